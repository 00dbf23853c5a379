import Economics
import Planning
import Quantities

/// What it costs to buy and to feed.
enum CostChapter: ReportChapter {
  static let id = "cost"
  static let title = "Cost"

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.bill.lines.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    let cost = context.plan.cost
    let bars = CostBars(context.plan.bill)
    html.prose(
      "Buying it costs **\(Prose.atLeast(cost.capex, Prose.money))**, of which the network is "
        + "\(Prose.atLeast(cost.networkCapex, Prose.money)). Electricity adds "
        + "\(Prose.atLeast(cost.energyPerYear, Prose.money)) a year. What has no price is not counted as zero: the sums are "
        + "then lower bounds and say so. An estimated line is a range, of which the median is taken.")
    let hasMap = context.hasCharts && bars.hasMap
    html.figure(
      id: "cost-bars", caption: caption(bars, hasMap: hasMap), data: "bom.csv", chart: hasMap ? bars.chart() : nil,
      isWide: true
    ) { html in bars.drawn().write(into: &html, title: "Purchase by category") }
    html.table(
      TableContent(
        [
          .text("Sum"), .number("USD"), .number("p5 to p95"), .number("Per accelerator"), .number("Per Gb/s injected"),
          .text(""),
        ],
        rows: [
          row("purchase", cost.capex, cost.capexSpread, cost),
          row("of which network", cost.networkCapex, cost.networkCapexSpread, cost),
          row("electricity, one year", cost.energyPerYear, cost.energySpread, cost),
          row("purchase and \(Prose.count(cost.years, "year")) of electricity, undiscounted", cost.total, nil, cost),
        ]))
    html.prose(
      "The percentiles of the lines are added, which holds when prices move together. The \(Prose.count(cost.accelerators, "accelerator")) can inject \(Prose.rate(cost.injection)) into the scale-out network "
        + "together.")
  }

  private static func caption(_ bars: CostBars, hasMap: Bool) -> String {
    let caption = "Purchase by category, spares included; amounts in USD."
    guard hasMap, let hosts = bars.hosts else { return caption }
    return caption
      + " The map of areas leaves the hosts out, \(Prose.atLeast(hosts, Prose.money)), so that the rest can be read."
  }

  private static func row(
    _ name: String, _ total: Total<Money>, _ bounds: SpreadSum<Money>?, _ cost: CostSummary
  ) -> [String] {
    let range = bounds.map(\.spread).map { $0.p5 == $0.p95 ? "" : "\(Prose.short($0.p5)) to \(Prose.short($0.p95))" }
    let gigabits = cost.injection.bitsPerSecond / 1e9
    return [
      name, (total.isComplete ? "" : "≥ ") + Prose.number(total.known.dollars), range ?? "",
      cost.accelerators > 0 ? Prose.number(total.known.dollars / Double(cost.accelerators)) : "",
      gigabits > 0 ? Prose.number(total.known.dollars / gigabits) : "", Prose.caveat(total),
    ]
  }
}
