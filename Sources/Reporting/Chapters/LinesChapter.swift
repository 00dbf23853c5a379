import Fabrics
import Planning
import Quantities

/// The lines to other sites: channels, fibers, modules, delay.
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
  }

  private static func row(_ line: SiteLine) -> [String] {
    [
      "site \(line.from + 1) to site \(line.to + 1)", Prose.length(line.distance), Prose.count(line.channels),
      Prose.rate(line.channelRate), Prose.rate(line.capacity), Prose.count(line.fiberPairs), Prose.count(line.modules),
      Prose.number(line.delay.seconds * 1e6) + " µs",
    ]
  }
}
