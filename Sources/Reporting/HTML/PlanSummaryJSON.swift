import Cabling
import Diagnostics
import Documents
import Economics
import Fabrics
import Planning
import Quantities

/// The machine twin of a report: its main numbers as JSON inside the page.
enum PlanSummaryJSON {
  /// Writes the twin.
  static func embed(_ context: ReportContext, into html: inout HTMLBuilder) {
    guard let bytes = bytes(context) else { return }
    html.element("script", [("type", "application/json"), ("id", "plan-summary")]) { $0.putSafe(bytes) }
  }

  private static func bytes(_ context: ReportContext) -> [UInt8]? {
    let plan = context.plan
    let counts = context.counts
    var json = JSONWriter(style: .compact, forScript: true)
    json.object { json in
      json.member("schema", "heliograph.report/1")
      json.member("name", plan.scenario.name)
      json.member("accelerators", plan.cost.accelerators)
      json.member("hosts", counts.devices(.host))
      json.member("switches", counts.switches)
      json.member("links", counts.linkTotal)
      json.member("port_ends", counts.portEnds)
      json.member("cables", counts.cables)
      json.member("modules", counts.pieces(.module))
      json.member("racks", counts.racks)
      json.member("power_maximum_w", orNull: plan.power.maximum().lowerBound?.watts)
      json.member("power_complete", plan.power.maximum().isComplete)
      json.member("capex_usd", orNull: plan.cost.capex.lowerBound?.dollars)
      json.member("capex_complete", plan.cost.capex.isComplete)
      json.member("errors", plan.findings.count { $0.severity == .error })
      json.member("warnings", plan.findings.count { $0.severity == .warning })
      json.member("catalog_fingerprint", plan.catalogFingerprint)
    }
    return try? json.finish()
  }
}
