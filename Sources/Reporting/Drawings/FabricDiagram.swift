import Cabling
import Fabrics
import Planning
import Quantities

/// One fabric as its tiers: a row of boxes for each, and the links between two rows gathered into one bundle whose waist is as
/// wide as it has links.
struct FabricDiagram {
  /// Devices of one role.
  struct Row {
    /// Their role.
    var role: DeviceRole
    /// How many.
    var count: Int
    /// Catalog ids.
    var models: [String]
    /// What else has links where this row has: `+ 48 switches`.
    var others = ""
  }

  /// Links between two rows.
  struct Bundle {
    /// Row above.
    var upper: Int
    /// Row below; the same for links within a row.
    var lower: Int
    /// Links by technology.
    var links: [PlanCounts.LinkCount]
    /// All links.
    var count: Int { links.reduce(0) { $0 + $1.count } }
  }

  /// Rows from the top.
  private(set) var rows: [Row] = []
  private(set) var bundles: [Bundle] = []

  private static let width = 960.0
  private static let left = 184.0
  private static let boxes = 12
  private static let boxHeight = 34.0
  private static let rowGap = 118.0

  /// Gathers one fabric of a plan.
  init(fabric: Int, of context: ReportContext) {
    let network = context.plan.network
    guard network.fabrics.indices.contains(fabric) else { return }
    let layers = network.layers.indices.filter { network.layers[$0].fabric == fabric }
    let roles = Self.roles(of: layers.map { network.layers[$0].kind })
    for role in DeviceRole.allCases.sorted(by: { $0.level > $1.level }) where roles.contains(role) {
      let devices = context.counts.devices.filter {
        $0.role == role && $0.count > 0
          && (role == .host || network.classes[$0.deviceClass].fabric == fabric)
      }
      let count = devices.reduce(0) { $0 + $1.count }
      if count > 0 { rows.append(Row(role: role, count: count, models: devices.map(\.model).uniqued())) }
    }
    if let hosts = rows.firstIndex(where: { $0.role == .host }) {
      rows[hosts].others = Self.otherEnds(of: layers, in: network)
    }
    for layer in layers {
      let links = context.counts.links.filter { $0.layer == layer }
      let (a, b) = Self.ends(of: network.layers[layer].kind)
      guard let lower = rows.firstIndex(where: { $0.role == a }), let upper = rows.firstIndex(where: { $0.role == b }),
        !links.isEmpty
      else { continue }
      if let place = bundles.firstIndex(where: { $0.lower == lower && $0.upper == upper }) {
        bundles[place].links += links
      } else {
        bundles.append(Bundle(upper: upper, lower: lower, links: links))
      }
    }
  }

  /// The picture.
  func drawn() -> SVG {
    var svg = SVG(
      width: Self.width, height: Double(max(1, rows.count)) * Self.rowGap - Self.rowGap + Self.boxHeight + 52)
    for bundle in bundles { draw(bundle, in: &svg) }
    for (index, row) in rows.enumerated() { draw(row, top(index), in: &svg) }
    for bundle in bundles { label(bundle, in: &svg) }
    return svg
  }

  private func top(_ row: Int) -> Double { 14 + Double(row) * Self.rowGap }

  private func draw(_ row: Row, _ top: Double, in svg: inout SVG) {
    svg.text(0, top + 14, Prose.count(row.count) + " " + row.role.shortNoun(row.count), "big")
    svg.text(0, top + 32, row.models.filter { !$0.isEmpty }.prefix(2).joined(separator: ", "), "soft")
    if !row.others.isEmpty { svg.text(0, top + 50, row.others, "soft") }
    let places = Self.places(row.count)
    let size = min(52, (Self.width - Self.left) / Double(max(1, places.count)) - 8)
    for (index, x) in places.enumerated() {
      let isGap = row.count > Self.boxes && index == Self.boxes / 2
      if isGap {
        svg.text(x, top + 21, "…", "big soft", anchor: .middle)
      } else {
        svg.rect(x - size / 2, top, size, Self.boxHeight, "device", radius: 4)
      }
    }
  }

  private func draw(_ bundle: Bundle, in svg: inout SVG) {
    let center = (Self.left + Self.width) / 2
    let waist = waist(bundle)
    let styles = strands(bundle)
    guard bundle.upper != bundle.lower else {
      drawLoop(bundle, in: &svg)
      return
    }
    let y1 = top(bundle.upper) + Self.boxHeight
    let y2 = top(bundle.lower)
    let middle = (y1 + y2) / 2
    func draw(_ places: [Double], from y: Double) {
      let span = max(1, (places.last ?? 0) - (places.first ?? 0))
      for (index, x) in places.enumerated() {
        let target = places.count == 1 ? center : center + (x - center) / span * waist
        let style = styles[index * styles.count / max(1, places.count)]
        let half = max(1.5, waist / Double(max(1, places.count)) / 2)
        let spread = places.count == 1 ? waist / 2 : half
        svg.funnel(x: x, y: y, width: 14, to: target, middle, spread * 2, style + " band")
      }
    }
    draw(Self.places(rows[bundle.upper].count), from: y1)
    draw(Self.places(rows[bundle.lower].count), from: y2)
  }

  /// Width of a bundle where it is narrowest: the largest has 130 pixels.
  private func waist(_ bundle: Bundle) -> Double {
    let widest = Double(max(1, bundles.map(\.count).max() ?? 1))
    return max(4, Double(bundle.count) / widest * 130)
  }

  private func drawLoop(_ bundle: Bundle, in svg: inout SVG) {
    let places = Self.places(rows[bundle.lower].count)
    let y = top(bundle.lower) + Self.boxHeight
    let style = strands(bundle).first ?? "t-none"
    for (left, right) in zip(places, places.dropFirst()) {
      svg.flow(from: left, y, y + 8, to: right, y, y + 8, style + " band")
    }
  }

  private func label(_ bundle: Bundle, in svg: inout SVG) {
    let center = (Self.left + Self.width) / 2
    let isLoop = bundle.upper == bundle.lower
    let y =
      isLoop
      ? top(bundle.lower) + Self.boxHeight + 22 : (top(bundle.upper) + Self.boxHeight + top(bundle.lower)) / 2
    let rates = bundle.links.map { Prose.rate($0.rate) }.uniqued().joined(separator: ", ")
    let technologies = bundle.links.map(\.technology).uniqued()
    let size = "\(Prose.count(bundle.count, "link")) · \(rates)"
    let x = isLoop ? center : center + waist(bundle) / 2 + 16
    let anchor: SVG.Anchor = isLoop ? .middle : .start
    guard technologies.count > 1 else {
      svg.text(x, y + 4.5, size + " · " + Self.name(technologies.first ?? nil), "strong halo", anchor: anchor)
      return
    }
    // Several technologies have a line each, the size above them.
    svg.text(x, y + 4.5 - 8 * Double(technologies.count), size, "strong halo", anchor: anchor)
    for (index, technology) in technologies.enumerated() {
      let count = bundle.links.reduce(0) { $1.technology == technology ? $0 + $1.count : $0 }
      svg.text(
        x, y + 4.5 - 8 * Double(technologies.count) + 16 * Double(index + 1),
        "\(Prose.count(count)) \(Self.name(technology))", "halo", anchor: anchor)
    }
  }

  private static func name(_ technology: Technology?) -> String { technology?.title ?? "nothing closes" }

  /// Classes of strands in proportion to the links of each technology.
  private func strands(_ bundle: Bundle) -> [String] {
    let total = Double(max(1, bundle.count))
    var result: [String] = []
    for link in bundle.links {
      let share = max(1, Int((Double(link.count) / total * Double(Self.boxes)).rounded()))
      result += Array(repeating: Palette.style(link.technology), count: share)
    }
    return result.isEmpty ? ["t-none"] : result
  }

  /// Devices other than hosts at the lower ends of links to leaves: managers, storage, switches that are managed.
  private static func otherEnds(of layers: [Int], in network: Network) -> String {
    var isSeen = [Bool](repeating: false, count: network.devices.count)
    var counts: [DeviceRole: Int] = [:]
    for link in network.links
    where layers.contains(Int(link.layer)) && network.layers[Int(link.layer)].kind == .hostLeaf {
      guard isSeen.indices.contains(Int(link.a)), !isSeen[Int(link.a)] else { continue }
      isSeen[Int(link.a)] = true
      counts[network.classes[Int(network.devices[Int(link.a)].deviceClass)].role, default: 0] += 1
    }
    let switches = [DeviceRole.leaf, .spine, .core].reduce(0) { $0 + (counts[$1] ?? 0) }
    var parts = [DeviceRole.storage, .manager, .border].compactMap { role in
      counts[role].map { "+ " + Prose.count($0) + " " + role.noun($0) }
    }
    if switches > 0 { parts.append("+ " + Prose.count(switches, "switch", plural: "switches")) }
    return parts.joined(separator: ", ")
  }

  private static func places(_ count: Int) -> [Double] {
    let shown = count > boxes ? boxes + 1 : max(1, count)
    let step = (width - left) / Double(shown)
    return (0..<shown).map { left + (Double($0) + 0.5) * step }
  }

  private static func ends(of kind: LinkKind) -> (DeviceRole, DeviceRole) {
    switch kind {
    case .hostLeaf: (.host, .leaf)
    case .leafSpine: (.leaf, .spine)
    case .spineCore: (.spine, .core)
    case .hostHost: (.host, .host)
    case .hostCircuit: (.host, .opticalCircuitSwitch)
    case .site: (.border, .lineTerminal)
    }
  }

  private static func roles(of kinds: [LinkKind]) -> Set<DeviceRole> {
    Set(kinds.flatMap { [ends(of: $0).0, ends(of: $0).1] })
  }
}

extension SVG {
  /// A strand that leaves a box at `(x, y)` and joins a bundle at `(x2, y2)`.
  mutating func funnel(
    x: Double, y: Double, width: Double, to x2: Double, _ y2: Double, _ width2: Double, _ style: String
  ) {
    let n = Self.number
    let middle = (y + y2) / 2
    let path =
      "M\(n(x - width / 2)) \(n(y))C\(n(x - width / 2)) \(n(middle)) \(n(x2 - width2 / 2)) \(n(middle)) "
      + "\(n(x2 - width2 / 2)) \(n(y2))H\(n(x2 + width2 / 2))C\(n(x2 + width2 / 2)) \(n(middle)) "
      + "\(n(x + width / 2)) \(n(middle)) \(n(x + width / 2)) \(n(y))Z"
    html.leaf("path", [("class", style), ("d", path)])
  }
}

extension Array where Element: Hashable {
  /// The elements without repetitions, each at its first place.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
