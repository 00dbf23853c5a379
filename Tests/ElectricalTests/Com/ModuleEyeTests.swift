import Glibc
import Numerics
import Quantities
import TestSupport
import Testing

@testable import Electrical

@Suite("Eye at a module interface")
struct ModuleEyeTests {
  /// A result with Gaussian noise of a millivolt's deviation.
  static func result(signal: Double) -> ComCaseResult {
    ComCaseResult(
      name: "module", com: .zero, figureOfMerit: .zero, settings: EqualizerSettings(gain: .zero),
      signal: Voltage(volts: signal), noise: Voltage(volts: 0), terms: [],
      pulse: EqualizedPulse(
        volts: [], samplesPerSymbol: 32, interval: Duration(seconds: 1e-12), cursor: 0, samplesBeforePeak: 0,
        residuals: [], residualCursor: 0),
      density: .gaussian(sigma: 1e-3, step: 1e-6, reach: 9), candidates: 1)
  }

  @Test("height and closure follow from signal and noise, by hand")
  func open() throws {
    // 4.26489 deviations are exceeded with a probability of 1e-5.
    let eye = Self.result(signal: 10e-3).eye(errorRatio: 1e-5)
    #expect(abs(eye.height.volts - 2 * (10e-3 - 4.26489e-3)) < 2e-8)
    #expect(abs(try #require(eye.closure).decibels - 20 * log10(10 / (10 - 4.26489))) < 1e-4)
    #expect(!eye.isValidated)
    let clause = ComEyeLimit(height: Voltage(volts: 10e-3), closure: Decibels(decibels: 12))
    #expect(eye.meets(clause))
    #expect(!Self.result(signal: 6e-3).eye(errorRatio: 1e-5).meets(clause))
  }

  @Test("a closed eye has no height and no closure")
  func closed() {
    let eye = Self.result(signal: 4e-3).eye(errorRatio: 1e-5)
    #expect(eye.height == .zero)
    #expect(eye.closure == nil)
  }
}
