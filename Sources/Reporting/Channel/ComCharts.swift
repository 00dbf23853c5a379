import Electrical
import Glibc
import Numerics
import Quantities

/// The charts of a margin.
enum ComCharts {
  private static let symbolsBefore = 6
  private static let symbolsBehind = 30

  /// The equalized pulse in symbols about its cursor, with the samples of the cursor's phase.
  static func pulse(_ oneCase: ComCaseResult) -> LineChart {
    let pulse = oneCase.pulse
    let symbol = max(1, pulse.samplesPerSymbol)
    var chart = LineChart(
      title: "Pulse response, case \(oneCase.name)", x: ChartAxis("time from the cursor, symbols"),
      y: ChartAxis("voltage, mV", includes: 0))
    chart.description =
      "The equalized pulse at the detector, its samples once a symbol, and what feedback leaves of them."
    func points(_ indices: StrideTo<Int>) -> [ChartPoint] {
      indices.compactMap { index in
        guard pulse.volts.indices.contains(index) else { return nil }
        return ChartPoint(x: Double(index - pulse.cursor) / Double(symbol), y: pulse.volts[index] * 1e3)
      }
    }
    let first = pulse.cursor - symbolsBefore * symbol
    let end = pulse.cursor + symbolsBehind * symbol + 1
    chart.series = [
      ChartSeries("pulse", points: points(stride(from: first, to: end, by: 1))),
      ChartSeries("sampled", points: points(stride(from: first, to: end, by: symbol)), style: .points),
      ChartSeries("left by feedback", points: residuals(pulse), style: .stems),
    ]
    chart.rules = [ChartRule(x: 0, name: "cursor")]
    return chart
  }

  private static func residuals(_ pulse: EqualizedPulse) -> [ChartPoint] {
    pulse.residuals.enumerated().compactMap { index, volts in
      let symbol = index - pulse.residualCursor
      guard symbol != 0, (-symbolsBefore...symbolsBehind).contains(symbol) else { return nil }
      return ChartPoint(x: Double(symbol), y: volts * 1e3)
    }
  }

  /// The density of all noise, with the signal and the noise that the margin compares.
  static func density(_ oneCase: ComCaseResult) -> LineChart {
    let density = oneCase.density
    let perMillivolt = 1 / max(density.step * 1e3, 1e-30)
    // Far in the tails nothing can be read off.
    let points = density.masses.enumerated().compactMap { index, mass -> ChartPoint? in
      let value = mass * perMillivolt
      return value > 1e-12 ? ChartPoint(x: Double(density.first + index) * density.step * 1e3, y: value) : nil
    }
    var chart = LineChart(
      title: "Density of noise, case \(oneCase.name)", x: ChartAxis("voltage, mV"),
      y: ChartAxis("probability per mV", scale: .logarithmic))
    chart.description = "All noise and interference at the detector, on a logarithmic scale."
    chart.series = [ChartSeries("noise and interference", points: points)]
    chart.rules = [
      ChartRule(x: -oneCase.noise.volts * 1e3, name: "-A_ni"), ChartRule(x: oneCase.signal.volts * 1e3, name: "A_s"),
    ]
    return chart
  }

  /// Loss of the victim's way and of crosstalk, from the files.
  static func loss(_ report: ComReport) -> LineChart {
    var chart = LineChart(
      title: "Insertion loss and crosstalk", x: ChartAxis("frequency, GHz", includes: 0),
      y: ChartAxis("loss, dB", isReversed: true, includes: 0))
    chart.description = "Differential transmission of the lane and from its aggressors."
    chart.series = report.channel.paths.prefix(6).map { role, path in
      let name =
        switch role {
        case .victim: "insertion loss"
        case .farEnd: "far-end crosstalk"
        case .nearEnd: "near-end crosstalk"
        }
      let points = zip(path.sweep.frequenciesHz, path.sweep.values).compactMap { hertz, value -> ChartPoint? in
        let power = value.s21.squaredMagnitude
        return power > 1e-12 ? ChartPoint(x: hertz / 1e9, y: -10 * log10(power)) : nil
      }
      return ChartSeries(name, points: points)
    }
    let nyquist = report.specification.signaling.rate.baud / 2e9
    chart.rules = [ChartRule(x: nyquist, name: "half the symbol rate")]
    return chart
  }
}
