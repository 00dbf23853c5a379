import Quantities
import Testing

@testable import Cabling

@Suite("Runs of one bin round up to the same sold length of every cable")
struct LengthBinsTests {
  @Test("every length in a bin has the same sold length and the same verdict on every reach")
  func sameInBin() throws {
    let shelf = try Shipped.shelf.get()
    let bins = LengthBins(shelf)
    let reaches = shelf.modules.flatMap { [$0.reach].compactMap(\.self) + $0.pairReach.map(\.reach) }
    for millimeters in stride(from: 1, through: 520_000, by: 37) {
      let edge = Length(meters: Double(bins.edges[bins.bin(millimeters)]) / 1000)
      let length = Length(meters: Double(millimeters) / 1000)
      for cable in shelf.cables {
        #expect(cable.lengths.first { $0 >= length } == cable.lengths.first { $0 >= edge })
      }
      for reach in reaches { #expect((length <= reach) == (edge <= reach)) }
    }
  }

  @Test("an edge belongs to its bin, the next millimeter to the next", arguments: [2000, 50_000, 100_000, 500_000])
  func edges(millimeters: Int) throws {
    let bins = LengthBins(try Shipped.shelf.get())
    #expect(bins.edges[bins.bin(millimeters)] == millimeters)
    #expect(bins.edges[bins.bin(millimeters + 1)] > millimeters)
  }

  @Test("what is longer than everything has a bin of its own")
  func beyond() {
    let bins = LengthBins(edges: [3000, 1000, 3000, 0])
    #expect(bins.edges == [1000, 3000])
    #expect([0, 1000, 1001, 3000, 3001].map(bins.bin) == [0, 0, 1, 1, 2])
  }
}
