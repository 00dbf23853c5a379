import Facility
import Planning
import Quantities

/// Elevations: every kind of rack once, with how often it occurs.
enum RacksChapter: ReportChapter {
  static let id = "racks"
  static let title = "Racks"
  /// Kinds that are drawn.
  static let drawnAtMost = 12

  static func isPresent(in context: ReportContext) -> Bool { context.counts.racks > 0 }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    let plan = context.plan
    let kinds = RackKind.all(in: plan)
    html.prose(
      "\(Prose.count(kinds.count, "kind")) of rack; each is drawn once, named for its first rack"
        + (kinds.count > drawnAtMost ? ", the \(drawnAtMost) most frequent of them." : "."))
    html.element("figure", [("id", "elevations")]) { html in
      html.element("div", [("class", "racks")]) { html in
        for kind in kinds.prefix(drawnAtMost) where plan.layout.racks.indices.contains(kind.example) {
          let rack = plan.layout.racks[kind.example]
          html.element("div") { html in
            html.element("h3") { html in
              html.text("\(rack.name) ")
              html.element("span", [("class", "soft")], text: "× \(Prose.count(kind.count))")
            }
            html.element(
              "p", [("class", "small soft")],
              text: (rack.hasUnknownPower ? "power unknown, feed" : Prose.power(rack.power) + " reserved of")
                + " \(Prose.power(plan.layout.feed(of: rack))) · "
                + "\(rack.usedUnits) of \(plan.layout.floor.rackUnits) units · \(Prose.mass(rack.mass))")
            RackElevation(plan, rack: kind.example).drawn()
              .write(into: &html, title: "Front of rack \(rack.name)", style: "elevation")
          }
        }
      }
      html.element("figcaption") { html in
        html.text("Units count from the bottom. ")
        if plan.layout.panels != nil {
          html.text("Patch panels of trunks stand between hosts and switches. ")
        }
        html.text("Data: ")
        html.element("a", [("href", "plan.json")], text: "plan.json")
        html.text(".")
      }
    }
  }
}
