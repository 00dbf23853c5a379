import Foundation
import Numerics
import Signaling
import Testing

@Suite("Bits on levels") struct SymbolMappingTests {
  @Test("Neighbors of Gray coded levels differ in one bit", arguments: [Modulation.nrz, .pam4, .pam8])
  func gray(modulation: Modulation) throws {
    let mapping = SymbolMapping(modulation)
    for level in 1..<modulation.levels {
      let (one, other) = (try #require(mapping.bits(of: [level - 1])), try #require(mapping.bits(of: [level])))
      #expect((one ^ other).nonzeroBitCount == 1)
    }
    #expect(mapping.bitErrors(levelsOff: 1) == 1 && mapping.bitErrors(levelsOff: -1) == 1)
  }

  @Test("Two PAM6 symbols carry 32 different words of 5 bits, and no corner of the square")
  func cross() {
    let mapping = SymbolMapping(.pam6)
    var labels: [UInt8] = []
    for x in 0..<6 {
      for y in 0..<6 {
        let isCorner = (x == 0 || x == 5) && (y == 0 || y == 5)
        let label = mapping.bits(of: [x, y])
        #expect((label == nil) == isCorner)
        if let label { labels.append(label) }
      }
    }
    #expect(labels.sorted() == Array(0..<32))
    #expect(mapping.bits(of: [6, 0]) == nil && mapping.bits(of: [0]) == nil)
  }

  @Test(
    "Bit errors of PAM6 and PAM8 are what a simulation counts (seeded, 4 standard errors)",
    arguments: [
      Modulation.pam6, .pam8,
    ])
  func simulated(modulation: Modulation) throws {
    let mapping = SymbolMapping(modulation)
    let levels = modulation.levels
    let margin = 1.6
    var random = RandomStream(seed: 3)
    var (wrong, total) = (0, 0)
    while total < 300_000 {
      let sent = (0..<mapping.symbolsPerWord).map { _ in random.integer(below: levels) }
      guard let label = mapping.bits(of: sent) else { continue }
      var decided = sent.map { level in
        let received = Double(level) + random.normal() / (2 * margin)
        return min(levels - 1, max(0, Int(received.rounded())))
      }
      // A corner is read as the point inward along the first symbol.
      if mapping.bits(of: decided) == nil { decided[0] = decided[0] == 0 ? 1 : levels - 2 }
      wrong += (label ^ (try #require(mapping.bits(of: decided)))).nonzeroBitCount
      total += mapping.bitsPerWord
    }
    let expected = modulation.bitErrorRatio(.gaussian(margin: margin))
    #expect(abs(Double(wrong) / Double(total) - expected) < 4 * 1.3 * (expected / Double(total)).squareRoot())
  }

  @Test("Gray coded PAM4 follows its closed form, and the margin of a bit error ratio is found again")
  func closedForm() {
    for margin in [0.5, 1, 2, 4, 8, 16] {
      func q(_ x: Double) -> Double { GaussianTail.probability(above: x) }
      let expected = (3 * q(margin) + 2 * q(3 * margin) - q(5 * margin)) / 4
      let found = Modulation.pam4.bitErrorRatio(.gaussian(margin: margin))
      #expect(agrees(found, expected, within: 1e-13))
      for modulation in Modulation.allCases {
        let ratio = modulation.bitErrorRatio(.gaussian(margin: margin))
        #expect(agrees(modulation.margin(bitErrorRatio: ratio), margin, within: 1e-11), "\(modulation)")
        #expect(agrees(modulation.margin(snr: modulation.snr(margin: margin)), margin, within: 1e-14))
      }
    }
  }

  @Test("Errors after each other: a tap of 1 continues 3/4 of PAM4 errors, of 1/2 3/8, of 0 none more than any")
  func continuation() {
    for (tap, expected) in [(1.0, 0.75), (0.5, 0.375)] {
      let chain = SymbolErrorChain.feedback(tap: tap, modulation: .pam4, noise: .gaussian(margin: 6), precoding: false)
      #expect(agrees(chain.continuation, expected, within: 1e-7))
    }
    let none = SymbolErrorChain.feedback(tap: 0, modulation: .pam4, noise: .gaussian(margin: 3), precoding: false)
    #expect(agrees(none.continuation, Modulation.pam4.symbolErrorRatio(.gaussian(margin: 3)), within: 1e-9))
    #expect(agrees(none.symbolErrorRatio, Modulation.pam4.symbolErrorRatio(.gaussian(margin: 3)), within: 1e-9))
  }

  @Test("Precoding turns a long burst into two errors and doubles a lone one")
  func precoding() {
    let long = SymbolErrorChain.feedback(tap: 1, modulation: .pam4, noise: .gaussian(margin: 5), precoding: true)
    let plain = SymbolErrorChain.feedback(tap: 1, modulation: .pam4, noise: .gaussian(margin: 5), precoding: false)
    // Bursts of mean length 4 become 2 symbols, but for those that the outermost level ends.
    #expect(agrees(long.symbolErrorRatio / plain.symbolErrorRatio, 0.5, within: 1e-3))
    let lone = SymbolErrorChain.feedback(tap: 0, modulation: .pam4, noise: .gaussian(margin: 5), precoding: true)
    let bare = SymbolErrorChain.feedback(tap: 0, modulation: .pam4, noise: .gaussian(margin: 5), precoding: false)
    #expect(agrees(lone.symbolErrorRatio / bare.symbolErrorRatio, 2, within: 1e-5))
  }
}
