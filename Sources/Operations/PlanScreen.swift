import Cabling
import Diagnostics
import Economics
import Fabrics
import Planning
import Quantities
import Reporting

/// What `plan` shows on a terminal: size, findings, cost, and what to do next.
struct PlanScreen {
  /// Findings that are shown before the rest is counted.
  private static let findingsAtMost = 12

  private let plan: Plan
  private let counts: PlanCounts
  private let folder: String?

  init(_ plan: Plan, folder: String?) {
    self.plan = plan
    counts = PlanCounts(plan)
    self.folder = folder
  }

  func show(in outcome: inout Outcome) {
    outcome.say("\(plan.scenario.name)   catalog \(plan.catalogFingerprint)   heliograph \(HeliographVersion.text)")
    outcome.say(sizes)
    outcome.say("Findings  \(Self.severities(plan.findings))")
    if !plan.findings.isEmpty { outcome.show(findings) }
    outcome.say("")
    outcome.show(cost)
    outcome.say("")
    outcome.say(totals)
    outcome.say(verdict)
    outcome.next = next
  }

  private var sizes: String {
    var parts = [NumberText.grouped(plan.cost.accelerators) + " accelerators"]
    for (role, one, many) in [
      ("leaf", "leaf", "leaves"), ("spine", "spine", "spines"), ("core", "core", "cores"),
      ("ocs", "optical circuit switch", "optical circuit switches"),
    ] {
      let count = counts.devices.reduce(0) { $1.role.rawValue == role ? $0 + $1.count : $0 }
      if count > 0 { parts.append(Self.counted(count, one, many)) }
    }
    parts.append(Self.counted(counts.linkTotal, "link", "links"))
    parts.append(Self.counted(counts.racks, "rack", "racks"))
    return parts.joined(separator: " · ")
  }

  // MARK: Findings

  /// `1 error, 3 warnings`, or `none`.
  static func severities(_ findings: [Finding]) -> String {
    let parts = Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : counted(count, severity.rawValue, severity.rawValue + "s")
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  private var findings: TableContent {
    var rows = plan.findings.prefix(Self.findingsAtMost).map { finding in
      ["  " + finding.code.id, finding.message, finding.count > 1 ? "(+\(NumberText.grouped(finding.count - 1)))" : ""]
    }
    let rest = plan.findings.count - rows.count
    if rest > 0 { rows.append(["", "and \(NumberText.grouped(rest)) more: heliograph show \(folder ?? "PLAN") findings", ""]) }
    return TableContent([.text("  code"), .text("finding"), .text("")], rows: rows)
  }

  // MARK: Cost

  private var cost: TableContent {
    var groups: [(category: BillCategory, part: String, quantity: Int, total: Total<Money>)] = []
    for line in plan.bill.lines where !line.isIncluded {
      let quantity = line.quantity + line.spares
      if let index = groups.firstIndex(where: { $0.category == line.category && $0.part == line.part }) {
        groups[index].quantity += quantity
        groups[index].total.add(line.amount)
      } else {
        var total = Total<Money>()
        total.add(line.amount)
        groups.append((line.category, line.part, quantity, total))
      }
    }
    let rows = groups.map { group in
      [group.category.rawValue, group.part, NumberText.grouped(group.quantity), Self.amount(group.total)]
    }
    return TableContent(
      [.text("cost"), .text("part"), .number("quantity"), .number("USD")], rows: rows,
      sum: ["capex", "", "", Self.amount(plan.cost.capex)])
  }

  /// `921,600`, `~ 46,000 (estimate)`, `at least 1,728,000 (2 lines unpriced)`, `unknown`.
  static func amount(_ total: Total<Money>) -> String {
    let value = NumberText.fixed(total.known.dollars)
    guard total.isComplete else {
      let lines = counted(total.unknownLines, "line", "lines")
      return total.knownLines == 0 ? "unknown" : "at least \(value) (\(lines) unpriced)"
    }
    return total.estimatedLines > 0 ? "~ \(value) (estimate)" : value
  }

  private var totals: String {
    let cost = plan.cost
    var text = "Network capex \(Self.amount(cost.networkCapex)) USD, energy \(Self.amount(cost.energyPerYear)) USD a year, "
    text += "power \(Self.watts(plan.power.typical())) typical, \(Self.watts(plan.power.maximum())) maximum"
    if let each = cost.perAccelerator(cost.networkCapex) {
      text += "; network \(cost.networkCapex.isComplete ? "" : "at least ")\(NumberText.fixed(each.dollars)) USD per accelerator"
    }
    return text + "."
  }

  private static func watts(_ total: Total<Power>) -> String {
    (total.isComplete ? "" : "at least ") + NumberText.prose(total.known.watts / 1000) + " kW"
  }

  private var verdict: String {
    let errors = plan.findings.count { $0.severity == .error }
    let state = errors == 0 ? "everything fits and closes" : Self.counted(errors, "error", "errors")
    let runs = Self.counted(counts.cables, "run", "runs")
    let place = folder.map { "   Wrote \($0)/." } ?? ""
    return "Plan: \(runs), \(Self.counted(counts.racks, "rack", "racks")), \(state).\(place)"
  }

  private var next: [String] {
    var commands: [String] = []
    if let worst = plan.findings.first(where: { $0.severity == .error }) ?? plan.findings.first {
      commands.append("explain \(worst.code.id)")
    }
    if let folder { commands.append("show \(folder) runs --sort -length_m --limit 10") }
    return commands
  }

  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(NumberText.grouped(count)) \(count == 1 ? one : many)"
  }
}
