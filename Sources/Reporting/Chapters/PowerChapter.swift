import Economics
import Planning
import Quantities

/// Watts by tier and cause: each once.
enum PowerChapter: ReportChapter {
  static let id = "power"
  static let title = "Power"

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.power.entries.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    let plan = context.plan
    let power = plan.power
    let maximum = power.maximum()
    html.prose(
      "Provision for **\(Prose.atLeast(maximum, Prose.power))**; a typical load draws "
        + "\(Prose.atLeast(power.typical(), Prose.power)). Each watt is counted once: a switch with passive cables plus its "
        + "modules, a host's total split among its parts." + caveat(maximum))
    let flow = PowerFlow(power)
    if !flow.isEmpty {
      html.figure(
        id: "power-flow", caption: "Maximum power from the feed through each network to what turns it into heat.",
        data: "plan.json", chart: context.hasCharts ? flow.chart() : nil, isWide: true
      ) { html in flow.drawn().write(into: &html, title: "Flow of watts by tier and cause") }
    }
    html.table(
      TableContent(
        [
          .text("Network"), .text("Cause"), .number("Typical, kW"), .number("Maximum, kW"), .number("Share of maximum"),
          .text(""),
        ],
        rows: power.entries.map { entry in
          [
            entry.tier?.title ?? "hosts", entry.cause.title, kilowatts(entry.typical), kilowatts(entry.maximum),
            Prose.percent(maximum.known.watts > 0 ? entry.maximum.known / maximum.known : 0),
            Prose.caveat(entry.maximum),
          ]
        }, sum: ["All", "", kilowatts(power.typical()), kilowatts(maximum), "", ""]),
      keys: power.entries.map { Palette.style($0.cause) })
    let pue = plan.scenario.economics.pue
    html.prose(
      "With a power usage effectiveness of \(Prose.number(pue)) the facility draws "
        + "\(Prose.atLeast(power.typical(), { Prose.power($0 * pue) })) at typical load.")
  }

  private static func kilowatts(_ total: Total<Power>) -> String {
    total.known.watts == 0 && !total.isComplete
      ? "unknown" : (total.isComplete ? "" : "≥ ") + Prose.number(total.known.watts / 1000)
  }

  private static func caveat(_ total: Total<Power>) -> String {
    let text = Prose.caveat(total)
    return text.isEmpty ? "" : " (\(text))"
  }
}
