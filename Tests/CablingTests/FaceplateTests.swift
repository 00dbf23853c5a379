import Diagnostics
import Fabrics
import Testing

@testable import Cabling

@Suite("Cages fit on the front panel")
struct FaceplateTests {
  private func findings(_ end: RunEnd, cages: Int, units: Int) -> [Finding] {
    let fixture = NetworkFixture(a: Box.gb200, aCages: 1, aCount: 1, b: end, bCages: cages, bCount: 1, rate: 400)
    return Faceplate(cagesPerUnit: 40, jacksPerUnit: 56).findings(fixture.network) { $0 == end.model ? units : nil }
  }

  @Test("the shipped boxes fit: 32 OSFP on 1 unit, 64 on 2, 72 on 4")
  func shipped() {
    for (cages, units) in [(32, 1), (64, 2), (72, 4)] {
      #expect(findings(Box.qm9700(), cages: cages, units: units).isEmpty)
    }
  }

  @Test("40 cages a unit are the limit, as a QM8700 has them", arguments: [40, 41])
  func limit(cages: Int) {
    #expect(findings(Box.qm9700(), cages: cages, units: 1).map(\.code) == (cages > 40 ? [.cagesPerUnit] : []))
  }

  @Test("fiber connectors on the panel are no cages")
  func fiber() { #expect(findings(Box.q3450(), cages: 144, units: 1).isEmpty) }
}
