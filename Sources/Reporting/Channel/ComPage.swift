public import Diagnostics
import Electrical
import Quantities

/// The report on a margin: one HTML page without script, or its pulse response alone.
public enum ComPage {
  /// Renders the page.
  /// - Parameters:
  ///   - findings: what was said about the files and the margin.
  ///   - version: of the program, for the last line.
  /// - Returns: the page in UTF-8.
  public static func page(_ report: ComReport, findings: [Finding], version: String) -> [UInt8] {
    PageShell.page(title: name(report) + ": channel operating margin", style: ChartStyle.sheet) { html in
      html.element("header") { header(report, into: &$0) }
      html.element("main") { main(report, findings, into: &$0) }
      html.element("footer") { html in
        html.text("Heliograph \(version). This page is one file, has no script, and asks nobody for anything.")
      }
    }
  }

  /// The pulse response of the worst case as a picture of its own.
  /// - Returns: SVG in UTF-8; nothing when there is no case.
  public static func picture(_ report: ComReport) -> [UInt8]? {
    report.result.worst.map { StandaloneSVG.render(ComCharts.pulse($0)) }
  }

  private static func name(_ report: ComReport) -> String { ChannelCharts.short(report.files.through) }

  private static func header(_ report: ComReport, into html: inout HTMLBuilder) {
    html.element(
      "span", [("class", "badge " + (report.passes ? "good" : "bad"))], text: report.passes ? "Passes" : "Fails")
    html.element("h1", text: name(report))
    let specification = report.specification
    html.element("p", [("class", "lead")], text: "\(specification.title) (\(specification.id)).")
    guard let worst = report.result.worst else { return }
    html.prose("**" + sentence(worst.limit) + "**")
    html.element("dl", [("class", "tiles")]) { html in
      let least = "at least " + decibels(report.result.passingMargin)
      html.tile("COM", decibels(worst.com), least + (report.result.cases.count > 1 ? ", case \(worst.name)" : ""))
      html.tile("figure of merit", decibels(worst.figureOfMerit), "of \(NumberText.grouped(worst.candidates)) settings")
      html.tile("signal", millivolts(worst.signal), "A_s at the cursor")
      html.tile(
        "noise", millivolts(worst.noise),
        "A_ni at an error ratio of "
          + NumberText.shortest(specification.signaling.detectorErrorRatio))
      if let end = report.returnLoss?.worst, let loss = end.loss {
        let least = report.returnLoss?.rule.least.map { "at least " + decibels($0) } ?? "no limit"
        html.tile("ERL", decibels(loss), "\(end.place.rawValue) end, \(least)")
      }
      if let eye = report.eye(of: worst) {
        html.tile("eye height", millivolts(eye.opening.height), "at least \(eye.limit.height), not validated")
        html.tile(
          "eye closure", eye.opening.closure.map(decibels) ?? "closed", "at most \(eye.limit.closure), not validated")
      }
    }
  }

  private static func main(_ report: ComReport, _ findings: [Finding], into html: inout HTMLBuilder) {
    section("margin", "Margin", into: &html) { html in
      html.table(ComTable.cases(report))
      html.table(ComTable.settings(report), style: "dense")
      if let table = ReturnLossTexts(report).table { html.table(table) }
      html.element("p", text: ReturnLossTexts(report).sentence)
    }
    if let worst = report.result.worst {
      section("limits", "What limits the lane", into: &html) { html in
        html.picture(NoiseBars(worst).drawn(), name: "Decibels that each noise term costs in case \(worst.name)")
        html.table(ComTable.terms(worst))
      }
      section("pulse", "Pulse response", into: &html) { html in
        html.chart(
          ComCharts.pulse(worst),
          caption:
            "The equalized pulse at the detector in case \(worst.name), before feedback, and what feedback leaves of one "
            + "sample a symbol.")
      }
      section("density", "Density of noise", into: &html) { html in
        html.chart(
          ComCharts.density(worst),
          caption:
            "All noise and interference at the detector in case \(worst.name). The margin is the distance from A_ni to A_s."
        )
      }
    }
    section("channel", "Channel", into: &html) { html in
      html.chart(ComCharts.loss(report), caption: "As the files have it, without packages. More loss is further down.")
    }
    section("specification", "Specification", into: &html) { html in
      let specification = report.specification
      html.element("p", text: "Source: \(specification.source) (\(specification.confidence.rawValue)).")
      for note in specification.notes { html.element("p", [("class", "soft small")], text: note) }
    }
    guard !findings.isEmpty else { return }
    section("findings", "Findings", into: &html) { html in
      for finding in findings { html.finding(finding) }
    }
  }

  private static func section(
    _ id: String, _ title: String, into html: inout HTMLBuilder, _ body: (inout HTMLBuilder) -> Void
  ) {
    html.element("section", [("id", id)]) { html in
      html.element("h2", text: title)
      body(&html)
    }
  }

  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
  private static func decibels(_ value: Decibels) -> String { NumberText.fixed(value.decibels, decimals: 2) + " dB" }
  private static func millivolts(_ value: Voltage) -> String {
    NumberText.fixed(value.volts * 1e3, decimals: 2) + " mV"
  }
}

extension HTMLBuilder {
  /// A picture that is no chart.
  fileprivate mutating func picture(_ picture: SVG, name: String) {
    element("figure") { html in
      html.element("div", [("class", "still scroll wide")]) { picture.write(into: &$0, title: name) }
    }
  }
}
