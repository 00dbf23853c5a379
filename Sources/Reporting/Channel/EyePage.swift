public import Diagnostics
import Electrical
import Quantities
import Signaling

/// The report on a lane's eyes: one HTML page without script, or the worst eye alone.
public enum EyePage {
  /// Renders the page.
  /// - Parameters:
  ///   - findings: of the lane.
  ///   - version: of the program, for the last line.
  /// - Returns: the page in UTF-8.
  public static func page(_ report: EyeReport, findings: [Finding], version: String) -> [UInt8] {
    let isOpen = report.cases.allSatisfy(report.isOpen)
    return PageShell.page(
      title: ChannelCharts.short(report.files.through) + ": eye", style: ChartStyle.sheet + EyeDrawing.style
    ) { html in
      html.element("header") { html in
        html.element("span", [("class", "badge " + (isOpen ? "good" : "bad"))], text: isOpen ? "Open" : "Closed")
        html.element("h1", text: ChannelCharts.short(report.files.through))
        html.element("p", [("class", "lead")], text: "Statistical eye under \(report.specification.title).")
      }
      html.element("main") { html in
        for oneCase in report.cases { section(oneCase, report, into: &html) }
        html.element("section") { html in
          html.element("h2", text: "Figures")
          html.table(EyeTable.openings(report), style: "dense")
          html.table(EyeTable.errors(report), style: "dense")
          if let detection = EyeTable.detection(report) { html.table(detection, style: "dense") }
          html.element("ul") { html in
            for assumption in report.assumptions { html.element("li", text: assumption) }
          }
        }
        for finding in findings { html.finding(finding) }
      }
      html.element("footer") { html in
        html.text("Heliograph \(version). This page is one file, has no script, and asks nobody for anything.")
      }
    }
  }

  /// The eye of the case with the least margin as a picture of its own.
  /// - Returns: SVG in UTF-8; nothing without cases.
  public static func picture(_ report: EyeReport) -> [UInt8]? {
    guard let worst = report.cases.min(by: { $0.result.com < $1.result.com }) else { return nil }
    return StandaloneSVG.render(
      EyeDrawing(eye: worst.eye, contours: report.contours).drawn(), title: title(worst, report),
      description: description, style: EyeDrawing.style)
  }

  private static let description = "Density of the voltage over one symbol, with contours."

  private static func title(_ oneCase: EyeReport.Case, _ report: EyeReport) -> String {
    "Eye of \(report.files.through), case \(oneCase.result.name)"
  }

  private static func section(_ oneCase: EyeReport.Case, _ report: EyeReport, into html: inout HTMLBuilder) {
    html.element("section") { html in
      html.element("h2", text: "Case \(oneCase.result.name)")
      html.element("figure") { html in
        html.element("div", [("class", "still scroll wide")]) { html in
          EyeDrawing(eye: oneCase.eye, contours: report.contours).drawn()
            .write(into: &html, title: title(oneCase, report), description: description)
        }
        html.element(
          "figcaption",
          text:
            "The density of the voltage over one symbol, on a logarithmic scale down to 1e-12 of its greatest. Lines enclose "
            + "what each level enters with no more than a probability; the decision is at 0.")
      }
      html.chart(
        timing(oneCase), caption: "Wrong symbols when the sampling is early or late, thresholds as at the decision.")
      html.chart(voltage(oneCase), caption: "Wrong symbols of each eye when its threshold is moved.")
    }
  }

  private static func timing(_ oneCase: EyeReport.Case) -> LineChart {
    var chart = LineChart(
      title: "Timing bathtub", x: ChartAxis("time, UI", range: -0.5...0.5),
      y: ChartAxis("wrong symbols", scale: .logarithmic, range: 1e-18...1))
    chart.series = [ChartSeries("", points: points(oneCase.eye.timingBathtub, scale: 1))]
    return chart
  }

  private static func voltage(_ oneCase: EyeReport.Case) -> LineChart {
    var chart = LineChart(
      title: "Voltage bathtubs", x: ChartAxis("threshold, mV"),
      y: ChartAxis("wrong symbols", scale: .logarithmic, range: 1e-18...1))
    chart.series = (0..<oneCase.eye.eyeCount).map { eye in
      ChartSeries("eye \(eye + 1)", points: points(oneCase.eye.voltageBathtub(eye: eye), scale: 1e3))
    }
    return chart
  }

  private static func points(_ bathtub: [BathtubPoint], scale: Double) -> [ChartPoint] {
    bathtub.map { ChartPoint(x: $0.position * scale, y: max(1e-18, $0.symbolErrorRatio)) }
  }
}
