import Fabrics
import Quantities
import Testing

@testable import Cabling

@Suite("Runs beyond the longest cord are laid to measure, and circuit switches pass light")
struct LongRunTests {
  let reach: RatedReach
  init() throws { reach = try Shipped.reach() }

  @Test("500 m of 2xDR4 is 8 strands cut to measure with a cord at each end")
  func measured() throws {
    let found = reach.candidates(for: run(Box.qm9700(), Box.qm9700(.spine), 400, meters: 500), under: LinkPolicy())
    let choice = try #require(found.choice)
    #expect(choice.soldLength == nil)
    let strand = try #require(choice.parts.first { $0.kind == .trunk })
    #expect(strand.part == "fibre-os2")
    #expect(strand.quantity == 8)
    // 0.05 USD per meter and fiber.
    #expect(strand.price == .known(Money(dollars: 25)))
    #expect(choice.parts.filter { $0.kind == .cable }.count == 2)
  }

  @Test("two links that share a connector share their strands and cords, however long they are")
  func measuredTogether() throws {
    var fixture = NetworkFixture(
      a: Box.qm9700(ports: 4), aCages: 2, aCount: 1, b: Box.qm9700(.spine, ports: 4), bCages: 2, bCount: 1, rate: 200)
    for port in 0..<8 { fixture.join(0, port, 0, port, 500) }
    let plan = fixture.plan(shelf: try Shipped.shelf.get())
    let type = try #require(plan.classes.first)
    #expect(plan.classes.count == 1 && type.choice?.isPatched == true)
    // Two modules of two connectors at each end: four runs of 8 strands with a cord at both ends, for eight links of 4 strands.
    #expect(plan.cables.map(\.linkCount) == [2, 2, 2, 2])
    #expect(type.laidCables == 4 && type.patchCords == 8)
    #expect(plan.parts.filter { $0.kind == .cable }.map(\.count) == [8])
    #expect(plan.parts.filter { $0.kind == .trunk }.map(\.count) == [32])
    #expect(plan.litFibers == 32)
  }

  @Test(
    "2 km take FR4, 10 km LR4, 120 km ZR, and no more", arguments: [2000.0, 2001, 10_000, 10_001, 120_000, 120_001])
  func lines(meters: Double) {
    let end = Box.end(.qsfpDD, .either, 400, lane: 50, ports: 1, .border, "border")
    let found = reach.candidates(for: run(end, end, 400, meters: meters, .single, "ethernet"), under: LinkPolicy())
    let expected =
      meters <= 2000 ? "400g-fr4" : meters <= 10_000 ? "400g-lr4" : meters <= 120_000 ? "400zr" : "400zr-plus"
    #expect(found.choice?.module(at: .a) == expected)
  }

  @Test("each of the two runs through a circuit switch may take half of the reach", arguments: [250.0, 251])
  func circuit(meters: Double) {
    let cube = Box.end(.qsfp112, .either, 400, lane: 100, ports: 1, .host, "cube")
    let mirror = Box.end(.fiber, .either, 400, lane: 100, ports: 1, .opticalCircuitSwitch, "palomar")
    let found = reach.candidates(for: run(cube, mirror, 400, meters: meters, .single, "ethernet"), under: LinkPolicy())
    #expect(found.closes400G == (meters <= 250))
    #expect(found.filter(\.closes).allSatisfy { $0.module(at: .b) == nil })
  }

  @Test("the cubes of TPU v4 meet a circuit switch over one fiber a link (tpu-v4-bidi, palomar)")
  func cubes() throws {
    let cube = Box.end(.osfp, .flat, 200, lane: 50, ports: 1, .host, "tpu-v4-rack")
    let mirror = Box.end(.fiber, .either, 200, lane: 0, ports: 1, .opticalCircuitSwitch, "palomar")
    let found = reach.candidates(for: run(cube, mirror, 200, meters: 20, .single, "ici"), under: LinkPolicy())
    let choice = try #require(found.choice)
    #expect(choice.module(at: .a) == "tpu-v4-bidi")
    #expect(choice.fibersPerLink == 1)
    #expect(!choice.pricePerLink.isComplete)
  }

  @Test("a run shorter than the optics' least is given a longer cord", arguments: [0.5, 1.9, 2.0])
  func least(meters: Double) throws {
    let found = reach.candidates(
      for: run(Box.qm9700(), Box.qm9700(.spine), 400, meters: meters), under: LinkPolicy(technologies: [.pluggable]))
    #expect(found.filter(\.closes).allSatisfy { $0.soldLength.map { $0 >= Length(meters: 2) } ?? false })
    #expect(found.choice != nil)
  }

  @Test("1 Gb/s management runs on twisted pair up to 100 m (cat6-1g)", arguments: [0.3, 100.0, 100.1])
  func twistedPair(meters: Double) throws {
    let jack = Box.end(.rj45, .either, 1, lane: 1, ports: 1, .leaf, "sn2201")
    let found = reach.candidates(for: run(jack, jack, 1, meters: meters, .single, "ethernet"), under: LinkPolicy())
    #expect(found.choice?.parts.map(\.part) == (meters <= 100 ? ["cat6-1g"] : nil))
    #expect(found.choice?.technology == (meters <= 100 ? .copper : nil))
  }
}

extension [Candidate] {
  fileprivate var closes400G: Bool { contains { $0.closes && $0.module(at: .a) == "400g-dr4-q112" } }
}
