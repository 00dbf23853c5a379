import Documents
import Fabrics
import Planning
import Quantities

/// `scale_up` and `site_lines`.
enum ScaleUpJSON {
  static func write(_ plan: Plan, to json: inout JSONWriter) {
    json.key("scale_up")
    if let part = plan.scaleUp { json.object { json in write(part, to: &json) } } else { json.null() }
    json.array("site_lines") { json in
      for line in plan.lines {
        json.object { json in
          json.member("from", line.from + 1)
          json.member("to", line.to + 1)
          json.member("distance_m", line.distance.meters)
          json.member("capacity_gbps", line.capacity.bitsPerSecond / 1e9)
          json.member("channels", line.channels)
          json.member("fiber_pairs", line.fiberPairs)
          json.member("modules", line.modules)
          json.member("delay_us", line.delay.seconds * 1e6)
        }
      }
    }
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
