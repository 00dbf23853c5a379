import Glibc
import Numerics
import Quantities
import Signaling

/// An eye as a picture: the density in shades of its logarithm, and the contours of each opening over it.
struct EyeDrawing {
  private static let rows = 240
  private static let height = 520.0
  /// The picture ends where no more than this is beyond.
  private static let rarest = 1e-9

  let eye: StatisticalEye
  let contours: [EyeReport.Contour]

  /// What the picture needs beside the style of charts.
  static let style =
    EyeShades.sheet + "svg .under-curve{fill:none;stroke:var(--page);stroke-width:4;stroke-linejoin:round;opacity:.75}"
    + "svg .frame{fill:none;stroke:var(--faint);stroke-width:1}"

  private var area: PlotArea {
    PlotArea(
      left: LineChart.leftMargin, top: 58, right: LineChart.standardWidth - LineChart.rightMargin,
      bottom: Self.height - 46)
  }

  /// The picture.
  func drawn() -> SVG {
    var svg = SVG(width: LineChart.standardWidth, height: Self.height)
    let reach = eye.reachVolts(probability: Self.rarest)
    let x = ChartAxis("time, UI", range: -0.5...0.5).fitted(to: [])
    let y = ChartAxis("voltage, mV", range: -reach * 1e3...reach * 1e3).fitted(to: [])
    drawShades(eye.raster(rows: Self.rows, reachVolts: reach), in: &svg)
    drawAxes(x, y, in: &svg)
    drawContours(x, y, in: &svg)
    drawScale(in: &svg)
    return svg
  }

  // MARK: Shades

  /// One path a band, the rarest first, each over all that is rarer.
  private func drawShades(_ raster: EyeRaster, in svg: inout SVG) {
    let densest = raster.shares.reduce(0) { max($0, $1.max() ?? 0) }
    guard densest > 0,
      let field = HeightField(raster.shares.map { $0.map { log10(max(1e-300, $0 / densest)) } })
    else { return }
    let across = (area.right - area.left) / Double(max(1, field.columns - 1))
    let up = (area.bottom - area.top) / Double(field.rows)
    // Rows stand for their middles; the first and the last reach to the frame.
    func height(_ row: Double) -> Double {
      row <= 0 ? area.bottom : row >= Double(field.rows - 1) ? area.top : area.bottom - (row + 0.5) * up
    }
    svg.html.element("g", [("transform", "scale(.1)")]) { html in
      for band in (0..<EyeShades.count).reversed() {
        var path = OutlinePath()
        for outline in field.outlines(above: -EyeShades.depth(band)) {
          path.add(outline.map { (x: area.left + $0.x * across, y: height($0.y)) })
        }
        if !path.data.isEmpty {
          html.leaf("path", [("class", EyeShades.style(band)), ("fill-rule", "evenodd"), ("d", path.data)])
        }
      }
    }
  }

  /// The shades from the densest on, with decades below it.
  private func drawScale(in svg: inout SVG) {
    let (width, left) = (260.0, area.right - 260)
    let step = width / Double(EyeShades.count)
    for band in 0..<EyeShades.count {
      svg.rect(left + Double(band) * step, 4, step + 0.3, 11, EyeShades.style(band))
    }
    svg.rect(left, 4, width, 11, "frame")
    for decade in [0, 1, 2, 4, 8, 12] {
      let place = left + width * EyeShades.place(depth: Double(decade))
      svg.line(place, 15, place, 19, "axis")
      svg.text(place, 30, ChartAxis.power(-decade), "small soft", anchor: .middle)
    }
    svg.text(left - 8, 14, "density over the greatest", "small soft", anchor: .end)
  }

  // MARK: Axes

  private func drawAxes(_ x: FittedAxis, _ y: FittedAxis, in svg: inout SVG) {
    for tick in x.ticks {
      guard let place = x.place(tick.value) else { continue }
      svg.line(area.x(place), area.bottom, area.x(place), area.bottom + 5, "axis")
      svg.text(area.x(place), area.bottom + 18, tick.text, "small soft", anchor: .middle)
    }
    for tick in y.ticks {
      guard let place = y.place(tick.value) else { continue }
      svg.line(area.left - 5, area.y(place), area.left, area.y(place), "axis")
      svg.text(area.left - 8, area.y(place) + 4, tick.text, "small soft", anchor: .end)
    }
    if let decision = x.place(0) { svg.line(area.x(decision), area.top, area.x(decision), area.bottom, "rule") }
    svg.rect(area.left, area.top, area.right - area.left, area.bottom - area.top, "frame")
    svg.text((area.left + area.right) / 2, area.bottom + 38, x.axis.label, "small", anchor: .middle)
    svg.text(0, area.top - 9, y.axis.label, "small")
  }

  // MARK: Contours

  private func drawContours(_ x: FittedAxis, _ y: FittedAxis, in svg: inout SVG) {
    var place = area.left
    for (index, contour) in contours.enumerated() {
      let style = "curve s\(index + 1)"
      let loops = (0..<eye.eyeCount).flatMap { number in
        (eye.contour(eye: number, probability: contour.probability)?.loops ?? []).map { points in
          points.compactMap { point -> (x: Double, y: Double)? in
            guard let across = x.place(point.phase), let up = y.place(point.volts * 1e3) else { return nil }
            return (area.x(across), area.y(up))
          }
        }
      }
      for loop in loops { svg.polyline(loop, "under-curve") }
      for loop in loops { svg.polyline(loop, style) }
      let name = contour.name + (loops.isEmpty ? ", closed" : "")
      svg.line(place, 10, place + 22, 10, style)
      svg.text(place + 28, 14, name, "small")
      place += Double(name.count) * 6.1 + 44
    }
  }
}

extension EyeContour {
  /// The open stretches as closed lines: out along the upper side and back along the lower, to where both sides meet.
  fileprivate var loops: [[(phase: Double, volts: Double)]] {
    phases.indices.split { upperVolts[$0] <= lowerVolts[$0] }.map { open in
      let out = open.map { (phase: phases[$0], volts: upperVolts[$0]) }
      let back = open.reversed().map { (phase: phases[$0], volts: lowerVolts[$0]) }
      let start = tip(open.lowerBound, open.lowerBound - 1)
      let end = tip(open.upperBound - 1, open.upperBound)
      return [start] + out + [end] + back + [start]
    }
  }

  /// Where both sides meet between an open phase and a closed one along straight lines; the open phase's middle at the border.
  private func tip(_ open: Int, _ closed: Int) -> (phase: Double, volts: Double) {
    let gap = upperVolts[open] - lowerVolts[open]
    guard phases.indices.contains(closed) else { return (phases[open], (upperVolts[open] + lowerVolts[open]) / 2) }
    let share = gap / (gap - (upperVolts[closed] - lowerVolts[closed]))
    return (
      phases[open] + share * (phases[closed] - phases[open]),
      upperVolts[open] + share * (upperVolts[closed] - upperVolts[open])
    )
  }
}
