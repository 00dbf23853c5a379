import Glibc
import Numerics
import Signaling
import TestSupport
import Testing

@testable import Electrical

@Suite("Sequence detection of Annex 178A")
struct SequenceDetectorTests {
  static let detector = SequenceDetector(modulation: .pam4, errorRatio: 2e-4, allowance: pow(10, 0.15))
  static let step = 1e-4

  /// Nothing but white Gaussian noise of a volt's deviation, half of its variance the receiver's.
  static func white(signal: Double, feedback: Double) -> SequenceDetector.Input {
    let zeros = [Double](repeating: 0, count: SequenceDetector.mostTerms - 1)
    return SequenceDetector.Input(
      bounded: .impulse(step: step), gaussian: 1, receiver: [0.5] + zeros, correlation: [1] + zeros, signal: signal,
      noise: 3.540, feedback: feedback)
  }

  @Test("Gaussian noise is raised by the allowance itself: g = (10^0.3 - 1) / 0.5")
  func addedNoise() throws {
    // 3.54008 standard deviations are exceeded with a probability of 2e-4.
    var input = Self.white(signal: 4, feedback: 0.5)
    input.noise = Self.quantile(2e-4)
    let gain = try #require(Self.detector.gain(input))
    #expect(abs(gain.addedNoise - (pow(10, 0.3) - 1) / 0.5) < 1e-6)
  }

  @Test("nothing is gained where there is no feedback to replace")
  func noFeedback() throws {
    let gain = try #require(Self.detector.gain(Self.white(signal: 4, feedback: 0)))
    #expect(gain.decibels == 0)
  }

  @Test("in white Gaussian noise the error ratio is a sum of Q functions", arguments: [0.1, 0.5, 0.85], [3.0, 4.5])
  func whiteNoise(feedback b: Double, signal: Double) {
    let density = Density.gaussian(sigma: 1, step: 5e-3, reach: 12)
    let got = Self.detector.detectorErrorRatio(
      density, signal: signal, feedback: b, correlation: [1] + [Double](repeating: 0, count: 63))
    // V is the unit matrix, so the limit is A_s |u|^2, and the noise at the points has variances 1, b^2, (1 - b)^2.
    var expected = 0.0
    for j in 1...60 {
      let inner = Double(j - 1) * (1 - b) * (1 - b)
      let limit = signal * (1 + b * b + inner)
      let sigma = (1 + b * b + inner).squareRoot()
      expected += pow(0.75, Double(j - 1)) * 0.5 * erfc(limit / sigma / 2.0.squareRoot())
    }
    #expect(abs(got - expected) < 2e-3 * expected)
  }

  @Test("feedback at its greatest gains the most: up to 3 dB less what long errors cost")
  func mostGain() throws {
    let gains = try [0.2, 0.5, 0.85].map {
      try #require(Self.detector.gain(Self.white(signal: 5, feedback: $0))).decibels
    }
    #expect(gains[0] < gains[1] && gains[1] < gains[2])
    #expect(gains.allSatisfy { $0 > 0 && $0 < 3.02 })
  }

  @Test("without noise of the receiver there is no gain to be taken")
  func noReceiverNoise() {
    var input = Self.white(signal: 4, feedback: 0.5)
    input.receiver = [0]
    #expect(Self.detector.gain(input) == nil)
  }

  /// The amplitude that unit noise exceeds with a probability, by bisection of the complementary error function.
  static func quantile(_ probability: Double) -> Double {
    var (low, high) = (0.0, 40.0)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if 0.5 * erfc(middle / 2.0.squareRoot()) > probability { low = middle } else { high = middle }
    }
    return low
  }
}
