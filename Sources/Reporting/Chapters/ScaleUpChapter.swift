import Fabrics
import Planning
import Quantities

/// The domains in which accelerators share memory: one template and a count.
enum ScaleUpChapter: ReportChapter {
  static let id = "scale-up"
  static let title = "Scale-up domain"

  static func isPresent(in context: ReportContext) -> Bool {
    context.plan.scaleUpPart != nil
  }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    if let part = context.plan.scaleUpPart { render(part, into: &html) }
  }

  private static func render(_ part: ScaleUpPart, into html: inout HTMLBuilder) {
    let domain = part.domain
    let count = { (value: Int?) in value.map { Prose.count($0) } ?? "unknown" }
    html.prose(
      "**\(count(part.count))** \(part.count == 1 ? "domain" : "domains") of \(count(domain.accelerators)) accelerators on \(domain.name)"
        + (domain.medium.isEmpty ? "." : ", through \(domain.medium).")
        + " Their inner links come with the boxes: they are counted here and are no cables of the schedule.")
    var rows: [[String]] = [
      ["switch chips", count(domain.switchChips), total(domain.switchChips, part.count)],
      ["links of one accelerator", count(domain.linksPerAccelerator), ""],
      ["links", count(domain.links), total(domain.links, part.count)],
      ["differential pairs", count(domain.pairs), total(domain.pairs, part.count)],
    ]
    if let trays = domain.trays { rows.append(["switch trays", count(trays), total(trays, part.count)]) }
    if domain.opticalLinks > 0 {
      rows.append([
        "links through circuit switches", count(domain.opticalLinks), total(domain.opticalLinks, part.count),
      ])
    }
    rows.append(["rate of one link, one direction", domain.linkRate.map(Prose.rate) ?? "unknown", ""])
    rows.append(["rate of one accelerator, one direction", domain.rate.map(Prose.rate) ?? "unknown", ""])
    html.table(TableContent([.text("Scale-up domain"), .number("One domain"), .number("All domains")], rows: rows))
    if !domain.derivations.isEmpty {
      html.element("ul", [("class", "small soft")]) { html in
        for derivation in domain.derivations { html.element("li", text: derivation) }
      }
    }
  }

  private static func total(_ one: Int?, _ domains: Int?) -> String {
    guard let one, let domains else { return "unknown" }
    let (product, overflow) = one.multipliedReportingOverflow(by: domains)
    return overflow ? "unknown" : Prose.count(product)
  }
}
