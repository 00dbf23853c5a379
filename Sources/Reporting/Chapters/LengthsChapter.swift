import Cabling
import Planning
import Quantities

/// Lengths: how many of which length are ordered, and what rounding up to sold lengths wastes.
enum LengthsChapter: ReportChapter {
  static let id = "lengths"
  static let title = "Cable lengths"

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.links.cables.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    let lengths = CableLengths(context.plan)
    guard !lengths.bins.isEmpty else {
      html.prose("No cable has a length: none closes, or none of its ends found a place.")
      return
    }
    let histogram = LengthHistogram(lengths)
    let sold = lengths.sums.reduce(0) { $0 + $1.soldMeters }
    let waste = lengths.sums.reduce(0) { $0 + $1.wasteMeters }
    html.prose(
      "**\(Prose.count(lengths.sums.reduce(0) { $0 + $1.cables }, "cable"))** in \(Prose.count(lengths.lengths.count)) ordered "
        + "lengths, \(Prose.length(Length(meters: sold))) in all. Rounding up to lengths that are sold adds "
        + "\(Prose.length(Length(meters: waste))), \(Prose.percent(sold > 0 ? waste / sold : 0)) of what is bought; the "
        + "excess is stowed as slack."
        + (lengths.patchCords > 0 ? " \(Prose.count(lengths.patchCords, "patch cord")) at their ends come on top." : "")
    )
    html.figure(
      id: "length-histogram", caption: "Cables by ordered length and technology.", data: "cables.csv",
      chart: context.hasCharts ? histogram.chart() : nil, isWide: true
    ) { html in
      histogram.drawn().write(into: &html, title: "Histogram of ordered cable lengths by technology")
    }
    html.table(
      TableContent(
        [
          .text("Technology"), .number("Cables"), .number("Mean run, m"), .number("Longest run, m"),
          .number("Ordered, m"),
          .number("Rounding, m"), .number("Part of order"),
        ],
        rows: lengths.sums.map { entry in
          [
            entry.technology.title, Prose.count(entry.cables),
            Prose.number(entry.routedMeters / Double(max(1, entry.cables))), Prose.number(entry.longestMeters),
            Prose.number(entry.soldMeters), Prose.number(entry.wasteMeters),
            Prose.percent(entry.soldMeters > 0 ? entry.wasteMeters / entry.soldMeters : 0),
          ]
        }), keys: lengths.sums.map { Palette.style($0.technology) })
  }
}
