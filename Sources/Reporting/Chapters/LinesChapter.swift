import Economics
import Fabrics
import Planning
import Quantities

/// The lines to other sites: where they go, channels, fibers, modules, delay, and what all sites come to.
enum LinesChapter: ReportChapter {
  static let id = "lines"
  static let title = "Lines between sites"

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.lines.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    guard let sums = LineSums(context.plan) else { return }
    let module = context.plan.lineModules.map { " `\($0.part)`" } ?? ""
    html.prose(
      "**\(Prose.count(sums.sites, "site"))**, joined by \(Prose.count(sums.lines, "line")) of coherent channels on "
        + "\(Prose.count(sums.fiberPairs, "pair")) of fiber. This site is site 1; it buys the "
        + "**\(Prose.count(sums.modulesHere))** modules\(module) at its own ends, which stand in its bill and its power. "
        + "The other sites buy theirs, and the fiber between sites is not part of this plan. Capacity and delay "
        + "are one way; modules are those at both ends.")
    let caption =
      "Each dot is a site. This plan is of site 1, and every other site is taken to be built like it."
    html.figure(id: "sites", caption: caption, data: "plan.json", isWide: true) { html in
      SiteMap(context.plan).drawn().write(into: &html, title: "Sites and the lines between them")
    }
    html.table(
      TableContent(
        [
          .word("Line"), .number("Route"), .number("Channels"), .number("Rate of one"), .number("Capacity"),
          .number("Fiber pairs"), .number("Modules"), .number("Delay"),
        ],
        rows: context.plan.lines.map(row),
        sum: [
          "All lines", "", Prose.count(sums.channels), "", "", Prose.count(sums.fiberPairs), Prose.count(sums.modules),
          "",
        ]),
      atMost: 64, rest: "are in plan.json.")
    capacity(sums, into: &html)
    sites(context, sums, into: &html)
  }

  private static func row(_ line: SiteLine) -> [String] {
    [
      "site \(line.from + 1) to site \(line.to + 1)", Prose.length(line.distance), Prose.count(line.channels),
      Prose.rate(line.channelRate), Prose.rate(line.capacity), Prose.count(line.fiberPairs), Prose.count(line.modules),
      Prose.number(line.delay.seconds * 1e6) + " µs",
    ]
  }

  private static func capacity(_ sums: LineSums, into html: inout HTMLBuilder) {
    let ratio =
      sums.oversubscription.map {
        " All hosts of the site together inject \(Prose.number($0)) times as much: between sites the network is "
          + "oversubscribed **\(Prose.number($0)) : 1**, as built."
      } ?? ""
    html.prose(
      "Asked for between two neighbors: \(Prose.rate(sums.asked)). What leaves this site on "
        + "\(Prose.count(sums.linesHere, "line")): \(Prose.rate(sums.capacityHere))." + ratio
        + " The cages of the site edge that face no line are kept for the networks of the site; their cables are not in this "
        + "plan.")
  }

  private static func sites(_ context: ReportContext, _ sums: LineSums, into html: inout HTMLBuilder) {
    let (plan, counts) = (context.plan, context.counts)
    let money = plan.cost.capex
    let watts = plan.power.maximum()
    let isWhole = money.isComplete && watts.isComplete
    html.table(
      TableContent(
        [.word("Sites"), .number("Accelerators"), .number("Racks"), .number("Purchase"), .number("Largest power")],
        rows: [
          [
            "one site", Prose.count(plan.cost.accelerators), Prose.count(counts.racks), Prose.money(money.known),
            Prose.power(watts.known),
          ]
        ],
        sum: [
          "all \(sums.sites) sites", Prose.count(plan.cost.accelerators * sums.sites),
          Prose.count(counts.racks * sums.sites), Prose.money(money.known * Double(sums.sites)),
          Prose.power(watts.known * Double(sums.sites)),
        ]))
    if !isWhole { html.prose("Purchase and power are at least so much: some lines have no published value.") }
  }
}
