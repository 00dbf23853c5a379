import Cabling
import Diagnostics
import Economics
import Fabrics
import Facility
import Planning
import Quantities

/// Can I sign this? Sizes, money, watts, and what stands in the way.
enum VerdictChapter: ReportChapter {
  static let id = "verdict"
  static let title = "Verdict"

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    html.prose(summary(context))
    html.element("dl", [("class", "tiles")]) { html in
      for tile in tiles(context) {
        html.tile(tile.title, tile.value, tile.note)
      }
    }
    let errors = context.plan.findings.filter { $0.severity == .error }
    let warnings = context.plan.findings.filter { $0.severity == .warning }
    list(errors, "What stands in the way", atMost: 5, "error", into: &html)
    waysOut(ConflictTables(context.plan), into: &html)
    list(warnings, "What deserves a look", atMost: errors.isEmpty ? 3 : 0, "warning", into: &html)
  }

  /// The worst findings with their remedies, and a way to the rest.
  private static func list(
    _ findings: [Finding], _ heading: String, atMost limit: Int, _ noun: String, into html: inout HTMLBuilder
  ) {
    guard limit > 0, !findings.isEmpty else { return }
    html.element("h3", text: heading)
    for finding in findings.prefix(limit) { html.finding(finding) }
    guard findings.count > limit else { return }
    html.element("p") { html in
      html.element("a", [("href", "#" + FindingsChapter.id)], text: "All \(Prose.count(findings.count, noun))")
    }
  }

  /// What would make the plan close, tried out.
  private static func waysOut(_ tables: ConflictTables, into html: inout HTMLBuilder) {
    guard let remark = tables.remark else { return }
    html.element("h3", text: "Ways out")
    if !tables.waysOut.rows.isEmpty {
      html.prose(
        "Each was planned again; the cheapest is first, what gives something up last. Changes of the hall are not in the bill, "
          + "so their price is not known.")
      html.table(tables.waysOut)
    }
    html.element("p", [("class", "soft small")], text: remark)
  }

  private static func summary(_ context: ReportContext) -> String {
    let plan = context.plan
    let errors = plan.findings.count { $0.severity == .error }
    let warnings = plan.findings.count { $0.severity == .warning }
    let size =
      "**\(Prose.count(plan.cost.accelerators, "accelerator"))** in \(Prose.count(context.counts.devices(.host), "host")), "
      + "joined by \(Prose.count(context.counts.switches, "switch", plural: "switches")) and "
      + "\(Prose.count(context.counts.linkTotal, "link")), stand in \(Prose.count(context.counts.racks, "rack"))"
    let money = "cost **\(Prose.atLeast(plan.cost.capex, Prose.money))** to buy"
    let maximum = plan.power.maximum()
    let watts =
      maximum.isComplete
      ? "need **\(Prose.power(maximum.known))** provisioned"
      : "need the **\(Prose.power(plan.layout.totals.power))** provisioned that their racks reserve, of which "
        + "\(Prose.atLeast(maximum, Prose.power)) are known"
    let verdict =
      errors == 0
      ? warnings == 0
        ? "Every device has its place and every link closes."
        : "It can be built; \(Prose.count(warnings, "warning")) \(warnings == 1 ? "deserves" : "deserve") a look."
      : "It cannot be built as it is: \(Prose.count(errors, "error"))"
        + (warnings > 0 ? " and \(Prose.count(warnings, "warning"))." : ".")
    return "\(size), \(money) and \(watts). \(verdict)"
  }

  private struct Tile {
    var title: String
    var value: String
    var note = ""
  }

  private static func tiles(_ context: ReportContext) -> [Tile] {
    let plan = context.plan
    let counts = context.counts
    let findings = Severity.allCases.map { severity in plan.findings.count { $0.severity == severity } }
    return [
      Tile(title: "Accelerators", value: Prose.count(plan.cost.accelerators)),
      Tile(title: "Hosts", value: Prose.count(counts.devices(.host)), note: hostModels(counts)),
      Tile(title: "Switches", value: Prose.count(counts.switches), note: switches(counts, plan.network)),
      Tile(
        title: "Links", value: Prose.count(counts.linkTotal),
        note: "laid as \(Prose.count(context.counts.cables - LinePair.all(plan).count, "cable"))"),
      Tile(title: "Modules", value: Prose.count(counts.pieces(.module)), note: "separately orderable, without spares"),
      Tile(title: "Racks", value: Prose.count(counts.racks), note: "in \(Prose.count(plan.layout.rows, "row"))"),
      Tile(
        title: "Power, maximum", value: Prose.power(plan.power.maximum().known),
        note: (plan.power.maximum().isComplete ? "" : "at least; ")
          + "typical \(Prose.atLeast(plan.power.typical(), Prose.power))"
          + "; racks reserve \(Prose.power(plan.layout.totals.power))"),
      Tile(
        title: "Purchase, USD", value: Prose.short(plan.cost.capex.known),
        note: (plan.cost.capex.isComplete ? "" : "at least; ") + Prose.caveat(plan.cost.capex)),
      Tile(
        title: "Per accelerator, USD", value: Prose.short(plan.cost.perAccelerator ?? .zero),
        note: "of which network \(Prose.short(plan.cost.networkPerAccelerator ?? .zero))"),
      Tile(
        title: "Findings",
        value: findings[0] == 0 && findings[1] == 0 ? "none" : Prose.count(findings[0] + findings[1]),
        note: zip(Severity.allCases, findings).filter { $0.1 > 0 }
          .map { Prose.count($0.1, $0.0.rawValue) }.joined(separator: ", ")),
    ]
  }

  /// `32 leaves, 16 spines`; with several fabrics each has its name before.
  private static func switches(_ counts: PlanCounts, _ network: Network) -> String {
    let fabrics = counts.byFabric(network).filter { !$0.boxes.isEmpty }
    return fabrics.map { (fabrics.count > 1 ? $0.name + ": " : "") + $0.boxes.joined(separator: ", ") }
      .joined(separator: "; ")
  }

  private static func hostModels(_ counts: PlanCounts) -> String {
    counts.devices.filter { $0.role == .host && $0.count > 0 }.map(\.model).joined(separator: ", ")
  }
}
