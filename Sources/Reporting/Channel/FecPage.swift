public import Signaling

/// Forward error correction as a page or a picture: the waterfall.
public enum FecPage {
  /// Renders the page.
  /// - Parameter version: of the program, for the last line.
  /// - Returns: the page in UTF-8.
  public static func page(_ analysis: FecAnalysis, version: String) -> [UInt8] {
    PageShell.page(title: title(analysis), style: ChartStyle.sheet) { html in
      html.element("header") { html in html.element("h1", text: title(analysis)) }
      html.element("main") { html in
        html.chart(waterfall(analysis), caption: "Where the lines are steep, a little more noise is a lot more errors.")
        html.table(FecTable.content(analysis))
        if let sweep = FecTable.sweep(analysis) { html.table(sweep, style: "dense") }
        html.element("ul") { html in
          for assumption in analysis.assumptions { html.element("li", text: assumption) }
        }
      }
      html.element("footer") { html in
        html.text("Heliograph \(version). This page is one file, has no script, and asks nobody for anything.")
      }
    }
  }

  /// The waterfall as a picture of its own.
  /// - Returns: SVG in UTF-8.
  public static func picture(_ analysis: FecAnalysis) -> [UInt8] { StandaloneSVG.render(waterfall(analysis)) }

  private static func title(_ analysis: FecAnalysis) -> String {
    "Errors before and after \(FecTable.title(analysis.design))"
  }

  private static func waterfall(_ analysis: FecAnalysis) -> LineChart {
    let least = 1e-20
    var chart = LineChart(
      title: title(analysis), x: ChartAxis("wrong bits at the slicer", scale: .logarithmic),
      y: ChartAxis("share", scale: .logarithmic, range: least...1))
    chart.description = "Shares of codewords, bits and frames that are wrong after decoding over wrong bits before it."
    func series(_ name: String, _ value: (FecPerformance) -> Double) -> ChartSeries {
      ChartSeries(
        name,
        points: analysis.sweep.filter { value($0) > 0 }.map {
          ChartPoint(x: $0.slicerBitErrorRatio, y: value($0))
        })
    }
    chart.series = [
      series("bits after decoding") { $0.postFecBitErrorRatio },
      series("codewords not corrected") { $0.outer.codewordErrorRatio },
      series("frames of \(analysis.frames.octets) octets lost") { analysis.frames(at: $0).ratio },
    ]
    let point = analysis.performance
    if point.postFecBitErrorRatio >= least {
      chart.series.append(
        ChartSeries(
          "as asked", points: [ChartPoint(x: point.slicerBitErrorRatio, y: point.postFecBitErrorRatio)], style: .points)
      )
    }
    chart.rules = [ChartRule(x: analysis.threshold.bitErrorRatio, name: "threshold")]
    return chart
  }
}
