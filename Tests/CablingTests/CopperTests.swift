import Fabrics
import Quantities
import Testing

@testable import Cabling

@Suite("Copper is used where it reaches and where one cable can follow the cages")
struct CopperTests {
  let reach: RatedReach
  init() throws { reach = try Shipped.reach() }

  @Test("a straight 800G DAC reaches 2 m (dac-800g-osfp)", arguments: [0.5, 2.0, 2.1, 3.1])
  func straight(meters: Double) throws {
    let end = Box.qm9700()
    let found = reach.candidates(for: run(end, Box.qm9700(.spine), 400, meters: meters, .straight), under: LinkPolicy())
    #expect(found.serves("dac-800g-osfp") == (meters <= 2))
    if meters <= 2 {
      let choice = try #require(found.choice)
      #expect(choice.technology == .copper)
      #expect(choice.parts.first?.sharedBy == 2)
      #expect(choice.bundle == .perPorts(end: .a, ports: 2))
    }
  }

  @Test("a splitter DAC reaches 3 m (dac-800g-2x400g)", arguments: [2.9, 3.0, 3.1])
  func split(meters: Double) throws {
    let found = reach.candidates(for: run(Box.gb200, Box.qm9700(), 400, meters: meters, .split), under: LinkPolicy())
    #expect(found.serves("dac-800g-2x400g") == (meters <= 3))
    let choice = try #require(found.choice)
    #expect((choice.technology == .copper) == (meters <= 3))
    if meters <= 3 { #expect(choice.bundle == .perPorts(end: .b, ports: 2)) }
  }

  @Test("cages whose ports go to unrelated cages are served by fiber only")
  func crossed() {
    let found = reach.candidates(for: run(Box.dgxH100, Box.qm9700(), 400, meters: 1), under: LinkPolicy())
    #expect(found.filter(\.closes).allSatisfy { $0.technology == .pluggable })
    #expect(found.contains { $0.technology == .copper && $0.obstacle != nil })
  }

  @Test("200G cables with 50G lanes serve HDR and QSFP56 cages", arguments: [2.0, 2.1, 100, 101])
  func hdr(meters: Double) {
    let end = Box.end(.qsfp56, .either, 200, lane: 50, ports: 1, .leaf, "qm8700")
    let found = reach.candidates(
      for: run(end, end, 200, meters: meters, .single, "infiniband-hdr"),
      under: LinkPolicy(technologies: [.copper, .aoc]))
    let expected: Technology? = meters <= 2 ? .copper : meters <= 100 ? .aoc : nil
    #expect(found.choice?.technology == expected)
  }

  @Test("what is discontinued is not bought (dac-800g-4x200g)")
  func discontinued() {
    let host = Box.end(.osfp, .flat, 200, lane: 100, ports: 1, .host, "host")
    let found = reach.candidates(
      for: run(host, Box.sn5600(.leaf, ports: 4), 200, meters: 2, .split, "ethernet"), under: LinkPolicy())
    #expect(!found.serves("dac-800g-4x200g"))
  }
}
