import Economics
import Facility
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
    html.prose(budget(plan))
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

  /// What adds up, and what the racks reserve where something is missing from the sum.
  private static func budget(_ plan: Plan) -> String {
    let maximum = plan.power.maximum()
    let typical = Prose.atLeast(plan.power.typical(), Prose.power)
    let counting =
      "Each watt is counted once: a switch with passive cables plus its modules, a host's total split among its parts."
    let reserved = Prose.power(plan.layout.totals.power)
    guard !maximum.isComplete else {
      return "Provision for **\(Prose.atLeast(maximum, Prose.power))**; a typical load draws \(typical). \(counting)"
        + caveat(maximum) + " The racks reserve \(reserved): every used cage at the largest module that it takes."
    }
    return "The watts that are known add up to **\(Prose.atLeast(maximum, Prose.power))** at most and \(typical) at "
      + "typical load; what is not published is missing from these sums\(caveat(maximum)). Provision for the "
      + "**\(reserved)** that the racks reserve: every used cage at the largest module that it takes, and the planning "
      + "values under Assumptions where nothing is published. \(counting)"
  }

  private static func kilowatts(_ total: Total<Power>) -> String {
    total.lowerBound.map { (total.isComplete ? "" : "≥ ") + Prose.number($0.watts / 1000) } ?? "unknown"
  }

  private static func caveat(_ total: Total<Power>) -> String {
    let text = Prose.caveat(total)
    return text.isEmpty ? "" : " (\(text))"
  }
}
