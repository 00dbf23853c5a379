import Planning

/// What every chapter of a report has at hand.
struct ReportContext {
  /// What is reported.
  let plan: Plan
  /// Its counts.
  let counts: PlanCounts
  /// Its used ports and cages.
  let ports: PortUse
  /// Whether the page carries the chart library.
  let hasCharts: Bool
  /// The version that wrote the page.
  let version: String
}

/// One chapter of a report. It appears when its data exist.
protocol ReportChapter: Sendable {
  /// Anchor in the page.
  static var id: String { get }
  /// Heading.
  static var title: String { get }
  /// Whether there is something to show.
  static func isPresent(in context: ReportContext) -> Bool
  /// Writes what stands below the heading.
  static func render(_ context: ReportContext, into html: inout HTMLBuilder)
}

extension ReportChapter {
  static func isPresent(in context: ReportContext) -> Bool { true }
}
