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

  @Test("a run shorter than the optics' least is given a longer cord", arguments: [0.5, 1.9, 2.0])
  func least(meters: Double) throws {
    let found = reach.candidates(
      for: run(Box.qm9700(), Box.qm9700(.spine), 400, meters: meters), under: LinkPolicy(technologies: [.pluggable]))
    #expect(found.filter(\.closes).allSatisfy { $0.soldLength.map { $0 >= Length(meters: 2) } ?? false })
    #expect(found.choice != nil)
  }

  @Test("1 Gb/s management runs on twisted pair where the catalog has it, up to its length", arguments: [100.0, 101])
  func twistedPair(meters: Double) throws {
    var shelf = try Shipped.shelf.get()
    var cord = CableModel()
    cord.id = "cat6"
    cord.speed = gigabits(1)
    var plug = CableModel.End()
    plug.form = "rj45"
    plug.cages = ["rj45"]
    cord.ends = [plug, plug]
    cord.lengths = [1, 3, 10, 30, 100].map { Length(meters: $0) }
    cord.priceBase = Money(dollars: 2)
    shelf.cables.append(cord)
    let jack = Box.end(.rj45, .either, 1, lane: 1, ports: 1, .leaf, "sn2201")
    let found = RatedReach(shelf).candidates(
      for: run(jack, jack, 1, meters: meters, .single, "ethernet"), under: LinkPolicy())
    #expect(found.contains { $0.closes && $0.parts.first?.part == "cat6" } == (meters <= 100))
  }
}

extension [Candidate] {
  fileprivate var closes400G: Bool { contains { $0.closes && $0.module(at: .a) == "400g-dr4-q112" } }
}
