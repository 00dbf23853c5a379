import Diagnostics
import Fabrics
import Quantities
import Testing

@testable import Cabling

@Suite("Structured cabling: trunks between panels, cords at both ends")
struct StructuredCablingTests {
  let shelf: PartsShelf
  init() throws { shelf = try Shipped.shelf.get() }
  private let policy = LinkPolicy(technologies: [.pluggable], style: .structured)

  private func fixture(leaves: Int, links: Int, meters: Float) -> NetworkFixture {
    var fixture = NetworkFixture(
      a: Box.qm9700(), aCages: 32, aCount: leaves, b: Box.qm9700(.spine), bCages: 64, bCount: 2, rate: 400,
      kind: .leafSpine)
    for leaf in 0..<leaves {
      for port in 0..<links { fixture.join(leaf, port, port % 2, leaf * (links / 2 + 1) + port / 2, meters) }
    }
    return fixture
  }

  @Test(
    "26 links between two pairs of racks fill 4 trunks of 12, with 8 cassettes, 3 panels' worth by rack, and 52 cords")
  func pieces() {
    // One leaf, 13 links to each of two spines: per pair of racks ceil(13 / 12) = 2 trunks.
    let plan = fixture(leaves: 1, links: 26, meters: 40).plan(policy, shelf: shelf)
    #expect(plan.cables.count == 4)
    #expect(plan.cables.map(\.linkCount).sorted() == [1, 1, 12, 12])
    #expect(plan.count(of: "trunk-mpo12-144") == 4)
    #expect(plan.parts.first { $0.kind == .trunk }?.length == Length(meters: 50))
    #expect(plan.count(of: "jumper-mpo12-sm") == 52)
    #expect(plan.parts.first { $0.part == "jumper-mpo12-sm" }?.length == Length(meters: 3))
    // Cassettes at every trunk end: 4 in the leaf's rack, 2 in each spine's; 4 to a panel.
    #expect(plan.count(of: "cassette-mpo") == 8)
    #expect(plan.count(of: "panel-48") == 3)
    #expect(plan.findings.filter { $0.code == .polarity }.count == 1)
  }

  @Test("reach counts trunk and both cords: 100 m modules take a run of 75 m, not of 100 m", arguments: [75.0, 76])
  func reachOfAll(meters: Double) {
    let found = RatedReach(shelf).candidates(
      for: run(Box.qm9700(), Box.qm9700(.spine), 400, meters: meters), under: policy)
    #expect(found.closes("mms4x00-ns", "mms4x00-ns") == (meters <= 75))
    #expect(found.closes("mms4x00-nm", "mms4x00-nm"))
  }

  @Test("a run of two patch cords stays a cord from port to port", arguments: [6.0, 6.1])
  func shortRun(meters: Double) {
    let found = RatedReach(shelf).candidates(
      for: run(Box.qm9700(), Box.qm9700(.spine), 400, meters: meters), under: policy)
    #expect((found.choice?.bundle == .perLink) == (meters <= 6))
  }

  @Test("type A trunks with type B cords leave transmitters on transmitters")
  func polarity() throws {
    var wrong = shelf
    for index in wrong.cables.indices where wrong.cables[index].cableKind == .trunk {
      wrong.cables[index].polarity = "A"
    }
    let found = RatedReach(wrong).candidates(
      for: run(Box.qm9700(), Box.qm9700(.spine), 400, meters: 40), under: policy)
    #expect(found.choice == nil)
    #expect(found.contains { $0.obstacle == .polarity })
    for index in wrong.cables.indices where wrong.cables[index].cableKind == .trunk {
      wrong.cables[index].polarity = "B"
    }
    let right = RatedReach(wrong).candidates(
      for: run(Box.qm9700(), Box.qm9700(.spine), 400, meters: 40), under: policy)
    #expect(right.choice?.remarks == [])
  }
}
