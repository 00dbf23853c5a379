import Cabling
import Diagnostics
import Economics
import Fabrics
public import Planning
import Quantities

/// Plans beside each other: one column each, or the reason why there is none.
public enum CompareTable {
  /// One column.
  public struct Column: Sendable {
    /// What it is called: a technology, or a scenario.
    public var name: String
    /// The plan; nothing when there is none.
    public var plan: Plan?
    /// Why the alternative cannot serve, or what stands in the way of its plan; empty for nothing.
    public var obstacle: String

    /// Makes a column.
    public init(name: String, plan: Plan?, obstacle: String = "") {
      self.name = name
      self.plan = plan
      self.obstacle = obstacle
    }
  }

  /// The table: a row for each measure.
  public static func content(_ columns: [Column]) -> TableContent {
    let counted = columns.map { column in column.plan.map { (plan: $0, counts: PlanCounts($0)) } }
    func row(_ name: String, _ value: (Plan, PlanCounts) -> String) -> [String] {
      [name] + counted.map { $0.map { value($0.plan, $0.counts) } ?? "-" }
    }
    var rows = [
      row("network power, maximum, kW") { plan, _ in kilowatts(plan.power.maximum { $0.tier != nil }) },
      row("all power, maximum, kW") { plan, _ in kilowatts(plan.power.maximum()) },
      row("network power per accelerator, W") { plan, _ in
        let total = plan.power.maximum { $0.tier != nil }
        return plan.cost.accelerators > 0
          ? bound(total.isComplete) + Prose.number(total.known.watts / Double(plan.cost.accelerators)) : "-"
      },
      row("network purchase, USD") { plan, _ in PlanScreen.amount(plan.cost.networkCapex) },
      row("network purchase per accelerator, USD") { plan, _ in
        plan.cost.networkPerAccelerator.map { bound(plan.cost.networkCapex.isComplete) + Prose.number($0.dollars) }
          ?? "-"
      },
      row("electricity per year, USD") { plan, _ in PlanScreen.amount(plan.cost.energyPerYear) },
      row("switches") { _, counts in Prose.count(counts.switches) },
      row("modules") { _, counts in Prose.count(counts.pieces(.module)) },
      row("optical engines") { _, counts in Prose.count(counts.pieces(.engine)) },
      row("laser sources") { _, counts in Prose.count(counts.pieces(.laser)) },
      row("lit fibers") { _, counts in Prose.count(counts.litFibers) },
      row("cables") { _, counts in Prose.count(counts.cables) },
      row("racks") { _, counts in Prose.count(counts.racks) },
      row("errors") { plan, _ in Prose.count(plan.findings.count { $0.severity == .error }) },
    ]
    if columns.contains(where: { !$0.obstacle.isEmpty }) { rows.append(["why not"] + columns.map(\.obstacle)) }
    return TableContent([.text("measure")] + columns.map { .number($0.name) }, rows: rows)
  }

  private static func bound(_ isComplete: Bool) -> String { isComplete ? "" : "at least " }

  private static func kilowatts(_ total: Total<Power>) -> String {
    total.known.watts == 0 && !total.isComplete
      ? "unknown" : bound(total.isComplete) + Prose.number(total.known.watts / 1000)
  }
}
