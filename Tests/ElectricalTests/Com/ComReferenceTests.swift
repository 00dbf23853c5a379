import Electrical
import Glibc
import Quantities
import TestSupport
import Testing

/// Expected values and tolerances: `Fixtures/ORIGIN.md` and `Documentation/com.md`.
@Suite("Channel Operating Margin against reference results")
struct ComReferenceTests {
  /// Amplitudes and standard deviations within 0.1 %, crosstalk within 2 %.
  private func expectIntermediates(_ result: ComCaseResult, _ expected: ComFixture.Expected) {
    func isNear(_ value: Voltage, _ reference: Double, _ tolerance: Double = 1e-3) -> Bool {
      abs(value.volts - reference) <= tolerance * reference
    }
    let crosstalk = hypot(result.sigma(.farEndCrosstalk).volts, result.sigma(.nearEndCrosstalk).volts)
    #expect(isNear(result.signal, expected.As), "\(expected.name)")
    #expect(isNear(result.sigma(.transmitter), expected.sigma_Tx), "\(expected.name)")
    #expect(isNear(result.sigma(.receiver), expected.sigma_N), "\(expected.name)")
    #expect(isNear(result.sigma(.intersymbol), expected.sigma_ISI), "\(expected.name)")
    #expect(isNear(Voltage(volts: crosstalk), expected.sigma_XT, 0.02), "\(expected.name)")
    if let jitter = expected.sigma_J { #expect(isNear(result.sigma(.randomJitter), jitter), "\(expected.name)") }
    for (tap, reference) in zip(result.settings.feedback, expected.dfe_taps) { #expect(abs(tap - reference) < 1e-4) }
  }

  @Test("at the settings of an independent search by the text of Annex 93A every value agrees")
  func annexAtSettings() throws {
    for expected in try ComFixture.exact() {
      let lane = try ComFixture.analysis(expected, .annex).prepare(0)
      let result = try lane.evaluate(at: expected.settings)
      expectIntermediates(result, expected)
      #expect(abs(result.figureOfMerit.decibels - expected.FOM_dB) < 0.001, "\(expected.name)")
      #expect(abs(result.com.decibels - expected.COM_dB) < 0.03, "\(expected.name): \(result.com)")
      #expect(result.pulse.samplesBeforePeak == expected.samples_before_peak, "\(expected.name)")
    }
  }

  @Test("at the settings that the script's cursor leads to, the exact cursor gives the annex's values")
  func annexAtOtherSettings() throws {
    let others = try ComFixture.residualBelowOneMillivolt()
    for expected in try ComFixture.exact() {
      guard let there = expected.at_taps_of_com_annex93a, let other = others.first(where: { $0.name == expected.name })
      else { continue }
      let result = try ComFixture.analysis(expected, .annex).evaluate(0, at: other.settings)
      #expect(abs(result.signal.volts - there.As) < 1e-3 * there.As, "\(expected.name)")
      #expect(abs(result.figureOfMerit.decibels - there.FOM_dB) < 0.001, "\(expected.name)")
      #expect(abs(result.com.decibels - there.COM_dB) < 0.03, "\(expected.name)")
    }
  }

  @Test(
    "a free search by the text of Annex 93A is as good as the independent one, and does not land on the script's margin"
  )
  func annexSearch() throws {
    let scripts = try ComFixture.script()
    for expected in try ComFixture.exact() {
      let result = try ComFixture.analysis(expected, .annex).evaluate(0)
      #expect(result.candidates == expected.candidates, "\(expected.name)")
      #expect(result.figureOfMerit.decibels > expected.FOM_dB - 0.001, "\(expected.name)")
      #expect(Self.isSame(result.settings, expected.settings), "\(expected.name): \(result.settings)")
      #expect(abs(result.com.decibels - expected.COM_dB) < 0.03, "\(expected.name)")
      if let script = scripts.first(where: { $0.name == expected.name }), abs(script.COM_dB - expected.COM_dB) > 0.06 {
        #expect(abs(result.com.decibels - script.COM_dB) > 0.03, "\(expected.name)")
      }
    }
  }

  @Test("with the script's cursor alone the search lands on the results of that rule")
  func cursorHabit() throws {
    let method = ComMethod(name: "cursor", habits: ComHabits(cursor: .lastResidualBelow(volts: 1e-3)))
    for expected in try ComFixture.residualBelowOneMillivolt() {
      let result = try ComFixture.analysis(expected, method).evaluate(0)
      expectIntermediates(result, expected)
      #expect(abs(result.figureOfMerit.decibels - expected.FOM_dB) < 0.001, "\(expected.name)")
      #expect(abs(result.com.decibels - expected.COM_dB) < 0.03, "\(expected.name)")
      #expect(Self.isSame(result.settings, expected.settings), "\(expected.name): \(result.settings)")
    }
  }

  @Test("with all of its habits every value of the script is met at its settings, and its search finds them")
  func script() throws {
    for expected in try ComFixture.script() {
      let analysis = try ComFixture.analysis(expected, .script)
      let result = try analysis.evaluate(0, at: expected.settings)
      expectIntermediates(result, expected)
      #expect(abs(result.figureOfMerit.decibels - expected.FOM_dB) < 0.001, "\(expected.name)")
      #expect(abs(result.com.decibels - expected.COM_dB) < 0.03, "\(expected.name): \(result.com)")
      let found = try analysis.evaluate(0)
      #expect(found.figureOfMerit.decibels > expected.FOM_dB - 0.001, "\(expected.name)")
      #expect(Self.isSame(found.settings, expected.settings), "\(expected.name): \(found.settings)")
    }
  }

  @Test("files without a point at zero frequency are continued as the script does")
  func withoutZero() throws {
    for expected in try ComFixture.withoutZero() {
      let whole = try ComFixture.analysis(expected, .script)
      func cut(_ path: ComChannel.Path) throws -> ComChannel.Path {
        let sweep = TwoPortSweep(
          frequenciesHz: Array(path.sweep.frequenciesHz.dropFirst()), referenceOhms: path.sweep.referenceOhms,
          values: Array(path.sweep.values.dropFirst()))
        return ComChannel.Path(name: path.name, sweep: try #require(sweep))
      }
      let channel = ComChannel(
        through: try cut(whole.channel.through), farEnd: try whole.channel.farEnd.map(cut),
        nearEnd: try whole.channel.nearEnd.map(cut))
      let result = try ComAnalysis(specification: whole.specification, channel: channel, method: .script).evaluate(0)
      expectIntermediates(result, expected)
      #expect(abs(result.figureOfMerit.decibels - expected.FOM_dB) < 0.01, "\(expected.name)")
      #expect(abs(result.com.decibels - expected.COM_dB) < 0.03, "\(expected.name): \(result.com)")
      #expect(Self.isSame(result.settings, expected.settings), "\(expected.name): \(result.settings)")
    }
  }

  static func isSame(_ left: EqualizerSettings, _ right: EqualizerSettings) -> Bool {
    let taps = zip(left.preCursor + left.postCursor, right.preCursor + right.postCursor)
    return abs(left.gain.decibels - right.gain.decibels) < 1e-9
      && abs(left.lowFrequencyGain.decibels - right.lowFrequencyGain.decibels) < 1e-9
      && taps.allSatisfy { abs($0 - $1) < 1e-9 }
  }
}
