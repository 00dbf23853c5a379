import Cabling
import Documents
import Planning
import Quantities

/// Cables by ordered length, stacked by technology.
struct LengthHistogram {
  private let lengths: CableLengths
  /// Upper edges of the bins, in meters; ordered lengths themselves while they are few.
  private let edges: [Double]
  private static let binsAtMost = 24

  /// Prepares the histogram.
  init(_ lengths: CableLengths) {
    self.lengths = lengths
    let all = lengths.lengths
    if all.count <= Self.binsAtMost {
      edges = all
    } else {
      let step = ((all.last ?? 1) / Double(Self.binsAtMost)).rounded(.up)
      edges = (1...Self.binsAtMost).map { Double($0) * step }
    }
  }

  private func count(_ technology: Technology, _ bin: Int) -> Int {
    let low = bin == 0 ? -1 : edges[bin - 1]
    return lengths.bins.reduce(0) { sum, entry in
      entry.technology == technology && entry.meters > low && entry.meters <= edges[bin] ? sum + entry.count : sum
    }
  }

  private func name(_ bin: Int) -> String { NumberText.shortest(edges[bin]) }

  /// The picture.
  func drawn() -> SVG {
    let (left, top, plotHeight) = (64.0, 30.0, 250.0)
    var svg = SVG(width: 960, height: top + plotHeight + 62)
    let totals = edges.indices.map { bin in lengths.sums.reduce(0) { $0 + count($1.technology, bin) } }
    let peak = Double(max(1, totals.max() ?? 1))
    let ticks = Self.ticks(peak)
    let full = ticks.last ?? peak
    for tick in ticks {
      let y = top + plotHeight * (1 - tick / full)
      svg.line(left, y, 950, y, tick == 0 ? "axis" : "grid")
      svg.text(left - 8, y + 4, Prose.count(Int(tick)), "small soft", anchor: .end)
    }
    let step = (950 - left) / Double(max(1, edges.count))
    let width = min(64, step * 0.78)
    for bin in edges.indices {
      let x = left + (Double(bin) + 0.5) * step
      var y = top + plotHeight
      for entry in lengths.sums {
        let cables = count(entry.technology, bin)
        guard cables > 0 else { continue }
        let height = plotHeight * Double(cables) / full
        y -= height
        let tip = "\(name(bin)) m, \(entry.technology.title): \(Prose.count(cables))"
        svg.rect(x - width / 2, y, width, height, Palette.style(entry.technology) + " edge", tip: tip)
      }
      if totals[bin] > 0, width > 26 {
        svg.text(x, y - 5, Prose.count(totals[bin]), "small", anchor: .middle)
      }
      svg.text(x, top + plotHeight + 17, name(bin), "small soft", anchor: .middle)
    }
    svg.text((left + 950) / 2, top + plotHeight + 38, "ordered length, m", "small", anchor: .middle)
    svg.text(left - 8, 12, "cables", "small", anchor: .end)
    legend(in: &svg, y: top + plotHeight + 56)
    return svg
  }

  private func legend(in svg: inout SVG, y: Double) {
    var x = 64.0
    for entry in lengths.sums {
      svg.rect(x, y - 9, 11, 11, Palette.style(entry.technology), radius: 2)
      let text = "\(entry.technology.title), \(Prose.count(entry.cables))"
      svg.text(x + 17, y, text, "small")
      x += Double(text.count) * 6.2 + 40
    }
  }

  /// The same for the chart library.
  func chart() -> Chart {
    let traces = lengths.sums.map { entry -> JSONValue in
      .object([
        .init("type", .string("bar")), .init("name", .string(entry.technology.title)),
        .init("x", .array(edges.indices.map { .string(name($0)) })),
        .init("y", .array(edges.indices.map { .integer(count(entry.technology, $0)) })),
        .init("marker", .object([.init("color", .string("--t-\(entry.technology.rawValue)"))])),
        .init("texttemplate", .string("%{y:,}")), .init("textposition", .string("auto")),
        .init("textangle", .integer(0)),
        .init("hovertemplate", .string("%{x} m: %{y:,} cables")),
      ])
    }
    return Chart(
      traces: traces,
      layout: .object([
        .init("barmode", .string("stack")), .init("separators", .string(".,")), .init("showlegend", .bool(true)),
        .init("bargap", .number(0.2)),
        .init("uniformtext", .object([.init("minsize", .integer(10)), .init("mode", .string("hide"))])),
        .init(
          "xaxis",
          .object([.init("type", .string("category")), .init("title", Self.title("ordered length, m"))])),
        .init("yaxis", .object([.init("tickformat", .string(",")), .init("title", Self.title("cables"))])),
        .init("legend", .object([.init("orientation", .string("h")), .init("y", .number(-0.25))])),
      ]))
  }

  private static func title(_ text: String) -> JSONValue { .object([.init("text", .string(text))]) }

  /// Round numbers from 0 to just above the peak.
  static func ticks(_ peak: Double) -> [Double] {
    guard peak.isFinite, peak > 0 else { return [0, 1] }
    var step = 1.0
    while peak / step > 5 { step *= step.isPowerOfTen ? 2 : step.isTwicePowerOfTen ? 2.5 : 2 }
    return (0...Int((peak / step).rounded(.up))).map { Double($0) * step }
  }
}

extension Double {
  fileprivate var leading: Double {
    var value = self
    while value >= 10 { value /= 10 }
    return value
  }
  fileprivate var isPowerOfTen: Bool { leading == 1 }
  fileprivate var isTwicePowerOfTen: Bool { leading == 2 }
}
