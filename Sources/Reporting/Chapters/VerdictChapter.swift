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
        html.element("div", [("class", "tile")]) { html in
          html.element("dt", text: tile.title)
          html.element("dd") { html in
            html.element("div", [("class", "value")], text: tile.value)
            if !tile.note.isEmpty { html.element("div", [("class", "note")], text: tile.note) }
          }
        }
      }
    }
    let errors = context.plan.findings.filter { $0.severity == .error }
    if !errors.isEmpty {
      html.element("h3", text: "What stands in the way")
      for finding in errors.prefix(5) { html.finding(finding) }
      if errors.count > 5 {
        html.element("p") { html in
          html.element("a", [("href", "#" + FindingsChapter.id)], text: "All \(Prose.count(errors.count)) errors")
        }
      }
    }
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
    let watts = "need **\(Prose.atLeast(plan.power.maximum(), Prose.power))** provisioned"
    let verdict =
      errors == 0
      ? warnings == 0
        ? "Every device has its place and every link closes."
        : "It can be built; \(Prose.count(warnings, "warning")) deserve a look."
      : "It cannot be built as it is: \(Prose.count(errors, "error")) and \(Prose.count(warnings, "warning"))."
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
    let tiers = [(DeviceRole.leaf, "leaves", "leaf"), (.spine, "spines", "spine"), (.core, "cores", "core")]
      .filter { counts.devices($0.0) > 0 }
      .map { Prose.count(counts.devices($0.0)) + " " + (counts.devices($0.0) == 1 ? $0.2 : $0.1) }
    return [
      Tile(title: "Accelerators", value: Prose.count(plan.cost.accelerators)),
      Tile(title: "Hosts", value: Prose.count(counts.devices(.host)), note: hostModels(counts)),
      Tile(title: "Switches", value: Prose.count(counts.switches), note: tiers.joined(separator: ", ")),
      Tile(
        title: "Links", value: Prose.count(counts.linkTotal), note: "laid as \(Prose.count(counts.cables, "cable"))"),
      Tile(title: "Modules", value: Prose.count(counts.pieces(.module)), note: "separately orderable, without spares"),
      Tile(title: "Racks", value: Prose.count(counts.racks), note: "in \(Prose.count(plan.layout.rows, "row"))"),
      Tile(
        title: "Power, maximum", value: Prose.power(plan.power.maximum().known),
        note: (plan.power.maximum().isComplete ? "" : "at least; ")
          + "typical \(Prose.atLeast(plan.power.typical(), Prose.power))"),
      Tile(
        title: "Purchase, USD", value: Prose.short(plan.cost.capex.known),
        note: (plan.cost.capex.isComplete ? "" : "at least; ") + Prose.caveat(plan.cost.capex)),
      Tile(
        title: "Per accelerator, USD", value: Prose.short(plan.cost.perAccelerator ?? .zero),
        note: "of it network \(Prose.short(plan.cost.networkPerAccelerator ?? .zero))"),
      Tile(
        title: "Findings",
        value: findings[0] == 0 && findings[1] == 0 ? "none" : Prose.count(findings[0] + findings[1]),
        note: zip(Severity.allCases, findings).filter { $0.1 > 0 }
          .map { Prose.count($0.1, $0.0.rawValue) }.joined(separator: ", ")),
    ]
  }

  private static func hostModels(_ counts: PlanCounts) -> String {
    counts.devices.filter { $0.role == .host && $0.count > 0 }.map(\.model).joined(separator: ", ")
  }
}
