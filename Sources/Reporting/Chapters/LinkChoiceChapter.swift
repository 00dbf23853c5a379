import Cabling
import Fabrics
import Planning
import Quantities

/// Why each class of links is made of what it is made of.
enum LinkChoiceChapter: ReportChapter {
  static let id = "links"
  static let title = "Link choice"
  /// Lines that the page shows; all classes are in `plan.json`.
  static let shownAtMost = 60
  /// Rejected candidates that the page shows for a class.
  static let rejectedAtMost = 12

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.links.classes.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    let groups = LinkGroup.all(in: context.plan)
    html.prose(
      "Links that any choice would treat alike form a class: the same ends, rate and length bin. Each of the "
        + "\(Prose.count(context.plan.links.classes.count)) classes takes the cheapest combination of module and cable that "
        + "serves it; the others stay on record with the reason. A line below gathers the classes that differ in length only."
    )
    html.table(
      TableContent(
        [
          .text("Links"), .number("Number"), .number("Longest run, m"), .text("Chosen"), .text("Parts"),
          .text("Ordered"), .number("USD per link"), .number("W per link"),
        ], rows: groups.prefix(shownAtMost).map(row)),
      keys: groups.prefix(shownAtMost).map { Palette.style($0.longest.choice?.technology) }, style: "dense")
    if groups.count > shownAtMost {
      html.prose("\(Prose.count(groups.count - shownAtMost)) more are in `plan.json`.")
    }
    for group in groups.prefix(shownAtMost)
    where group.longest.candidates.count > (group.longest.chosen == nil ? 0 : 1) {
      rejected(group, into: &html)
    }
  }

  private static func row(_ group: LinkGroup) -> [String] {
    let choice = group.longest.choice
    return [
      group.title, Prose.count(group.links), Prose.number(group.longest.longest.meters),
      choice?.technology.title ?? "nothing closes", choice?.partNames ?? "", group.soldText, group.priceText,
      choice.map { $0.powerPerLink.map { Prose.number($0.watts) } ?? "unknown" } ?? "",
    ]
  }

  private static func parts(_ candidate: Candidate) -> String {
    candidate.partNames + (candidate.soldLength.map { ", \($0)" } ?? "")
  }

  private static func rejected(_ group: LinkGroup, into html: inout HTMLBuilder) {
    let type = group.longest
    let others = type.candidates.enumerated().filter { $0.offset != type.chosen }.map(\.element)
    html.element("details") { html in
      html.element("summary", text: "\(Prose.count(others.count)) not chosen: \(group.fabric), \(type.title)")
      html.table(
        TableContent(
          [.text("Technology"), .text("Parts"), .number("USD per link"), .text("Why not")],
          rows: others.prefix(rejectedAtMost).map {
            [$0.technology.title, parts($0), $0.priceText, type.rejection(of: $0)]
          }), keys: others.map { Palette.style($0.technology) })
      if others.count > rejectedAtMost {
        html.prose("\(Prose.count(others.count - rejectedAtMost)) more are in `plan.json`.")
      }
    }
  }
}
