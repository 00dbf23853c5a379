import Cabling
import Diagnostics
import Economics
import Fabrics
import Facility
import Quantities
import Testing

@Suite struct BillTests {
  @Test(
    "Spares are the share rounded up, none below the fewest pieces, at least one switch of a model",
    arguments: [
      (BillCategory.module, 4, 0), (.module, 5, 1), (.module, 50, 1), (.module, 51, 2), (.cable, 150, 3),
      (.module, 10_000, 200), (.switch, 1, 1), (.switch, 100, 1), (.switch, 101, 2), (.host, 1_000, 0),
      (.trunk, 500, 0),
    ])
  func sparesAreRoundedUp(category: BillCategory, pieces: Int, expected: Int) {
    #expect(SparePolicy().spares(of: category, using: pieces) == expected)
  }

  @Test("A share of zero buys no spares")
  func noShareNoSpares() {
    let none = SparePolicy(parts: .zero, switches: .zero)
    #expect(none.spares(of: .module, using: 10_000) == 0)
    #expect(none.spares(of: .switch, using: 10_000) == 0)
  }

  @Test("Spares of a part that two networks use are counted once and stand on the first")
  func sparesSpanNetworks() throws {
    let links = Fixture.links([
      Fixture.part(.module, "m", layer: 1, count: 26, dollars: 10), Fixture.part(.module, "m", count: 25, dollars: 10),
    ])
    let bill = BillBuilder(network: Fixture.network([]), links: links, facts: [:]).build().bill
    #expect(bill.lines.map(\.tier) == [.scaleOut, .storage])
    #expect(bill.lines.map(\.spares) == [2, 0])
    #expect(bill.total().known == Money(dollars: 530))
  }

  // 2.5 switch modules and 1 host module per accelerator in three tiers: 35,000 for 10,000 accelerators.
  @Test("Ten thousand accelerators on three tiers buy 35,000 modules and 2 % of each part as spares")
  func modulesOfThreeTiers() {
    let links = Fixture.links([
      Fixture.part(.module, "single", count: 10_000, dollars: 700),
      Fixture.part(.module, "twin", count: 25_000, dollars: 900),
    ])
    let bill = BillBuilder(network: Fixture.network([]), links: links, facts: [:]).build().bill
    #expect(bill.lines.map(\.quantity).reduce(0, +) == 35_000)
    #expect(bill.lines.map(\.spares) == [200, 500])
    #expect(bill.total().known == Money(dollars: 10_200 * 700 + 25_500 * 900))
  }

  @Test("A line without a price is counted, adds nothing and makes the total a lower bound")
  func unknownIsNotZero() throws {
    let network = Fixture.network([(.host, 0, "host", 2), (.leaf, 0, "leaf", 3)])
    let builder = BillBuilder(network: network, links: Fixture.links(), facts: ["host": Fixture.facts(dollars: 1000)])
    let (bill, findings) = builder.build()
    #expect(bill.total().text(\.description) == "at least 2000 USD (1 line unknown)")
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.code == .unpricedLines)
    #expect(finding.message.contains("3 x leaf"))
  }

  @Test("Switches stand on a line for each network and role")
  func switchesByRole() {
    let network = Fixture.network([(.leaf, 0, "s", 4), (.spine, 0, "s", 2), (.leaf, 1, "s", 1)])
    let bill = BillBuilder(network: network, links: Fixture.links(), facts: ["s": Fixture.facts(dollars: 1)]).build()
      .bill
    #expect(bill.lines.map(\.description) == ["part, leaf", "part, spine", "part, leaf"])
    #expect(bill.lines.map(\.quantity) == [4, 2, 1])
    #expect(bill.lines.map(\.spares) == [1, 0, 0])
  }

  @Test("Links of one part and length on two layers of one network make one line, other lengths another")
  func linesAreMerged() {
    let links = Fixture.links([
      Fixture.part(.cable, "c", meters: 3, count: 7, dollars: 5),
      Fixture.part(.cable, "c", meters: 1, count: 2, dollars: 4),
      Fixture.part(.cable, "c", meters: 3, count: 1, dollars: 5),
    ])
    let bill = BillBuilder(network: Fixture.network([]), links: links, facts: [:]).build().bill
    #expect(bill.lines.map(\.length) == [Length(meters: 1), Length(meters: 3)])
    #expect(bill.lines.map(\.quantity) == [2, 8])
  }

  // Q3450: 72 engines and 18 external laser modules in one box.
  @Test("Engines and lasers of a co-packaged box are listed, inside its price; spare lasers are bought")
  func insideIsNotAdded() throws {
    let inside = [
      InsidePart(category: .engine, part: "engine", count: 72), InsidePart(category: .laser, part: "els", count: 18),
    ]
    let facts = [
      "box": Fixture.facts(dollars: 180_000, inside: inside), "engine": Fixture.facts(dollars: 630),
      "els": Fixture.facts(dollars: 600),
    ]
    let links = Fixture.links([Fixture.part(.engine, "engine", technology: .cpo, count: 288)])
    let network = Fixture.network([(.leaf, 0, "box", 4)])
    let builder = BillBuilder(network: network, links: links, facts: facts, spares: SparePolicy(switches: .zero))
    let bill = builder.build().bill
    let included = bill.lines.filter(\.isIncluded)
    #expect(included.map(\.quantity) == [288, 72])
    #expect(bill.total().known == Money(dollars: 4 * 180_000 + 2 * 600))  // ceil(2 % of 72) lasers
  }

  @Test("A host that is a rack of its own needs no rack, and a cable between racks costs more hands")
  func installation() throws {
    let (network, links) = Fixture.joined(links: 3, by: Fixture.twinPort(watts: 14))
    func rack(_ position: Int, hosts: Bool, _ device: DeviceIndex) -> Rack {
      Rack(name: "R", row: 0, position: position, holdsHosts: hosts, devices: [device])
    }
    let layout = Layout(
      floor: FloorSpec(), rows: 1, racks: [rack(0, hosts: true, 0), rack(1, hosts: false, 1)],
      positions: [Position(rack: 0, unit: 1), Position(rack: 1, unit: 1)], runMeters: [3, 3, 3], findings: [])
    let prices = Dictionary(uniqueKeysWithValues: InstallationItem.allCases.map { ($0, Fixture.facts(dollars: 1)) })
    let builder = BillBuilder(
      network: network, links: links,
      facts: ["host": Fixture.facts(dollars: 0, isRack: true), "leaf": Fixture.facts(dollars: 0, needsLiquid: true)])
    let lines = builder.build(layout: layout, installation: prices).bill.lines
    func count(_ item: InstallationItem) -> Int? { lines.first { $0.part == item.catalogID }?.quantity }
    #expect(count(.rack) == 1)
    #expect(count(.cableManagement) == 1)
    #expect(count(.manifold) == 1)
    #expect(count(.cableAcrossHall) == 3)
    #expect(count(.cableInRack) == nil)
    #expect(count(.fiberTest) == 3)
  }

  @Test("A device that no row describes is on the bill, without a price")
  func appliances() {
    let network = Fixture.network([(.manager, 0, "manager", 2)])
    func lines(_ facts: [String: PartFacts]) -> [BillLine] {
      BillBuilder(network: network, links: Fixture.links(), facts: facts).build().bill.lines
    }
    #expect(lines([:]).map(\.unitPrice) == [.unknown])
    #expect(lines([:]).map(\.quantity) == [2])
    #expect(lines(["manager": Fixture.facts()]).map(\.category) == [.other])
  }

  @Test("The bill is the same whatever the order of the parts")
  func orderDoesNotMatter() {
    let parts = [
      Fixture.part(.module, "b", count: 3, dollars: 1), Fixture.part(.module, "a", layer: 1, count: 2, dollars: 1),
      Fixture.part(.cable, "c", meters: 2, count: 9, dollars: 1),
    ]
    func names(_ parts: [PartCount]) -> [String] {
      BillBuilder(network: Fixture.network([]), links: Fixture.links(parts), facts: [:]).build().bill.lines.map(\.part)
    }
    #expect(names(parts) == ["b", "a", "c"])
    #expect(names(parts.reversed()) == names(parts))
  }

  @Test(
    "Lead times are estimated by class",
    arguments: [
      (LeadTimeClass.ofSwitch(capacity: BitRate(bitsPerSecond: 51.2e12), isCopackaged: false), LeadTimeClass.box),
      (.ofSwitch(capacity: BitRate(bitsPerSecond: 102.4e12), isCopackaged: false), .largestBox),
      (.ofSwitch(capacity: BitRate(bitsPerSecond: 102.4e12), isCopackaged: true), .copackagedBox),
      (.ofSwitch(capacity: BitRate(bitsPerSecond: 25.6e12), isCopackaged: false), nil),
      (.ofModule(rate: BitRate(bitsPerSecond: 800e9), isMultimode: true), .multimodeModule),
      (.ofModule(rate: BitRate(bitsPerSecond: 800e9), isMultimode: false), .singleModeModule),
      (.ofModule(rate: BitRate(bitsPerSecond: 1.6e12), isMultimode: false), .fastestModule),
      (.ofModule(rate: BitRate(bitsPerSecond: 100e9), isMultimode: false), nil), (.ofCable(.copper), .copper),
      (.ofCable(.aec), .retimedCopper), (.ofCable(.aoc), nil),
    ] as [(LeadTimeClass?, LeadTimeClass?)])
  func leadTimes(found: LeadTimeClass?, expected: LeadTimeClass?) {
    #expect(found == expected)
  }
}
