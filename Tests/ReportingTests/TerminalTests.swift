import Cabling
import Diagnostics
import Economics
import Fabrics
import Facility
import Planning
import Quantities
import Testing

@testable import Reporting

@Suite("Tables for the terminal") struct TerminalTests {
  @Test("have a cell for every column in every row", arguments: PlanTable.allCases)
  func areRectangular(_ kind: PlanTable) throws {
    let table = kind.content(try PlanFixture.small())
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
  }

  @Test("show every cable, rack, line and finding")
  func areWhole() throws {
    let plan = try PlanFixture.small()
    #expect(PlanTable.runs.content(plan).rows.count == plan.links.cables.count)
    #expect(PlanTable.racks.content(plan).rows.count == plan.layout.racks.count)
    #expect(PlanTable.bom.content(plan).rows.count == plan.bill.lines.count)
    #expect(PlanTable.findings.content(plan).rows.count == plan.findings.count)
  }

  @Test("a plan's screen counts links, racks and findings, and says at least where a price is missing")
  func screen() throws {
    var plan = try PlanFixture.small()
    plan.bill.lines.append(
      BillLine(
        category: .other, part: "x", description: "", tier: nil, quantity: 1, unitPrice: .unknown, priceSource: ""))
    plan.cost.capex.add(.unknown)
    let screen = PlanScreen(plan)
    #expect(screen.head[1].hasPrefix("128 accelerators"))
    #expect(screen.last.hasPrefix("Plan: \(NumberText.grouped(plan.network.links.count)) links"))
    #expect(screen.cost.sum[3].hasPrefix("at least "))
    #expect(screen.cost.rows.last?[3] == "unknown")
  }

  @Test("a comparison has a column for each alternative, and the reason where there is no plan")
  func compares() throws {
    let table = CompareTable.content([
      .init(name: "pluggable", plan: try PlanFixture.small()),
      .init(name: "cpo", plan: nil, obstacle: "no box at this rate"),
    ])
    #expect(table.columns.map(\.title) == ["measure", "pluggable", "cpo"])
    #expect(table.rows.last == ["why not", "", "no box at this rate"])
  }

  @Test("a plan does not differ from itself")
  func differs() throws {
    let plan = try PlanFixture.small()
    #expect(DifferenceTable.content(PlanDifference(from: plan, to: plan)).rows.isEmpty)
  }
}

@Suite("Quantities in sentences") struct ProseTests {
  @Test(
    "have three significant digits",
    arguments: zip(
      [0, 0.4538, 0.1, 1, 9.996, 12.34, 99.96, 123.4, 999.4, 1234, 1_370_000, -12.34],
      ["0", "0.454", "0.1", "1", "10", "12.3", "100", "123", "999", "1,230", "1,370,000", "-12.3"]))
  func numbers(_ value: Double, _ expected: String) { #expect(Prose.number(value) == expected) }

  @Test("have the unit that keeps them small")
  func units() {
    #expect(Prose.power(Power(watts: 13_865_760)) == "13.9 MW")
    #expect(Prose.money(Money(dollars: 443_266_366)) == "443 million USD")
    #expect(Prose.rate(BitRate(bitsPerSecond: 400e9)) == "400 Gb/s")
    #expect(Prose.power(Power(watts: 999_960)) == "1 MW")
  }

  @Test("never show unknown as zero")
  func unknown() {
    #expect(Prose.figure(.unknown) == "unknown")
    var total = Total<Money>()
    total.add(.unknown)
    #expect(PlanScreen.amount(total) == "unknown")
  }
}
