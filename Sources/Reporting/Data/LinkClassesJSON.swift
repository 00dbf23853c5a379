import Cabling
import Documents
import Fabrics
import Planning
import Quantities

/// `classes`: each class of links with what was chosen and what was not, and why.
enum LinkClassesJSON {
  static func write(
    _ plan: Plan, to json: inout JSONWriter, _ flush: (inout JSONWriter) throws -> Void
  ) throws {
    try json.array("classes") { json in
      for type in plan.links.classes {
        json.object { json in write(type, to: &json) }
        try flush(&json)
      }
    }
  }

  private static func write(_ type: PlannedClass, to json: inout JSONWriter) {
    let run = type.run
    json.member("tier", run.tier.rawValue)
    json.member("kind", run.kind.rawValue)
    json.member("rate_gbps", run.rate.bitsPerSecond / 1e9)
    json.member("protocol", run.linkProtocol)
    json.member("pairing", run.pairing.rawValue)
    write(run.a, as: "a", to: &json)
    write(run.b, as: "b", to: &json)
    json.member("length_m", run.length.meters)
    json.member("longest_m", type.longest.meters)
    json.member("links", type.links)
    json.member("cables", type.cables)
    json.key("chosen")
    if let choice = type.choice { json.object { json in write(choice, choice.reason, to: &json) } } else { json.null() }
    json.array("rejected") { json in
      for (index, candidate) in type.candidates.enumerated() where index != type.chosen {
        json.object { json in write(candidate, type.rejection(of: candidate), to: &json) }
      }
    }
  }

  private static func write(_ end: RunEnd, as key: String, to json: inout JSONWriter) {
    json.object(key) { json in
      json.member("role", end.role.rawValue)
      json.member("model", end.model)
      json.member("cage", end.cage.form.rawValue)
      json.member("ports_per_cage", end.portsPerCage)
    }
  }

  private static func write(_ candidate: Candidate, _ reason: String, to json: inout JSONWriter) {
    let price = candidate.pricePerLink
    json.member("technology", candidate.technology.rawValue)
    json.array("parts") { json in
      for part in candidate.parts {
        json.object { json in
          json.member("id", part.part)
          json.member("kind", part.kind.rawValue)
          json.member("end", orNull: part.end)
          json.member("shared_by", part.sharedBy)
        }
      }
    }
    json.member("sold_length_m", orNull: candidate.soldLength?.meters)
    json.member("fibers_per_link", candidate.fibersPerLink)
    json.member("price_per_link_usd", price.known.dollars)
    json.member("price_complete", price.isComplete)
    json.member("power_per_link_w", orNull: candidate.powerPerLink?.watts)
    json.member("latency_ns", orNull: candidate.latency.map { $0.seconds * 1e9 })
    switch candidate.verdict {
    case .closes(let margin):
      json.member("verdict", "closes")
      json.member("margin_db", orNull: margin?.baseValue)
    case .fails: json.member("verdict", "fails")
    case .unknown: json.member("verdict", "unknown")
    }
    json.member("reason", reason)
  }
}
