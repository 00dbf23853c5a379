import Fabrics
import Planning
import Quantities

/// One bar for each block of ports of a class of devices: used, and unused.
struct PortUseBars {
  /// One bar.
  struct Row {
    var name: String
    var use: String
    var ports: Int
    var used: Int
  }

  private(set) var rows: [Row] = []

  /// Gathers the blocks that have ports, and for each fabric the ports of its switches that have no use.
  init(_ context: ReportContext) {
    let network = context.plan.network
    for (index, fabric) in network.fabrics.enumerated() {
      var unusedOfSwitches = 0
      for block in context.ports.blocks where block.ports > 0 {
        let type = network.classes[block.deviceClass]
        let layer = block.layer.map { network.layers[$0] }
        guard (layer?.fabric ?? type.fabric) == index else { continue }
        let use = layer.map { "\($0.kind.title(in: fabric.tier)), \(Prose.rate($0.rate))" } ?? "no link"
        let isGuest = type.role != .host && type.fabric != index && network.fabrics.indices.contains(type.fabric)
        let owner = isGuest ? network.fabrics[type.fabric].name + " " : ""
        rows.append(
          Row(
            name: "\(fabric.name): \(owner)\(type.role.noun(2))", use: "\(type.model) · \(use)", ports: block.ports,
            used: block.used))
        if type.role.isSwitch, type.fabric == index { unusedOfSwitches += block.ports - block.used }
      }
      let idle = fabric.size.unusedPorts - unusedOfSwitches
      if idle > 0 {
        rows.append(
          Row(name: "\(fabric.name): switches", use: "ports that the design has no use for", ports: idle, used: 0))
      }
    }
  }

  /// The picture.
  func drawn() -> SVG {
    let left = 300.0
    let scale = 400.0
    var svg = SVG(width: 960, height: Double(rows.count) * 34 + 8)
    for (index, row) in rows.enumerated() {
      let y = Double(index) * 34 + 4
      let used = scale * min(1, Double(row.used) / Double(max(1, row.ports)))
      svg.text(0, y + 12, row.name, "strong")
      svg.text(0, y + 26, row.use, "small soft")
      if row.used < row.ports { svg.rect(left, y + 3, scale, 20, "unused", radius: 3) }
      if row.used > 0 { svg.rect(left, y + 3, used, 20, "used", radius: 3) }
      let text = "\(Prose.count(row.used)) of \(Prose.count(row.ports))"
      let unused = row.ports - row.used
      svg.text(left + scale + 12, y + 18, text + (unused > 0 ? " · \(Prose.count(unused)) unused" : ""), "label")
    }
    return svg
  }
}

extension DeviceRole {
  /// Whether it turns links toward each other.
  fileprivate var isSwitch: Bool { [.leaf, .spine, .core, .opticalCircuitSwitch, .border].contains(self) }
}
