import Electrical
import Glibc
import Quantities
import TestSupport
import Testing

@Suite("COM behind a sampled receiver against reference results")
struct SampledReferenceTests {
  private func isNear(_ value: Double, _ expected: Double, _ relative: Double) -> Bool {
    abs(value - expected) <= relative * abs(expected)
  }

  @Test("there are six reference results")
  func count() throws {
    #expect(try SampledFixture.cases().count == 6)
  }

  @Test("at the settings of the script every intermediate value agrees with its habits")
  func values() throws {
    for item in try SampledFixture.cases() {
      let (expected, base) = (item.expected, item.base)
      let result = try item.analysis(.script).evaluate(0, at: base.settings)
      let figures = try #require(result.sampled)
      #expect(abs(result.com.decibels - base.COM_dB) < 0.05, "\(item)")
      #expect(abs(result.figureOfMerit.decibels - base.FOM_dB) < 0.01, "\(item)")
      #expect(isNear(result.signal.volts, base.As, 0.001), "\(item)")
      #expect(isNear(result.noise.volts, base.Ani, 0.005), "\(item)")
      #expect(abs(figures.feedbackMargin.decibels - expected.COM_DFE) < 0.03, "\(item)")
      #expect(abs(try #require(figures.sequenceGain).decibels - expected.delta_COM_mlsd) < 0.02, "\(item)")
      #expect(isNear(try #require(figures.sequenceErrorRatio), expected.DER_MLSD, 0.08), "\(item)")
      #expect(isNear(try #require(figures.addedNoise), expected.g_an, 0.01), "\(item)")
      #expect(isNear(result.sigma(.quantizer).volts, expected.sigma_Q, 0.002), "\(item)")
      #expect(isNear(result.sigma(.transmitter).volts, base.sigma_Tx, 0.001), "\(item)")
      #expect(isNear(result.sigma(.receiver).volts, base.sigma_N, 0.001), "\(item)")
      #expect(isNear(result.sigma(.randomJitter).volts, try #require(base.sigma_J), 0.001), "\(item)")
      #expect(isNear(result.sigma(.intersymbol).volts, base.sigma_ISI, 0.001), "\(item)")
      let crosstalk = hypot(result.sigma(.farEndCrosstalk).volts, result.sigma(.nearEndCrosstalk).volts)
      #expect(isNear(crosstalk, base.sigma_XT, 0.01), "\(item)")
      #expect(abs(try #require(result.settings.feedback.first) - base.dfe_taps[0]) < 0.001, "\(item)")
      #expect(result.settings.feedForward.count == expected.rx_ffe.count)
      for (tap, reference) in zip(result.settings.feedForward, expected.rx_ffe) {
        #expect(abs(tap - reference) < 0.001, "\(item)")
        #expect((tap == 0) == (reference == 0), "floating groups are at the same places: \(item)")
      }
    }
  }

  @Test("a free search ends at the settings of the script")
  func search() throws {
    for item in try SampledFixture.cases() {
      let result = try item.analysis(.script).evaluate(0, threads: 2)
      #expect(result.settings.gain.decibels == item.base.g_DC)
      #expect(result.settings.lowFrequencyGain.decibels == item.base.g_DC2)
      #expect((result.settings.preCursor + result.settings.postCursor).allSatisfy { abs($0) < 1e-12 })
      #expect(result.candidates == 36)
      #expect(abs(result.com.decibels - item.base.COM_dB) < 0.05)
    }
  }

  @Test("threads and the order in which they end change nothing")
  func threads() throws {
    let item = try #require(try SampledFixture.cases().first)
    let one = try item.analysis(.annex).evaluate(0, threads: 1)
    let three = try item.analysis(.annex).evaluate(0, threads: 3)
    #expect(one.settings == three.settings)
    #expect(one.com == three.com)
  }
}
