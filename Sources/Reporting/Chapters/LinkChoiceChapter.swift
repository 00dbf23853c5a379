import Cabling
import Planning
import Quantities

/// Why each class of links is made of what it is made of.
enum LinkChoiceChapter: ReportChapter {
  static let id = "links"
  static let title = "Link choice"
  /// Classes that the page shows; all are in `plan.json`.
  static let shownAtMost = 60
  /// Rejected candidates that the page shows for a class.
  static let rejectedAtMost = 12

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.links.classes.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    let classes = context.plan.links.classes
    html.prose(
      "Links that any choice would treat alike form a class: the same ends, rate and length bin. Each class takes the cheapest "
        + "combination of module and cable that serves it; the others stay on record with the reason.")
    html.table(
      TableContent(
        [
          .text("Class"), .number("Links"), .number("Longest, m"), .text("Chosen"), .text("Parts"),
          .number("USD per link"),
          .number("W per link"),
        ], rows: classes.prefix(shownAtMost).map(row)),
      keys: classes.prefix(shownAtMost).map { Palette.style($0.choice?.technology) })
    if classes.count > shownAtMost {
      html.prose("\(Prose.count(classes.count - shownAtMost)) more classes are in `plan.json`.")
    }
    for type in classes.prefix(shownAtMost) where type.candidates.count > (type.chosen == nil ? 0 : 1) {
      rejected(type, into: &html)
    }
  }

  private static func row(_ type: PlannedClass) -> [String] {
    let choice = type.choice
    return [
      type.title, Prose.count(type.links), Prose.number(type.longest.meters),
      choice?.technology.title ?? "nothing closes",
      choice.map { parts($0) } ?? "", choice?.priceText ?? "",
      choice?.powerPerLink.map { Prose.number($0.watts) } ?? "unknown",
    ]
  }

  private static func parts(_ candidate: Candidate) -> String {
    candidate.partNames + (candidate.soldLength.map { ", \($0)" } ?? "")
  }

  private static func rejected(_ type: PlannedClass, into html: inout HTMLBuilder) {
    let others = type.candidates.enumerated().filter { $0.offset != type.chosen }.map(\.element)
    html.element("details") { html in
      html.element("summary", text: "\(Prose.count(others.count)) not chosen: \(type.title)")
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
