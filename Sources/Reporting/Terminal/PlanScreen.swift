import Cabling
import Diagnostics
import Economics
import Fabrics
public import Planning
import Quantities

/// What `plan` shows on a terminal: two lines of size, the findings, what is bought, a last line.
public struct PlanScreen: Sendable {
  /// Name and sizes, above everything.
  public let head: [String]
  /// Findings, gravest first, at most ten; empty without any.
  public let findings: TableContent
  /// What is bought, by category, with totals.
  public let cost: TableContent
  /// The last line: `Plan: 2,048 links, 41 racks, 1 error.`
  public let last: String
  /// The command that helps next, without the name of the program; nothing when all is well.
  public let next: String?

  /// Describes a plan.
  public init(_ plan: Plan) {
    let counts = PlanCounts(plan)
    head = [
      "\(plan.scenario.name)   catalog \(plan.catalogFingerprint.prefix(8))",
      Self.sizes(plan, counts).joined(separator: " · "),
    ]
    findings = Self.findings(plan.findings)
    cost = Self.cost(plan)
    let errors = plan.findings.count { $0.severity == .error }
    let warnings = plan.findings.count { $0.severity == .warning }
    last =
      "Plan: \(Prose.count(counts.linkTotal, "link")), \(Prose.count(counts.racks, "rack")), "
      + "\(Prose.count(errors, "error")), \(Prose.count(warnings, "warning"))."
    next = plan.findings.first { $0.severity != .note }.map { "explain \($0.code.id)" }
  }

  private static func sizes(_ plan: Plan, _ counts: PlanCounts) -> [String] {
    var sizes = [Prose.count(plan.cost.accelerators, "accelerator")]
    for role in DeviceRole.allCases where role != .host && counts.devices(role) > 0 {
      sizes.append(Prose.count(counts.devices(role)) + " " + role.noun(counts.devices(role)))
    }
    sizes.append(Prose.count(counts.linkTotal, "link"))
    sizes.append(Prose.count(counts.racks, "rack"))
    sizes.append(Prose.atLeast(plan.power.maximum(), Prose.power))
    return sizes
  }

  private static func findings(_ findings: [Finding]) -> TableContent {
    let rows = findings.prefix(10).map { finding in
      [
        finding.severity.rawValue, finding.code.id,
        finding.message + (finding.count > 1 ? "   (+\(Prose.count(finding.count - 1)))" : ""),
      ]
    }
    return TableContent([.text("severity"), .text("code"), .text("finding")], rows: Array(rows))
  }

  private static func cost(_ plan: Plan) -> TableContent {
    let rows = BillCategory.allCases.compactMap { category -> [String]? in
      let lines = plan.bill.lines.filter { $0.category == category && !$0.isIncluded }
      guard !lines.isEmpty else { return nil }
      let total = plan.bill.total { $0.category == category && !$0.isIncluded }
      let parts = lines.map(\.part).uniqued()
      let named = parts.prefix(3).joined(separator: ", ") + (parts.count > 3 ? ", …" : "")
      return [
        category.title, named, Prose.count(lines.reduce(0) { $0 + $1.quantity + $1.spares }), amount(total),
        Prose.caveat(total),
      ]
    }
    let cost = plan.cost
    return TableContent(
      [.text("cost"), .text("parts"), .number("quantity"), .number("USD"), .text("")], rows: rows,
      sum: ["all", "", "", amount(cost.capex), Prose.caveat(cost.capex)])
  }

  static func amount(_ total: Total<Money>) -> String {
    total.known.dollars == 0 && !total.isComplete
      ? "unknown" : (total.isComplete ? "" : "at least ") + Prose.dollars(Money(dollars: total.known.dollars.rounded()))
  }
}
