import Glibc
import Numerics
import Quantities
import Testing

@testable import Electrical

@Suite("Parts of the continuous-time equalizer")
struct EqualizerPartsTests {
  private static func equalizer(stages: Int) -> ContinuousEqualizer {
    let low = ContinuousEqualizer.LowFrequencyStage(
      gain: .fixed(0), zero: Frequency(hertz: 0.6e9), pole: Frequency(hertz: 0.7e9))
    return ContinuousEqualizer(
      gain: .fixed(0), zero: Frequency(hertz: 21e9), firstPole: Frequency(hertz: 22e9),
      secondPole: Frequency(hertz: 53e9), lowFrequency: stages == 2 ? low : nil)
  }

  @Test("parts times weights are the response of equation 93A-22", arguments: [1, 2], [0, 1e8, 0.65e9, 3e10, 4e11])
  func response(stages: Int, hertz: Double) {
    let (gain, low) = (Decibels(decibels: -7), Decibels(decibels: -2.5))
    var expected = Complex(pow(10, -7 / 20.0), hertz / 21e9) / (Complex(1, hertz / 22e9) * Complex(1, hertz / 53e9))
    if stages == 2 { expected *= Complex(pow(10, -2.5 / 20), hertz / 0.6e9) / Complex(1, hertz / 0.7e9) }
    let response = Self.equalizer(stages: stages).response(hertz: hertz, gain: gain, lowFrequencyGain: low)
    #expect((response - expected).magnitude < 1e-13 * max(1e-3, expected.magnitude))
  }
}
