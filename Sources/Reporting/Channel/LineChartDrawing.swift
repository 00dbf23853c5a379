/// Draws one chart: grid and axes, then masks, rules and curves, then the legend.
struct LineChartDrawing {
  private let chart: LineChart
  private let x: FittedAxis
  private let y: FittedAxis
  private let legend: [[LegendEntry]]
  private let left = LineChart.leftMargin
  private let right = LineChart.rightMargin
  private let top: Double
  private static let colors = 6

  private struct LegendEntry {
    let name: String
    let style: String
    let isDot: Bool
    var width: Double { Double(name.count) * 6.1 + 46 }
  }

  init(chart: LineChart, x: FittedAxis, y: FittedAxis) {
    self.chart = chart
    self.x = x
    self.y = y
    legend = Self.rows(Self.entries(chart), width: chart.width - left)
    top = 24 + Double(legend.count) * 20
  }

  private var plot: PlotArea {
    PlotArea(left: left, top: top, right: chart.width - right, bottom: top + chart.plotHeight)
  }

  /// The picture.
  func drawn() -> SVG {
    var svg = SVG(width: chart.width, height: plot.bottom + 46)
    drawAxes(in: &svg)
    for mask in chart.masks { draw(mask, in: &svg) }
    for rule in chart.rules { draw(rule, in: &svg) }
    for (index, series) in chart.series.enumerated() { draw(series, Self.color(series, index), in: &svg) }
    drawLegend(in: &svg)
    return svg
  }

  private static func color(_ series: ChartSeries, _ index: Int) -> Int { (series.color ?? index) % colors }

  // MARK: Axes

  private func drawAxes(in svg: inout SVG) {
    for tick in y.ticks {
      guard let place = y.place(tick.value) else { continue }
      let height = plot.y(place)
      svg.line(plot.left, height, plot.right, height, "grid")
      svg.text(plot.left - 8, height + 4, tick.text, "small soft", anchor: .end)
    }
    for tick in x.ticks {
      guard let place = x.place(tick.value) else { continue }
      svg.line(plot.x(place), plot.top, plot.x(place), plot.bottom, "grid")
      svg.text(plot.x(place), plot.bottom + 17, tick.text, "small soft", anchor: .middle)
    }
    svg.line(plot.left, plot.bottom, plot.right, plot.bottom, "axis")
    svg.line(plot.left, plot.top, plot.left, plot.bottom, "axis")
    svg.text((plot.left + plot.right) / 2, plot.bottom + 38, x.axis.label, "small", anchor: .middle)
    svg.text(0, plot.top - 9, y.axis.label, "small")
  }

  private func draw(_ rule: ChartRule, in svg: inout SVG) {
    guard let place = x.place(rule.x), (0...1).contains(place) else { return }
    svg.line(plot.x(place), plot.top, plot.x(place), plot.bottom, "rule")
    let isLate = place > 0.85
    svg.text(
      plot.x(place) + (isLate ? -5 : 5), plot.bottom - 7, rule.name, "small soft halo", anchor: isLate ? .end : .start)
  }

  // MARK: Curves

  private func position(_ point: ChartPoint) -> (x: Double, y: Double)? {
    guard let across = x.place(point.x), let up = y.place(point.y) else { return nil }
    return (plot.x(across), plot.y(up))
  }

  private func draw(_ series: ChartSeries, _ color: Int, in svg: inout SVG) {
    switch series.style {
    case .line, .dashed:
      let style = "curve s\(color)" + (series.style == .dashed ? " dashed" : "")
      for run in runs(series.points) { svg.polyline(run, style) }
    case .area:
      for run in runs(series.points) {
        svg.polygon(closed(run), "under s\(color)")
        svg.polyline(run, "curve s\(color)")
      }
    case .points, .stems:
      let base = clamped(y.place(0) ?? (y.axis.isReversed ? 1 : 0))
      for point in series.points {
        guard let place = position(point), plot.holds(place) else { continue }
        if series.style == .stems { svg.line(place.x, plot.y(base), place.x, place.y, "stem s\(color)") }
        svg.circle(place.x, place.y, 3, "dot s\(color)")
      }
    }
  }

  /// The curve in pieces that lie within the plot, thinned to what pixels can show.
  private func runs(_ points: [ChartPoint]) -> [[(x: Double, y: Double)]] {
    var pieces: [[(x: Double, y: Double)]] = []
    var piece: [(x: Double, y: Double)] = []
    for point in points {
      if let place = position(point) {
        piece.append(place)
      } else {
        pieces.append(piece)
        piece = []
      }
    }
    pieces.append(piece)
    return pieces.flatMap { plot.clipped(Thinning.thinned($0)) }
  }

  /// A run with its ends brought down to zero.
  private func closed(_ run: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    guard let first = run.first, let last = run.last else { return [] }
    let base = plot.y(clamped(y.place(0) ?? 0))
    return [(first.x, base)] + run + [(last.x, base)]
  }

  private func clamped(_ place: Double) -> Double { max(0, min(1, place)) }

  private func draw(_ mask: ChartMask, in svg: inout SVG) {
    let places = mask.points.compactMap(position)
    guard let first = places.first, let last = places.last else { return }
    let end = mask.forbidsAbove != y.axis.isReversed ? plot.top : plot.bottom
    // A limit at one frequency only is drawn as a bar of some pixels, so that it can be seen.
    let line = places.count > 1 ? places : [(first.x - 16, first.y), (last.x + 16, last.y)]
    let runs = plot.clipped(line)
    for run in runs {
      guard let start = run.first, let stop = run.last else { continue }
      svg.polygon([(start.x, end)] + run + [(stop.x, end)], "forbidden")
      svg.polyline(run, "mask")
    }
  }

  // MARK: Legend

  private static func entries(_ chart: LineChart) -> [LegendEntry] {
    let curves = chart.series.enumerated().compactMap { index, series -> LegendEntry? in
      guard !series.name.isEmpty else { return nil }
      let color = color(series, index)
      switch series.style {
      case .points, .stems: return LegendEntry(name: series.name, style: "dot s\(color)", isDot: true)
      case .dashed: return LegendEntry(name: series.name, style: "curve s\(color) dashed", isDot: false)
      case .line, .area: return LegendEntry(name: series.name, style: "curve s\(color)", isDot: false)
      }
    }
    return curves
      + chart.masks.filter { !$0.name.isEmpty }.map { LegendEntry(name: $0.name, style: "mask", isDot: false) }
  }

  private static func rows(_ entries: [LegendEntry], width: Double) -> [[LegendEntry]] {
    var rows: [[LegendEntry]] = []
    var used = Double.infinity
    for entry in entries {
      if used + entry.width > width {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(entry)
      used += entry.width
    }
    return rows
  }

  private func drawLegend(in svg: inout SVG) {
    for (index, row) in legend.enumerated() {
      let baseline = 14 + Double(index) * 20
      var place = left
      for entry in row {
        if entry.isDot {
          svg.circle(place + 11, baseline - 4, 3, entry.style)
        } else {
          svg.line(place, baseline - 4, place + 22, baseline - 4, entry.style)
        }
        svg.text(place + 28, baseline, entry.name, "small")
        place += entry.width
      }
    }
  }
}
