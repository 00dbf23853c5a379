import Cabling
import Documents
import Economics
import Fabrics
import Planning

/// `counts`: how many of everything.
enum CountsJSON {
  static func write(_ counts: PlanCounts, _ plan: Plan, to json: inout JSONWriter) {
    json.object("counts") { json in
      json.member("accelerators", plan.cost.accelerators)
      writeDevices(counts, to: &json)
      writeLinks(counts, to: &json)
      writePieces(counts, .module, as: "modules", to: &json)
      writePieces(counts, .engine, as: "engines", to: &json)
      writePieces(counts, .laser, as: "lasers", to: &json)
      json.member("fibers", counts.litFibers)
      json.member("port_ends", counts.portEnds)
      json.member("cables", counts.cables)
      json.member("racks", counts.racks)
      LinesJSON.writeCounts(plan, to: &json)
    }
  }

  private static func writeDevices(_ counts: PlanCounts, to json: inout JSONWriter) {
    json.object("devices") { json in
      json.object("by_id") { json in
        for model in counts.devices.map(\.model).uniqued() {
          json.member(model, counts.devices.reduce(0) { $1.model == model ? $0 + $1.count : $0 })
        }
      }
      json.object("by_role") { json in
        for role in DeviceRole.allCases where counts.devices(role) > 0 {
          json.member(role.rawValue, counts.devices(role))
        }
      }
      json.member("total", counts.devices.reduce(0) { $0 + $1.count })
    }
  }

  private static func writeLinks(_ counts: PlanCounts, to json: inout JSONWriter) {
    json.object("links") { json in
      json.object("by_tier") { json in
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
      json.object("by_technology") { json in
        for technology in Technology.allCases.map(Optional.some) + [nil] {
          let count = counts.links.reduce(0) { $1.technology == technology ? $0 + $1.count : $0 }
          if count > 0 { json.member(technology?.rawValue ?? "none", count) }
        }
      }
      json.object("by_kind") { json in
        for kind in [LinkKind.hostLeaf, .leafSpine, .spineCore, .hostHost] {
          json.member(kind.rawValue, counts.links(kind))
        }
        for kind in [LinkKind.hostCircuit, .site] where counts.links(kind) > 0 {
          json.member(kind.rawValue, counts.links(kind))
        }
      }
      json.member("total", counts.linkTotal)
    }
  }

  private static func writePieces(_ counts: PlanCounts, _ kind: PartUse.Kind, as key: String, to json: inout JSONWriter)
  {
    json.object(key) { json in
      json.object("by_id") { json in
        for piece in counts.pieces where piece.kind == kind { json.member(piece.part, piece.count) }
      }
      json.member("total", counts.pieces(kind))
    }
  }
}
