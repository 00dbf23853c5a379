import Glibc
import Numerics
import Signaling
import TestSupport
import Testing

@Suite("Amplitude in the tail of a sum of symbols")
struct TailAmplitudeTests {
  @Test("of normal noise alone it is the quantile: 5.327 standard deviations at 5e-8")
  func normal() {
    var tilt = 0.0
    let amplitude = TailAmplitude(modulation: .pam4, probability: 5e-8).amplitude([], variance: 4, tilt: &tilt)
    #expect(abs(0.5 * erfc(amplitude / 8.0.squareRoot()) - 5e-8) < 2e-11)
  }

  @Test(
    "of symbols in noise it is that of the density, within one part in a thousand",
    arguments: [Modulation.nrz, .pam4, .pam8], [1e-9, 5e-8, 1e-5])
  func density(modulation: Modulation, probability: Double) throws {
    let samples =
      [0.09, 0.035, -0.02, 0.012, 0.006, -0.003, 0.0021, 0.0016] + (0..<60).map { 0.0004 * sin(Double($0) * 2.3) }
    let variance = 4e-6
    let step = 2e-5
    let density = Density.symbols(samples, amplitudes: modulation.amplitudes, step: step)
      .convolved(with: .gaussian(sigma: variance.squareRoot(), step: step, reach: 9), precision: .absolute)
    var tilt = 0.0
    let amplitude = TailAmplitude(modulation: modulation, probability: probability)
      .amplitude(samples, variance: variance, tilt: &tilt)
    let expected = -density.quantile(probability)
    #expect(abs(amplitude - expected) < 0.001 * expected)
    // The next search begins where this one ended, and ends there.
    let again = TailAmplitude(modulation: modulation, probability: probability)
      .amplitude(samples, variance: variance, tilt: &tilt)
    #expect(abs(again - amplitude) < 1e-4 * amplitude)
  }

  @Test("nothing in, nothing out")
  func nothing() {
    var tilt = 0.0
    #expect(TailAmplitude(modulation: .nrz, probability: 1e-6).amplitude([], variance: 0, tilt: &tilt) == 0)
  }
}
