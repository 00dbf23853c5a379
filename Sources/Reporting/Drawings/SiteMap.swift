import Fabrics
import Planning
import Quantities

/// The sites as dots on a ring, or side by side when they are two, with the lines between them.
struct SiteMap {
  private struct Dot {
    let x: Double
    let y: Double
  }

  private let lines: [SiteLine]
  private let dots: [Dot]
  private let isPair: Bool
  private let size: (width: Double, height: Double)
  private let radius: Double

  /// Places the sites of a plan.
  init(_ plan: Plan) {
    lines = plan.lines
    let count = Set(plan.lines.flatMap { [$0.from, $0.to] }).count
    isPair = count == 2
    size = isPair ? (960, 130) : (960, 460)
    radius = count > 24 ? 11 : 26
    guard !isPair else {
      dots = [Dot(x: 150, y: 70), Dot(x: 810, y: 70)]
      return
    }
    // A circle by equal arcs; sine and cosine of the step are all that it takes, so no library of the system has a say.
    let step = 2 * Double.pi / Double(max(1, count))
    let (sine, cosine) = Self.sineAndCosine(step)
    var direction = (x: 0.0, y: -1.0)
    var placed: [Dot] = []
    for _ in 0..<count {
      placed.append(Dot(x: 480 + 300 * direction.x, y: 230 + 165 * direction.y))
      direction = (direction.x * cosine - direction.y * sine, direction.x * sine + direction.y * cosine)
    }
    dots = placed
  }

  /// By their series; angles here are at most 2π/3.
  private static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    var (sine, cosine, term) = (0.0, 0.0, 1.0)
    for power in 0..<30 {
      if power % 2 == 0 { cosine += power % 4 == 0 ? term : -term } else { sine += power % 4 == 1 ? term : -term }
      term *= angle / Double(power + 1)
    }
    return (sine, cosine)
  }

  /// The picture.
  func drawn() -> SVG {
    var svg = SVG(width: size.width, height: size.height)
    for line in lines where dots.indices.contains(line.from) && dots.indices.contains(line.to) {
      let (a, b) = (dots[line.from], dots[line.to])
      svg.line(a.x, a.y, b.x, b.y, line.endsHere ? "line-run" : "site-line")
    }
    label(in: &svg)
    for (site, dot) in dots.enumerated() {
      svg.circle(dot.x, dot.y, radius, site == 0 ? "site-here" : "site-far")
      svg.text(
        dot.x, dot.y + 5, String(site + 1), site == 0 ? "strong inverse" : "strong", anchor: .middle)
    }
    guard let here = dots.first else { return svg }
    if isPair {
      svg.text(here.x, here.y + radius + 18, "this site", "soft", anchor: .middle)
    } else {
      svg.text(here.x, here.y - radius - 8, "this site", "soft", anchor: .middle)
    }
    return svg
  }

  /// Lines are alike, so that one text in the middle speaks for all.
  private func label(in svg: inout SVG) {
    guard let line = lines.first else { return }
    let (x, y) = (size.width / 2, isPair ? 70.0 : 230.0)
    if !isPair { svg.text(x, y - 30, "each line", "soft", anchor: .middle) }
    svg.text(x, y - 8, "\(Prose.length(line.distance)) · \(Prose.rate(line.capacity))", "strong", anchor: .middle)
    svg.text(
      x, y + 16, "\(Prose.count(line.channels, "channel")) · \(Prose.count(line.fiberPairs, "fiber pair"))", "soft",
      anchor: .middle)
  }
}
