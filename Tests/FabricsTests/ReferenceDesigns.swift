import Fabrics
import Foundation
import Testing

/// One row of the published designs: what the owner built, and the counts in his tables.
struct ReferenceDesign: Sendable, CustomTestStringConvertible {
  var id: String
  var nodes: Int
  var accelerators: Int
  var radix: Int
  var planes: Int
  var tiers: Int
  var switches: [Int]
  var cables: [Int]
  var testDescription: String { id }

  static let all: [ReferenceDesign] = {
    guard
      let url = Bundle.module.url(forResource: "reference-designs", withExtension: "csv", subdirectory: "Fixtures"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { ReferenceDesign(cells($0)) }
  }()

  /// The parameters of the published design as a specification.
  var spec: FabricSpec {
    var leaf = SwitchTier(ports: radix)
    var spine = SwitchTier(ports: radix)
    switch id {
    case _ where id.hasPrefix("b300eth"):
      // 64 cages of 800G, each broken out to two planes of 400G.
      leaf.ports = 128
      spine.ports = 128
    case "jnp-64h100", "jnp-128h100", "jnp-256h100": leaf.ports = 32
    case "jnp-128a100":
      // 32 ports of 400G: 16 of them broken out to 32 x 200G facing hosts, 16 facing up.
      leaf = SwitchTier(ports: 64, down: 32, up: 16)
    case "aster-256":
      // 64 ports of 800G, each broken out to 2 x 400G.
      leaf.ports = 128
      spine.ports = 128
    default: break
    }
    let ports = accelerators / max(1, nodes)
    return FabricSpec(
      name: id, topology: .rail, hosts: nodes, acceleratorsPerHost: ports, portsPerHost: ports, planes: planes,
      leaf: leaf, spine: spine, core: spine,
      reservedPorts: id.hasPrefix("h100") ? 4 : 0, trunkRateRatio: id == "jnp-128a100" ? 2 : 1)
  }

  private init?(_ row: [String]) {
    guard row.count > 14, let nodes = Int(row[3]), let accelerators = Int(row[4]), let radix = Int(row[5]),
      let planes = Int(row[7]), let tiers = Int(row[8])
    else { return nil }
    (id, self.nodes, self.accelerators, self.radix, self.planes, self.tiers) =
      (row[0], nodes, accelerators, radix, planes, tiers)
    switches = row[9...11].map { Int($0) ?? 0 }
    cables = row[12...14].map { Int($0) ?? 0 }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var quoted = false
    for character in line {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
