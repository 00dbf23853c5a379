import Diagnostics
import Planning

/// Everything that verification found, gravest first, each with its remedies.
enum FindingsChapter: ReportChapter {
  static let id = "findings"
  static let title = "Findings"
  /// Findings shown in full; the rest is in the files of the plan.
  static let shownAtMost = 200

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.findings.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    let findings = context.plan.findings.enumerated()
      .sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }.map(\.element)
    html.prose(
      "An error means that the plan cannot be built as it is. A warning can be built, and somebody should look.")
    conflicts(ConflictTables(context.plan), into: &html)
    for finding in findings.prefix(shownAtMost) { html.finding(finding) }
    if findings.count > shownAtMost {
      html.prose("\(Prose.count(findings.count - shownAtMost)) more are in `plan.json`.")
    }
  }

  private static func conflicts(_ tables: ConflictTables, into html: inout HTMLBuilder) {
    guard !tables.conflicts.rows.isEmpty else { return }
    html.prose(
      "Constraints that stand against each other, error by error: without any one of them the error is gone. *Enough* is the "
        + "nearest value of that constraint alone with which it is.")
    html.table(tables.conflicts)
  }
}

extension HTMLBuilder {
  /// One finding with its place, what was expected, what was found, and the ways out.
  mutating func finding(_ finding: Finding) {
    element("div", [("class", "finding " + finding.severity.rawValue)]) { html in
      html.element("p", [("class", "head")]) { html in
        html.text("\(finding.severity.rawValue) \(finding.code.id)")
        if finding.count > 1 { html.text(" · stands for \(Prose.count(finding.count))") }
        if let place = finding.place { html.text(" · \(place.file):\(place.line):\(place.column)") }
      }
      html.element("p") { $0.quoted(finding.message) }
      if let expected = finding.expected { html.element("p", [("class", "small soft")], text: "expected: " + expected) }
      if let found = finding.found { html.element("p", [("class", "small soft")], text: "found: " + found) }
      if !finding.help.isEmpty {
        html.element("ul", [("class", "small")]) { html in
          for help in finding.help { html.element("li") { $0.quoted(help) } }
        }
      }
    }
  }
}
