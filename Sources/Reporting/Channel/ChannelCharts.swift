import Electrical
import Glibc
import Quantities

/// Pictures of channel files: loss against its limit, reflections over frequency and over time.
struct ChannelCharts {
  private let info: ChannelInfo
  /// Files with a channel between two ends; more than six could not be told apart.
  private let shown: [(name: String, sweep: TwoPortSweep, figures: ChannelFigures)]
  /// Loss below which a curve is numerical noise, in decibels.
  private static let deepest = 120.0

  init(_ info: ChannelInfo) {
    self.info = info
    shown = info.files.prefix(6).compactMap { file in
      guard let sweep = file.survey.through, let figures = file.figures else { return nil }
      return (Self.short(file.name), sweep, figures)
    }
  }

  /// Whether there is anything to draw.
  var isEmpty: Bool { shown.isEmpty }

  /// Insertion loss over frequency, with the fit of a single file and the limit.
  func insertionLoss() -> LineChart {
    var chart = LineChart(
      title: "Insertion loss", x: ChartAxis("frequency, GHz", includes: 0),
      y: ChartAxis("insertion loss, dB", isReversed: true, includes: 0))
    chart.description = "Insertion loss in decibels over frequency in gigahertz, more loss further down."
    chart.series = shown.map { file in
      ChartSeries(
        shown.count == 1 ? "insertion loss" : file.name, points: points(file.sweep, file.sweep.insertionLossDecibels))
    }
    if shown.count == 1, let fit = shown.first?.figures.fit {
      let points = fit.frequenciesHz.map { hertz in
        ChartPoint(x: hertz / 1e9, y: fit.loss(at: Frequency(hertz: hertz)).decibels)
      }
      chart.series.append(ChartSeries("fitted loss", points: points, style: .dashed))
    }
    if let mask = info.mask {
      let points = mask.limits.map { ChartPoint(x: $0.at.hertz / 1e9, y: $0.loss.decibels) }
      chart.masks = [ChartMask(name: "limit: " + mask.name, points: points)]
    }
    chart.rules = [nyquist]
    return chart
  }

  /// Return loss of both ends over frequency; of the near ends alone for several files.
  func returnLoss() -> LineChart {
    var chart = LineChart(
      title: "Return loss", x: ChartAxis("frequency, GHz", includes: 0),
      y: ChartAxis("return loss, dB", isReversed: true, includes: 0))
    chart.description = "Return loss in decibels over frequency in gigahertz; the higher a curve, the more comes back."
    chart.plotHeight = 260
    chart.series = shown.flatMap { file -> [ChartSeries] in
      let near = points(file.sweep, file.sweep.nearReturnLossDecibels)
      guard shown.count == 1 else { return [ChartSeries(file.name, points: near)] }
      return [
        ChartSeries("near end", points: near),
        ChartSeries("far end", points: points(file.sweep, file.sweep.farReturnLossDecibels)),
      ]
    }
    if let deepest = chart.series.flatMap(\.points).map(\.y).max(), deepest > 60 { chart.y.range = 0...60 }
    chart.rules = [nyquist]
    return chart
  }

  /// Step impedance over the time there and back.
  func stepImpedance() -> LineChart {
    var chart = LineChart(
      title: "Step impedance", x: ChartAxis("time there and back, ns", includes: 0), y: ChartAxis("impedance, ohm"))
    chart.description = "Impedance in ohms that a step sees, over the time to a place and back in nanoseconds."
    chart.plotHeight = 260
    chart.series = shown.flatMap { file -> [ChartSeries] in
      let near = impedances(file.figures.nearStep, file.figures)
      guard shown.count == 1 else { return [ChartSeries(file.name, points: near)] }
      return [
        ChartSeries("from the near end", points: near),
        ChartSeries("from the far end", points: impedances(file.figures.farStep, file.figures)),
      ]
    }
    return chart
  }

  /// Delay over frequency: what disperses, and where points are too far apart.
  func groupDelay() -> LineChart {
    var chart = LineChart(
      title: "Group delay", x: ChartAxis("frequency, GHz", includes: 0), y: ChartAxis("group delay, ns"))
    chart.description = "Group delay in nanoseconds over frequency in gigahertz."
    chart.plotHeight = 200
    chart.series = shown.map { file in
      // Noise under deep nulls would hide the rest.
      let losses = file.sweep.insertionLossDecibels
      let kept = zip(file.sweep.groupDelaysSeconds, losses).map { $0.1 < 60 ? $0.0 * 1e9 : .nan }
      let points = zip(file.sweep.frequenciesHz, kept).map { ChartPoint(x: $0 / 1e9, y: $1) }
      return ChartSeries(shown.count == 1 ? "" : file.name, points: points)
    }
    return chart
  }

  private var nyquist: ChartRule {
    let gigahertz = info.settings.nyquist.hertz / 1e9
    return ChartRule(
      x: gigahertz, name: NumberText.shortest((gigahertz * 1e4).rounded() / 1e4) + " GHz, half the symbol rate")
  }

  private func points(_ sweep: TwoPortSweep, _ losses: [Double]) -> [ChartPoint] {
    zip(sweep.frequenciesHz, losses).map { ChartPoint(x: $0 / 1e9, y: $1 < Self.deepest ? $1 : .nan) }
  }

  private func impedances(_ step: TimeDomainReflection, _ figures: ChannelFigures) -> [ChartPoint] {
    // A little longer than the channel, so that its end can be seen.
    let end = max(0.5e-9, 1.15 * figures.roundTrip.seconds)
    let count = step.stepSeconds > 0 ? Int(min(Double(step.ohms.count), (end / step.stepSeconds).rounded())) : 0
    return (0..<count).map { ChartPoint(x: Double($0) * step.stepSeconds * 1e9, y: step.ohms[$0]) }
  }

  /// The last part of a path.
  static func short(_ name: String) -> String { name.split(separator: "/").last.map(String.init) ?? name }
}
