import Foundation
import Numerics
import Quantities
import TestSupport
import Testing

@testable import Signaling

@Suite("The inner code with soft decisions") struct SoftHammingTests {
  @Test("The (8,4) code leaves as many wrong blocks as deciding for the nearest of all codewords (3 standard errors)")
  func nearest() throws {
    let code = try #require(ExtendedHammingCode(order: 3))
    let margin = 1.5
    let found = SoftHammingSimulation(
      code: code, modulation: .nrz, symbolBits: 2, seed: 5, blocks: 30_000
    ).simulate(margin: margin)
    let codewords = (0..<256).filter { word in
      (0..<8).reduce(0) { word >> $1 & 1 == 1 ? $0 ^ $1 : $0 } == 0 && word.nonzeroBitCount % 2 == 0
    }
    var random = RandomStream(seed: 99)
    var wrong = 0
    let blocks = 30_000
    for _ in 0..<blocks {
      let received = (0..<8).map { _ in 1 + random.normal() / margin }
      let best = codewords.max { a, b in likelihood(a, received) < likelihood(b, received) }
      if best != 0 { wrong += 1 }
    }
    let expected = Double(wrong) / Double(blocks)
    let deviation = (2 * expected * (1 - expected) / Double(blocks)).squareRoot()
    #expect(abs(found.blockErrorRatio - expected) < 3 * deviation)
  }

  private func likelihood(_ codeword: Int, _ received: [Double]) -> Double {
    received.enumerated().reduce(0) { $0 + $1.element * (codeword >> $1.offset & 1 == 1 ? -1 : 1) }
  }

  @Test("Two seeds agree within 3 standard errors, one seed with itself to the bit", arguments: [0.012, 0.004])
  func seeds(ratio: Double) throws {
    let outcomes = [1, 1, 2].map { SoftHammingSimulation(seed: $0, blocks: 4000).outcome(bitErrorRatio: ratio) }
    #expect(outcomes[0] == outcomes[1] && outcomes[0] != outcomes[2])
    let errors = try outcomes.map { outcome in
      guard case .simulated(_, let bit, let block, let symbol) = outcome.method else { throw NotSimulated() }
      return [bit, block, symbol]
    }
    for (index, value) in [\InnerOutcome.bitErrorRatio, \.blockErrorRatio, \.symbolErrorRatio].enumerated() {
      let distance = abs(outcomes[0][keyPath: value] - outcomes[2][keyPath: value])
      #expect(distance < 3 * hypot(errors[0][index], errors[2][index]))
    }
  }

  private struct NotSimulated: Error {}

  @Test("An independent Monte Carlo agrees within 3 combined standard errors", arguments: SoftInnerCode.points)
  func reference(point: SoftInnerCode.Point) throws {
    let modulation = try #require(Modulation(rawValue: point.modulation))
    #expect(abs(modulation.margin(bitErrorRatio: point.ratio) - point.margin) < 1e-9)
    let found = SoftHammingSimulation(modulation: modulation, seed: 3, blocks: 20_000)
      .outcome(bitErrorRatio: point.ratio)
    guard case .simulated(_, let bit, let block, let symbol) = found.method else { throw NotSimulated() }
    for (value, error, expected) in [
      (found.bitErrorRatio, bit, point.bit), (found.blockErrorRatio, block, point.block),
      (found.symbolErrorRatio, symbol, point.symbol),
    ] {
      let deviations = (value - expected.value) / hypot(error, expected.standardError)
      #expect(abs(deviations) < 3, "\(value) for \(expected.value): \(deviations) standard errors")
      // An error bar that hides a difference is none.
      #expect(error < 0.03 * value)
    }
  }

  @Test(
    "A second Monte Carlo, of two levels, agrees within 3 combined standard errors", arguments: BinaryInnerCode.cases)
  func binary(row: BinaryInnerCode) throws {
    let found = SoftHammingSimulation(modulation: .nrz, seed: 6, blocks: 30_000)
      .outcome(bitErrorRatio: row.channel_ber)
    guard case .simulated(_, let bit, let block, _) = found.method else { throw NotSimulated() }
    for (value, error, expected) in [
      (found.blockErrorRatio, block, row.expected.codeword_error_ratio),
      (found.bitErrorRatio, bit, row.expected.output_ber),
    ] {
      let deviations = (value - expected) / hypot(error, row.statistical_error_relative * expected)
      #expect(abs(deviations) < 3, "\(value) for \(expected): \(deviations) standard errors")
    }
  }

  @Test("Where errors are rare, the union bound is met: codewords of weight 4, by exact enumeration of the levels")
  func rare() {
    let margin = Modulation.pam4.margin(bitErrorRatio: 1e-7)
    var neighbors = 0.0
    for a in 0..<128 {
      for b in (a + 1)..<128 {
        for c in (b + 1)..<128 where a ^ b ^ c > c {
          let bits = [a, b, c, a ^ b ^ c]
          // First bits of a pair have a neighbor at the two inner levels only.
          if Set(bits.map { $0 / 2 }).count == 4 {
            neighbors += pow(0.5, Double(bits.filter { $0.isMultiple(of: 2) }.count))
          }
        }
      }
    }
    let expected = neighbors * GaussianTail.probability(above: 2 * margin)
    let found = SoftHammingSimulation().simulate(margin: margin)
    #expect(abs(found.blockErrorRatio / expected - 1) < 1e-3, "\(found.blockErrorRatio) \(expected)")
    #expect(abs(found.bitErrorRatio / found.blockErrorRatio * 32 - 1) < 1e-3)
  }

  @Test(
    "Soft decisions leave a fifth of the wrong blocks of hard ones at most", arguments: [Modulation.nrz, .pam4, .pam8])
  func better(modulation: Modulation) {
    let ratio = 0.004
    let soft = SoftHammingSimulation(modulation: modulation, seed: 4, blocks: 2000).outcome(bitErrorRatio: ratio)
    let hard = ExtendedHammingCode.inner.hardDecoded(bitErrorRatio: ratio, symbolBits: 10)
    #expect(soft.blockErrorRatio > 0 && soft.blockErrorRatio < hard.blockErrorRatio / 5)
  }

  @Test("The threshold of the concatenated code leaves the target, and its standard error covers other seeds")
  func threshold() throws {
    let found = try [UInt64(1), 2, 3].map { seed in
      try FecDesign(code: .kp4, inner: .soft, seed: seed).threshold(target: 1e-15)
    }
    for other in found {
      let error = try #require(other.standardError)
      #expect(error < 0.01 * other.bitErrorRatio)
      #expect(abs(other.bitErrorRatio - found[0].bitErrorRatio) < 5 * error)
    }
    // The reference Monte Carlo at 4.85e-3 leaves 2.27e-3 of the outer symbols wrong; 2.4e-3 is what meets the target.
    #expect(found[0].bitErrorRatio > 4.7e-3 && found[0].bitErrorRatio < 5.0e-3)
  }

  @Test("Whatever the error ratio, code and seed, the share of lost codewords lies within its range")
  func range() throws {
    let codes = [ReedSolomonCode.kp4, .kr4, ReedSolomonCode(length: 63, dimension: 61, symbolBits: 6)].compactMap(
      \.self)
    #expect(codes.count == 3)
    let threshold = try FecDesign(code: .kp4).threshold(target: 1e-15)
    let failure = counterexample(runs: 60) { choices -> String? in
      let ratio = choices.element(of: [1e-9, 1e-3, 0.02, 0.05, 0.06, 0.08, 0.1, 0.2, 0.3, 0.374, 0.45, 0.499]) ?? 0.1
      guard
        let design = try? FecDesign(
          code: choices.element(of: codes) ?? .kp4, inner: .soft,
          modulation: choices.element(of: [.nrz, .pam4, .pam8]) ?? .pam4, seed: UInt64(choices.integer(1...9)))
      else { return "refused" }
      let found = FecAnalysis(
        design, performance: design.performance(bitErrorRatio: ratio), frameOctets: 64,
        rate: BitRate(bitsPerSecond: 800e9), decoding: nil, threshold: threshold)
      guard let range = found.codewordErrorRange else { return "no range at \(ratio)" }
      let lost = found.performance.outer.codewordErrorRatio
      return range.lowerBound >= 0 && range.upperBound <= 1 + 1e-12 && lost >= range.lowerBound - 1e-12
        && lost <= range.upperBound + 1e-12 ? nil : "\(lost) outside \(range) at \(ratio)"
    }
    #expect(failure == nil)
  }
}
