import Glibc
import Quantities
import Signaling

/// An eye as a picture: the density in shades by decades, and the contours of each opening over it.
struct EyeDrawing {
  /// How many decades below the densest each shade ends: fine where levels and transitions show, coarse down to the rare.
  private static let limits = [0.15, 0.35, 0.7, 1.2, 2, 4, 8, 16]
  private static var shades: Int { limits.count }
  private static let width = 960.0
  private static let height = 460.0
  private static let rows = 120

  let eye: StatisticalEye
  let probabilities: [Double]

  /// What the shades need beside the style of charts.
  static let style =
    "svg .heat{fill:var(--s0)}"
    + (0..<shades).map { "svg .h\($0){opacity:\(SVG.number(1 - Double($0) / Double(shades + 1)))}" }.joined()

  /// The picture.
  func drawn() -> SVG {
    var svg = SVG(width: Self.width, height: Self.height)
    let raster = eye.raster(rows: Self.rows, reach: 1.5)
    let area = PlotArea(left: 64, top: 12, right: Self.width - 150, bottom: Self.height - 48)
    let x = ChartAxis("time, UI", range: -0.5...0.5).fitted(to: [])
    let y = ChartAxis("voltage, mV", range: raster.lowestVolts * 1e3...raster.highestVolts * 1e3).fitted(to: [])
    drawHeat(raster, area, into: &svg)
    drawAxes(x, y, area, into: &svg)
    drawContours(x, y, area, into: &svg)
    return svg
  }

  private func drawAxes(_ x: FittedAxis, _ y: FittedAxis, _ area: PlotArea, into svg: inout SVG) {
    for tick in x.ticks {
      guard let place = x.place(tick.value) else { continue }
      svg.line(area.x(place), area.bottom, area.x(place), area.bottom + 5, "axis")
      svg.text(area.x(place), area.bottom + 19, tick.text, "small", anchor: .middle)
    }
    for tick in y.ticks {
      guard let place = y.place(tick.value) else { continue }
      svg.line(area.left, area.y(place), area.right, area.y(place), "grid")
      svg.text(area.left - 6, area.y(place) + 4, tick.text, "small", anchor: .end)
    }
    svg.text((area.left + area.right) / 2, Self.height - 8, x.axis.label, "soft", anchor: .middle)
    svg.text(4, area.top + 2, y.axis.label, "soft halo")
  }

  /// One path a shade: upright strips of neighboring cells of the same decade.
  private func drawHeat(_ raster: EyeRaster, _ area: PlotArea, into svg: inout SVG) {
    let densest = raster.shares.reduce(0) { max($0, $1.max() ?? 0) }
    let columnWidth = (area.right - area.left) / Double(max(1, raster.shares.count))
    let rowHeight = (area.bottom - area.top) / Double(Self.rows)
    var paths = [String](repeating: "", count: Self.shades)
    for (column, cells) in raster.shares.enumerated() {
      let shades = cells.map { shade($0, densest) }
      var start = 0
      while start < shades.count {
        let end = shades[start...].firstIndex { $0 != shades[start] } ?? shades.count
        if let shade = shades[start] {
          let left = SVG.number(area.left + Double(column) * columnWidth)
          let top = SVG.number(area.bottom - Double(end) * rowHeight)
          let (w, h) = (SVG.number(columnWidth + 0.2), SVG.number(Double(end - start) * rowHeight))
          paths[shade] += "M\(left) \(top)h\(w)v\(h)h-\(w)z"
        }
        start = end
      }
    }
    for (shade, path) in paths.enumerated() where !path.isEmpty {
      svg.html.leaf("path", [("class", "heat h\(shade)"), ("d", path)])
    }
  }

  private func shade(_ share: Double, _ densest: Double) -> Int? {
    guard share > 0, densest > 0 else { return nil }
    let decades = -log10(share / densest)
    return Self.limits.firstIndex { decades < $0 }
  }

  private func drawContours(_ x: FittedAxis, _ y: FittedAxis, _ area: PlotArea, into svg: inout SVG) {
    for (index, probability) in probabilities.enumerated() {
      let style = "curve s\(index + 1)"
      for number in 0..<eye.eyeCount {
        guard let contour = eye.contour(eye: number, probability: probability) else { continue }
        for points in Self.loops(contour) {
          let placed = points.compactMap { point -> (x: Double, y: Double)? in
            guard let across = x.place(point.x), let up = y.place(point.y * 1e3) else { return nil }
            return (area.x(across), area.y(up))
          }
          svg.polyline(placed, style)
        }
      }
      let row = area.top + 20 + 22 * Double(index)
      svg.line(area.right + 14, row - 4, area.right + 38, row - 4, style)
      svg.text(area.right + 44, row, Prose.ratio(probability))
    }
  }

  /// The open stretches of a contour as closed lines: out along the upper side and back along the lower.
  private static func loops(_ contour: EyeContour) -> [[(x: Double, y: Double)]] {
    var loops: [[(x: Double, y: Double)]] = []
    var open: [Int] = []
    for index in contour.phases.indices {
      if contour.upper[index] > contour.lower[index] { open.append(index) }
      if contour.upper[index] <= contour.lower[index] || index == contour.phases.count - 1 {
        if open.count > 1, let first = open.first {
          let out = open.map { (x: contour.phases[$0], y: contour.upper[$0]) }
          let back = open.reversed().map { (x: contour.phases[$0], y: contour.lower[$0]) }
          loops.append(out + back + [(x: contour.phases[first], y: contour.upper[first])])
        }
        open = []
      }
    }
    return loops
  }
}
