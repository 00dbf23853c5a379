import Electrical
import Quantities

/// A bar for each noise term: the decibels by which the margin would rise without it.
struct NoiseBars {
  private let oneCase: ComCaseResult
  private static let row = 30.0
  private static let labels = 330.0
  private static let width = 960.0
  private static let values = 90.0

  init(_ oneCase: ComCaseResult) { self.oneCase = oneCase }

  /// The picture.
  func drawn() -> SVG {
    let terms = ComTable.ranked(oneCase).prefix(16)
    let costs = terms.map { max(0, $0.comWithout.decibels - oneCase.com.decibels) }
    let longest = max(costs.max() ?? 0, 1e-9)
    var svg = SVG(width: Self.width, height: Self.row * Double(terms.count) + 24)
    svg.text(Self.labels, 14, "dB of COM that the term costs", "small soft")
    for (index, term) in terms.enumerated() {
      let y = 24 + Self.row * Double(index)
      let length = costs[index] / longest * (Self.width - Self.labels - Self.values)
      svg.text(Self.labels - 12, y + 19, Self.shortened(term.title), anchor: .end)
      svg.rect(
        Self.labels, y + 5, max(1, length), Self.row - 10, "dot s0", radius: 2,
        tip: "\(term.title): \(NumberText.fixed(term.sigma.volts * 1e3, decimals: 3)) mV")
      svg.text(Self.labels + max(1, length) + 8, y + 19, NumberText.fixed(costs[index], decimals: 2))
    }
    return svg
  }

  /// Long names of files keep their end, by which they differ.
  private static func shortened(_ title: String) -> String {
    title.count <= 46 ? title : title.prefix(22) + "..." + title.suffix(21)
  }
}
