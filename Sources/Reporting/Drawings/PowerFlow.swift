import Documents
import Economics
import Fabrics
import Planning
import Quantities

/// Watts from the feed through the tiers to their causes.
struct PowerFlow {
  /// One band: what a tier needs for a cause.
  struct Flow {
    var tier: String
    var cause: PowerCause
    var watts: Double
  }

  /// Bands by tier, then cause.
  let flows: [Flow]
  let tiers: [String]
  let causes: [PowerCause]
  private let total: Double

  /// Takes the maximum power of every entry that is known.
  init(_ power: PowerBudget) {
    flows = power.entries.compactMap { entry in
      let watts = entry.maximum.known.watts
      return watts > 0 && watts.isFinite
        ? Flow(tier: entry.tier?.title ?? "hosts", cause: entry.cause, watts: watts) : nil
    }
    tiers = flows.map(\.tier).uniqued()
    let present = Set(flows.map(\.cause))
    causes = PowerCause.allCases.filter { present.contains($0) }
    total = flows.reduce(0) { $0 + $1.watts }
  }

  /// Whether there is something to draw.
  var isEmpty: Bool { flows.isEmpty }

  private func watts(_ tier: String) -> Double { flows.reduce(0) { $1.tier == tier ? $0 + $1.watts : $0 } }
  private func watts(_ cause: PowerCause) -> Double { flows.reduce(0) { $1.cause == cause ? $0 + $1.watts : $0 } }
  private func label(_ watts: Double) -> String { Prose.power(Power(watts: watts)) }

  private static let gap = 26.0
  private static let body = 230.0

  /// The picture: three columns of nodes and the bands between them.
  func drawn() -> SVG {
    let rows = Double(max(tiers.count, causes.count))
    var svg = SVG(width: 960, height: Self.body + Self.gap * (rows + 1))
    let columns = (left: 0.0, middle: 330.0, right: 640.0)
    let scale = Self.body / max(1, total)
    let tierTops = tops(tiers.map { watts($0) * scale })
    let causeTops = tops(causes.map { watts($0) * scale })
    let supplyTop = Self.gap
    var supply = supplyTop
    var tierLeft = tierTops
    var causeLeft = causeTops
    for (place, tier) in tiers.enumerated() {
      let size = watts(tier) * scale
      svg.flow(
        from: columns.left + 14, supply, supply + size, to: columns.middle, tierTops[place], tierTops[place] + size,
        "node band", tip: "\(tier): \(label(watts(tier)))")
      supply += size
    }
    for flow in flows {
      guard let tier = tiers.firstIndex(of: flow.tier), let cause = causes.firstIndex(of: flow.cause) else { continue }
      let size = flow.watts * scale
      svg.flow(
        from: columns.middle + 14, tierLeft[tier], tierLeft[tier] + size, to: columns.right, causeLeft[cause],
        causeLeft[cause] + size, Palette.style(flow.cause) + " band",
        tip: "\(flow.tier), \(flow.cause.title): \(label(flow.watts))")
      tierLeft[tier] += size
      causeLeft[cause] += size
    }
    node(columns.left, supplyTop, total * scale, "node", "equipment, maximum", label(total), in: &svg)
    for (place, tier) in tiers.enumerated() {
      node(columns.middle, tierTops[place], watts(tier) * scale, "node", tier, label(watts(tier)), in: &svg)
    }
    for (place, cause) in causes.enumerated() {
      node(
        columns.right, causeTops[place], watts(cause) * scale, Palette.style(cause), cause.title, label(watts(cause)),
        in: &svg)
    }
    return svg
  }

  private func node(
    _ x: Double, _ top: Double, _ height: Double, _ style: String, _ name: String, _ value: String, in svg: inout SVG
  ) {
    svg.rect(x, top, 14, max(1.5, height), style)
    let y = top + max(1.5, height) / 2 + 4.5
    svg.text(x + 21, y, name + "  " + value, "halo")
  }

  private func tops(_ heights: [Double]) -> [Double] {
    var y = Self.gap
    return heights.map { height in
      defer { y += height + Self.gap }
      return y
    }
  }

  /// The same for the chart library.
  func chart() -> Chart {
    let labels =
      ["equipment \(label(total))"] + tiers.map { "\($0) \(label(watts($0)))" }
      + causes.map { "\($0.title) \(label(watts($0)))" }
    let colors = ["--soft"] + tiers.map { _ in "--soft" } + causes.map { "--p-\($0.rawValue)" }
    var source: [JSONValue] = []
    var target: [JSONValue] = []
    var value: [JSONValue] = []
    for (place, tier) in tiers.enumerated() {
      source.append(.integer(0))
      target.append(.integer(1 + place))
      value.append(.number(watts(tier) / 1000))
    }
    for flow in flows {
      guard let tier = tiers.firstIndex(of: flow.tier), let cause = causes.firstIndex(of: flow.cause) else { continue }
      source.append(.integer(1 + tier))
      target.append(.integer(1 + tiers.count + cause))
      value.append(.number(flow.watts / 1000))
    }
    return Chart(
      traces: [
        .object([
          .init("type", .string("sankey")), .init("valuesuffix", .string(" kW")),
          .init("valueformat", .string(",.4~g")),
          .init(
            "node",
            .object([
              .init("label", .array(labels.map { .string($0) })), .init("color", .array(colors.map { .string($0) })),
              .init("pad", .integer(22)), .init("thickness", .integer(16)),
              .init("line", .object([.init("width", .integer(0))])),
            ])),
          .init(
            "link",
            .object([.init("source", .array(source)), .init("target", .array(target)), .init("value", .array(value))])),
        ])
      ], layout: .object([]))
  }
}
