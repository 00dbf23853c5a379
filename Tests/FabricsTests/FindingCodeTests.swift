import Diagnostics
import Fabrics
import Testing

@Suite struct FindingCodeTests {
  @Test func `Codes are unique, in the range of fabrics, and explained`() {
    let codes = FindingCode.fabricsCodes
    #expect(Set(codes.map(\.id)).count == codes.count)
    #expect(codes.allSatisfy { $0.id.hasPrefix("HG12") && $0.id.count == 6 && $0.explanation.count > 100 })
  }
}
