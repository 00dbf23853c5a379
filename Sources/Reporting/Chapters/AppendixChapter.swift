import Planning
import Quantities

/// Can I reproduce it: versions, fingerprint, words.
enum AppendixChapter: ReportChapter {
  static let id = "appendix"
  static let title = "Appendix"

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    var rows = [["scenario", context.plan.scenario.name]]
    if !context.version.isEmpty { rows.append(["heliograph", context.version]) }
    rows.append([
      "catalog",
      "\(Prose.count(context.plan.catalogRows.count, "row")) used, fingerprint \(context.plan.catalogFingerprint)",
    ])
    rows.append(["schema of plan.json", PlanJSON.schema])
    html.table(TableContent([.text("Made from"), .text("")], rows: rows))
    html.prose(
      "The folder of this plan holds `scenario.lock.yaml` with every default resolved. Planning it again with the same version "
        + "gives the same bytes. Counts are exact; quantities in sentences have three significant digits, and the files next "
        + "to this page have them in full.")
    html.element("h3", text: "Words")
    html.table(TableContent([.text("Word"), .text("Meaning")], rows: glossary.map { [$0.0, $0.1] }))
  }

  private static let glossary = [
    ("accelerator", "a chip that trains or serves models, with its memory"),
    ("host", "a server or rack-scale system that holds accelerators"),
    ("tier", "which network: scale-up (inside a domain), scale-out (among hosts), scale-across (among sites)"),
    ("plane", "one of several independent copies of a fabric that share the hosts"),
    ("rail", "the leaves that meet the same port of every host"),
    ("leaf, spine, core", "first, second and third tier of switches, from the hosts"),
    ("cage", "the opening that a module or cable end plugs into; it may carry several ports"),
    ("run", "one cable from port to port, with a length"),
    ("link", "a run plus what is plugged in at both ends; both directions are one link"),
    ("oversubscription", "bandwidth toward the hosts over bandwidth away from them"),
    ("bisection", "bandwidth between two halves of the hosts, over what the hosts can send"),
    ("at least", "a sum in which some lines have no known value"),
  ]
}
