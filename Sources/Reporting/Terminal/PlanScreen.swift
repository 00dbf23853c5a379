import Cabling
import Diagnostics
import Economics
import Fabrics
import Facility
public import Planning
import Quantities

/// What `plan` shows on a terminal: some lines of sizes, the findings, what is bought, a last line.
public struct PlanScreen: Sendable {
  /// Name and sizes, above everything.
  public let head: [String]
  /// Findings, gravest first, at most ten; empty without any.
  public let findings: TableContent
  /// Constraints in conflict; empty without any.
  public let conflicts: TableContent
  /// Ways out that were tried, the cheapest first; empty without any.
  public let waysOut: TableContent
  /// What the search for ways out says about itself; nothing without errors.
  public let remark: String?
  /// What is bought, by category, with totals.
  public let cost: TableContent
  /// The last line: `Plan: 2,048 links, 41 racks, 1 error.`
  public let last: String
  /// The command that helps next, without the name of the program; nothing when all is well.
  public let next: String?

  /// Describes a plan.
  public init(_ plan: Plan) {
    let counts = PlanCounts(plan)
    head = ["\(plan.scenario.name)   catalog \(plan.catalogFingerprint.prefix(8))"] + Self.sizes(plan, counts)
    findings = Self.findings(plan.findings)
    let tables = ConflictTables(plan)
    (conflicts, waysOut, remark) = (tables.conflicts, tables.waysOut, tables.remark)
    cost = Self.cost(plan)
    let errors = plan.findings.count { $0.severity == .error }
    let warnings = plan.findings.count { $0.severity == .warning }
    last =
      "Plan: \(Prose.count(counts.linkTotal, "link")), \(Prose.count(counts.racks, "rack")), "
      + "\(Prose.count(errors, "error")), \(Prose.count(warnings, "warning"))."
    next = plan.findings.first { $0.severity != .note }.map { "explain \($0.code.id)" }
  }

  /// One line of sizes; with several fabrics, one more for each of them.
  private static func sizes(_ plan: Plan, _ counts: PlanCounts) -> [String] {
    let fabrics = counts.byFabric(plan.network)
    var sizes = [Prose.count(plan.cost.accelerators, "accelerator")]
    if fabrics.count == 1 { sizes += fabrics.flatMap(\.boxes) }
    sizes += [
      Prose.count(counts.linkTotal, "link"), Prose.count(counts.racks, "rack"),
      Prose.atLeast(plan.power.maximum(), Prose.power)
        + (plan.power.maximum().isComplete ? "" : " known, \(Prose.power(plan.layout.totals.power)) reserved"),
    ]
    var lines = [sizes.joined(separator: " · ")]
    let width = fabrics.map(\.name.count).max() ?? 0
    for fabric in fabrics where fabrics.count > 1 {
      let name = fabric.name + String(repeating: " ", count: width - fabric.name.count)
      lines.append("  " + name + "   " + (fabric.boxes + [Prose.count(fabric.links, "link")]).joined(separator: " · "))
    }
    if let sums = LineSums(plan) {
      lines.append(
        "  \(Prose.count(sums.sites, "site")) on \(Prose.count(sums.lines, "line")) · "
          + "\(Prose.count(sums.channels, "channel")) · \(Prose.count(sums.fiberPairs, "fiber pair")) · "
          + "\(Prose.count(sums.modulesHere, "module")) here")
    }
    return lines
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
