import Fabrics
import Planning
import Quantities

/// The networks as they are built: tiers, bundles of links, ports that are wasted, and what follows.
enum FabricChapter: ReportChapter {
  static let id = "fabric"
  static let title = "Fabric"

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.network.fabrics.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    for (index, fabric) in context.plan.network.fabrics.enumerated() {
      html.element("h3") { html in
        html.text(fabric.name)
        html.element("span", [("class", "soft")], text: " · " + fabric.tier.title)
      }
      let diagram = FabricDiagram(fabric: index, of: context)
      if !diagram.bundles.isEmpty {
        let caption =
          "Each row is a tier; the waist of a bundle is as wide as it has links. Boxes stand for many where a row has "
          + "more than twelve devices."
        html.figure(id: "fabric-\(index)", caption: caption, data: "plan.json", isWide: true) { html in
          diagram.drawn().write(into: &html, title: "Tiers of \(fabric.name) and the links between them")
        }
      }
      // Lines have a chapter of their own, and no hosts that a bisection could be of.
      if fabric.tier == .scaleAcross { continue }
      invariants(fabric, links: context.counts.byFabric(context.plan.network)[index].links, into: &html)
      if !fabric.size.choices.isEmpty {
        html.element("p", [("class", "soft")], text: "What the rules left open, and what was chosen:")
        html.element("ul") { html in for choice in fabric.size.choices { html.element("li", text: choice) } }
      }
    }
    portUse(context, into: &html)
  }

  private static func invariants(_ fabric: Network.Fabric, links: Int, into html: inout HTMLBuilder) {
    let size = fabric.size
    var facts: [(String, String)] = [("topology", fabric.shape)]
    if fabric.planes > 1 { facts.append(("planes", Prose.count(fabric.planes))) }
    facts.append(("switch tiers", size.tiers > 0 ? Prose.count(size.tiers) : "none"))
    facts.append(("bisection, of full host bandwidth", Prose.percent(size.bisection)))
    if size.tiers > 0 {
      facts.append(("oversubscription at the leaf", Prose.number(size.leafOversubscription) + " : 1"))
    }
    if let spine = size.spineOversubscription {
      facts.append(("oversubscription at the spine", Prose.number(spine) + " : 1"))
    }
    facts.append(("diameter, links from host to host", Prose.count(size.diameter)))
    if fabric.rails > 1 { facts.append(("rail groups in a plane", Prose.count(size.groups))) }
    if size.pods > 1 { facts.append(("pods in a plane", Prose.count(size.pods))) }
    facts.append(("unused switch ports", Prose.count(size.unusedPorts)))
    facts.append(("links between boxes", Prose.count(links)))
    let inner = size.links.total - links
    if inner > 0 {
      facts.append(("links inside the boxes", Prose.count(inner)))
    } else {
      facts.append(("links, in full cages", Prose.count(size.cageLinks.total)))
    }
    html.element("p", [("class", "soft")], text: "As built, which is not always as configured:")
    html.element("dl", [("class", "facts")]) { html in
      for (name, value) in facts {
        html.element("div") { html in
          html.element("dt", text: name)
          html.element("dd", text: value)
        }
      }
    }
  }

  private static func portUse(_ context: ReportContext, into html: inout HTMLBuilder) {
    let bars = PortUseBars(context)
    guard !bars.rows.isEmpty else { return }
    html.element("h3", text: "Ports")
    let caption = "Logical ports with a link (filled) and without one (dashed), over all devices of a class and use."
    html.figure(id: "port-use", caption: caption, data: "plan.json", isWide: true) { html in
      bars.drawn().write(into: &html, title: "Used and unused ports by class of device")
    }
  }
}
