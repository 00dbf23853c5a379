import Documents
import Fabrics
import Planning
import Quantities

/// `scale_up`: one domain, and how many there are.
enum ScaleUpJSON {
  static func write(_ plan: Plan, to json: inout JSONWriter) {
    json.key("scale_up")
    if let part = plan.scaleUpPart { json.object { json in write(part, to: &json) } } else { json.null() }
  }

  private static func write(_ part: ScaleUpPart, to json: inout JSONWriter) {
    let domain = part.domain
    json.member("name", domain.name)
    json.member("domains", orNull: part.count)
    json.member("accelerators", orNull: domain.accelerators)
    json.member("switch_chips", orNull: domain.switchChips)
    json.member("links_per_accelerator", orNull: domain.linksPerAccelerator)
    json.member("links", orNull: domain.links)
    json.member("pairs", orNull: domain.pairs)
    json.member("optical_links", domain.opticalLinks)
    json.member("link_rate_gbps", orNull: domain.linkRate.map { $0.bitsPerSecond / 1e9 })
    json.member("rate_gbps", orNull: domain.rate.map { $0.bitsPerSecond / 1e9 })
    json.member("medium", domain.medium)
    json.array("derivations") { json in for derivation in domain.derivations { json.value(derivation) } }
  }
}
