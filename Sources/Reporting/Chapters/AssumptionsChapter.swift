import Planning
import Quantities

/// Everything that the plan takes for granted, with its source.
enum AssumptionsChapter: ReportChapter {
  static let id = "assumptions"
  static let title = "Assumptions"

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.assumptions.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    let assumptions = context.plan.assumptions
    let counts = Confidence.allCases.map { confidence in assumptions.count { $0.confidence == confidence } }
    let parts = zip(Confidence.allCases, counts).filter { $0.1 > 0 }.map { "\(Prose.count($0.1)) \($0.0.rawValue)" }
    html.prose(
      "\(Prose.count(assumptions.count, "assumption")): \(parts.joined(separator: ", ")). Derived values are computed from published ones; estimates are never acceptance values."
    )
    html.table(
      TableContent(
        [.text("About"), .text("Value"), .text("Source"), .text("Confidence")],
        rows: assumptions.map { [$0.subject, $0.value, $0.source, $0.confidence.rawValue] }),
      atMost: 1500, rest: "are in plan.json.")
  }
}
