import Cabling
import Documents
import Economics
import Fabrics
import Planning

/// `counts`: how many of everything, without sums inside the objects, so that a reader may add their members up; `totals`: the sums.
enum CountsJSON {
  static func write(_ counts: PlanCounts, _ plan: Plan, to json: inout JSONWriter) {
    json.object("counts") { json in
      json.member("accelerators", plan.cost.accelerators)
      writeDevices(counts, to: &json)
      writeLinks(counts, to: &json)
      for (kind, key) in pieces {
        json.object(key) { json in
          for piece in counts.pieces where piece.kind == kind { json.member(piece.part, piece.count) }
        }
      }
      json.member("fibers", counts.litFibers)
      json.member("port_ends", counts.portEnds)
      json.member("cables", counts.cables)
      json.member("racks", counts.racks)
      LinesJSON.writeCounts(plan, to: &json)
    }
    writeTotals(counts, to: &json)
  }

  /// What is bought in pieces, with its key.
  private static let pieces: [(PartUse.Kind, String)] = [
    (.module, "modules"), (.engine, "engines"), (.laser, "lasers"),
  ]

  private static func writeDevices(_ counts: PlanCounts, to json: inout JSONWriter) {
    json.object("devices") { json in
      for model in counts.devices.map(\.model).uniqued() {
        json.object(model) { json in
          for role in DeviceRole.allCases {
            let count = counts.devices.reduce(0) { $1.model == model && $1.role == role ? $0 + $1.count : $0 }
            if count > 0 { json.member(role.rawValue, count) }
          }
        }
      }
    }
  }

  private static func writeLinks(_ counts: PlanCounts, to json: inout JSONWriter) {
    json.object("links") { json in
      for tier in Tier.allCases {
        let links = counts.links.filter { $0.tier == tier }
        guard !links.isEmpty else { continue }
        json.object(tier.rawValue) { json in
          for technology in Technology.allCases.map(Optional.some) + [nil] {
            let count = links.reduce(0) { $1.technology == technology ? $0 + $1.count : $0 }
            if count > 0 { json.member(technology?.rawValue ?? "none", count) }
          }
        }
      }
    }
  }

  private static func writeTotals(_ counts: PlanCounts, to json: inout JSONWriter) {
    json.object("totals") { json in
      json.member("devices", counts.devices.reduce(0) { $0 + $1.count })
      json.object("devices_by_role") { json in
        for role in DeviceRole.allCases where counts.devices(role) > 0 {
          json.member(role.rawValue, counts.devices(role))
        }
      }
      json.member("links", counts.linkTotal)
      json.object("links_by_kind") { json in
        for kind in [LinkKind.hostLeaf, .leafSpine, .spineCore, .hostHost] {
          json.member(kind.rawValue, counts.links(kind))
        }
        for kind in [LinkKind.hostCircuit, .site] where counts.links(kind) > 0 {
          json.member(kind.rawValue, counts.links(kind))
        }
      }
      for (kind, key) in pieces { json.member(key, counts.pieces(kind)) }
    }
  }
}
