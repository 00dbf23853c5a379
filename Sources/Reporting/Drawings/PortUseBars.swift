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

  /// Gathers the blocks that have ports.
  init(_ context: ReportContext) {
    let network = context.plan.network
    for block in context.ports.blocks where block.ports > 0 {
      let type = network.classes[block.deviceClass]
      let use = block.layer.map { network.layers[$0] }.map { "\($0.kind.title), \(Prose.rate($0.rate))" } ?? "no link"
      rows.append(Row(name: "\(type.role.noun(2)) \(type.model)", use: use, ports: block.ports, used: block.used))
    }
  }

  /// The picture.
  func drawn() -> SVG {
    let left = 240.0
    let scale = 480.0
    var svg = SVG(width: 960, height: Double(rows.count) * 34 + 8)
    for (index, row) in rows.enumerated() {
      let y = Double(index) * 34 + 4
      let share = Double(row.used) / Double(max(1, row.ports))
      svg.text(0, y + 12, row.name, "strong")
      svg.text(0, y + 26, row.use, "small soft")
      svg.rect(left, y + 3, scale, 20, "unused", radius: 3)
      svg.rect(left, y + 3, scale * min(1, share), 20, "used", radius: 3)
      let text = "\(Prose.count(row.used)) of \(Prose.count(row.ports))"
      let unused = row.ports - row.used
      svg.text(left + scale + 12, y + 18, text + (unused > 0 ? " · \(Prose.count(unused)) unused" : ""), "label")
    }
    return svg
  }
}
