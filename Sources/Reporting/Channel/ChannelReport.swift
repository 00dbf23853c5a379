import Diagnostics
import Electrical
import Quantities

/// The report on channel files: one HTML page without script, or its first picture alone.
public enum ChannelReport {
  /// Renders the page.
  /// - Parameter version: of the program, for the last line.
  /// - Returns: the page in UTF-8.
  public static func page(_ info: ChannelInfo, version: String) -> [UInt8] {
    PageShell.page(title: title(info) + ": channel", style: ChartStyle.sheet) { html in
      html.element("header") { header(info, into: &$0) }
      html.element("main") { main(info, into: &$0) }
      html.element("footer") { html in
        html.text("Heliograph \(version). This page is one file, has no script, and asks nobody for anything.")
      }
    }
  }

  /// Insertion loss against its limit as a picture of its own.
  /// - Returns: SVG in UTF-8; nothing when no file has a channel between two ends.
  public static func picture(_ info: ChannelInfo) -> [UInt8]? {
    let charts = ChannelCharts(info)
    return charts.isEmpty ? nil : StandaloneSVG.render(charts.insertionLoss())
  }

  private static func title(_ info: ChannelInfo) -> String {
    guard let first = info.files.first else { return "No channel" }
    return info.files.count == 1 ? ChannelCharts.short(first.name) : Prose.count(info.files.count, "channel file")
  }

  private static func header(_ info: ChannelInfo, into html: inout HTMLBuilder) {
    let errors = info.findings.count { $0.severity == .error }
    let warnings = info.findings.count { $0.severity == .warning }
    let (style, text) =
      errors > 0
      ? ("bad", Prose.count(errors, "error"))
      : warnings > 0 ? ("warn", Prose.count(warnings, "warning")) : ("good", "Nothing to object to")
    html.element("span", [("class", "badge " + style)], text: text)
    html.element("h1", text: title(info))
    html.element("p", [("class", "lead")], text: lead(info))
    if info.files.count == 1, let file = info.files.first, let figures = file.figures {
      tiles(file, figures, info, into: &html)
    }
  }

  private static func lead(_ info: ChannelInfo) -> String {
    let rate = NumberText.shortest(info.settings.rate.baud / 1e9)
    let nature = info.files.count == 1 ? info.files.first.map { Self.nature($0.survey.quality) } ?? "" : ""
    return nature + "Figures at a symbol rate of \(rate) GBd" + (info.mask.map { ", limit: \($0.name)" } ?? "") + "."
  }

  private static func nature(_ quality: NetworkQuality) -> String {
    (quality.isPassive ? "Passive" : "Not passive")
      + (quality.isReciprocal ? " and reciprocal. " : ", not reciprocal. ")
  }

  private static func tiles(
    _ file: ChannelFile, _ figures: ChannelFigures, _ info: ChannelInfo, into html: inout HTMLBuilder
  ) {
    let nyquist = file.survey.through?.insertionLoss(at: info.settings.nyquist)
    let worst = [figures.nearReturnLoss, figures.farReturnLoss].compactMap(\.self).map(\.loss.decibels).min()
    let impedance = figures.nearImpedance
    html.element("dl", [("class", "tiles")]) { html in
      html.tile("insertion loss", Self.decibels(nyquist?.decibels), "at half the symbol rate")
      html.tile("worst return loss", Self.decibels(worst), "up to half the symbol rate")
      html.tile("deviation", Self.decibels(figures.deviationMerit?.decibels), "FOM_ILD")
      html.tile(
        "step impedance, ohm",
        impedance.map { "\(NumberText.fixed($0.lowest.ohms)) to \(NumberText.fixed($0.highest.ohms))" } ?? "unknown",
        "near end")
      html.tile("delay", figures.delay.map { NumberText.fixed($0.seconds * 1e9, decimals: 2) + " ns" } ?? "unknown", "")
    }
  }

  private static func decibels(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "unknown" }
    return NumberText.fixed(value, decimals: 2) + " dB"
  }

  private static func main(_ info: ChannelInfo, into html: inout HTMLBuilder) {
    let charts = ChannelCharts(info)
    if !charts.isEmpty {
      section("loss", "Insertion loss", into: &html) { html in
        html.chart(charts.insertionLoss(), caption: caption(info))
      }
      section("reflection", "Reflection", into: &html) { html in
        html.chart(charts.returnLoss(), caption: "What comes back at a frequency, the other end matched.")
        html.chart(
          charts.stepImpedance(),
          caption:
            "What a step sees on its way in, over the time there and back: dips are capacitances, peaks inductances. "
            + "Resolution is half the reciprocal of the highest frequency.")
      }
      section("delay", "Delay", into: &html) { html in
        html.chart(charts.groupDelay(), caption: "Where the channel loses less than 60 dB.")
      }
    }
    section("figures", "Figures", into: &html) { html in
      if info.files.count > 1 { html.table(ChannelTable.overview(info, isShort: true), style: "dense") }
      for file in info.files.prefix(24) { html.table(ChannelTable.detail(file, info)) }
    }
    guard !info.findings.isEmpty else { return }
    section("findings", "Findings", into: &html) { html in
      for finding in info.findings { html.finding(finding) }
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

  private static func caption(_ info: ChannelInfo) -> String {
    let mask = info.mask.map { " A limit at one frequency is drawn as a short bar: \($0.name)." } ?? ""
    return "More loss is further down." + (info.mask?.limits.count == 1 ? mask : "")
      + (info.files.count > 6 ? " The first six files are shown." : "")
  }
}

extension HTMLBuilder {
  /// A chart with what it shows below it.
  mutating func chart(_ chart: LineChart, caption: String) {
    element("figure") { html in
      html.element("div", [("class", "still scroll wide")]) { html in
        chart.drawn().write(into: &html, title: chart.title, description: chart.description)
      }
      html.element("figcaption", text: caption)
    }
  }
}
