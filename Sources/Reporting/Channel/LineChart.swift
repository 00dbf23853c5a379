/// Curves over two axes as one picture: losses, pulses, densities, bathtubs.
///
///     var chart = LineChart(
///       title: "Insertion loss", x: ChartAxis("frequency, GHz"), y: ChartAxis("insertion loss, dB", isReversed: true))
///     chart.series.append(ChartSeries("thru", points: points))
///     chart.drawn().write(into: &html, title: chart.title, description: chart.description)
///
/// Colors come from the page by class, so that light, dark and print have their own; up to six series can be told
/// apart, by dashes too where color is missing.
struct LineChart {
  /// Width of a picture, unless it says another, in pixels.
  static let standardWidth = 960.0
  /// What is left of the plot, in pixels.
  static let leftMargin = 62.0
  /// What is right of the plot, in pixels.
  static let rightMargin = 18.0

  /// Name of the picture.
  var title: String
  /// What it shows, in a sentence, for those who do not see it.
  var description = ""
  /// Across.
  var x: ChartAxis
  /// Upwards.
  var y: ChartAxis
  /// What is drawn, the first below the others.
  var series: [ChartSeries] = []
  /// Limits.
  var masks: [ChartMask] = []
  /// Values of `x` that mean something.
  var rules: [ChartRule] = []
  /// Height of the plot in pixels.
  var plotHeight = 320.0
  /// Width of the picture in pixels.
  var width = standardWidth

  /// Begins a chart.
  init(title: String, x: ChartAxis, y: ChartAxis) {
    self.title = title
    self.x = x
    self.y = y
  }

  /// The picture.
  func drawn() -> SVG {
    let points = series.flatMap(\.points) + masks.flatMap(\.points)
    return LineChartDrawing(
      chart: self, x: x.fitted(to: points.map(\.x) + rules.map(\.x)), y: y.fitted(to: points.map(\.y))
    ).drawn()
  }
}

/// A point of a chart.
struct ChartPoint: Equatable {
  var x: Double
  var y: Double
}

/// One curve of a chart.
struct ChartSeries {
  /// How points are shown.
  enum Style {
    case line
    /// A thin broken line, for what is fitted or expected.
    case dashed
    /// Dots, for samples.
    case points
    /// Dots on upright lines from zero, for samples of a pulse.
    case stems
    /// A line with the area to zero filled, for densities.
    case area
  }

  /// Name for the legend; empty to stay out of it.
  var name: String
  /// Points in the order of `x`.
  var points: [ChartPoint]
  /// How points are shown.
  var style: Style
  /// Which of the colors; its place among the series when left out.
  var color: Int?

  /// Describes a curve.
  init(_ name: String, points: [ChartPoint], style: Style = .line, color: Int? = nil) {
    self.name = name
    self.points = points
    self.style = style
    self.color = color
  }
}

/// A limit that curves should stay on one side of.
struct ChartMask {
  /// Name for the legend.
  var name: String
  /// The limit from left to right; a single point limits at one `x` only.
  var points: [ChartPoint]
  /// Whether larger values are the forbidden ones.
  var forbidsAbove = true
}

/// An upright line at a value that means something, for example half the symbol rate.
struct ChartRule {
  /// Where it stands.
  var x: Double
  /// What it means; short.
  var name: String
}
