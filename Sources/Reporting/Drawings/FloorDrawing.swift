import Facility
import Planning
import Quantities

/// The hall to scale: racks shaded by power, aisles, trays as thick as they are full, positions kept free, the longest run.
///
/// A hall that is deeper than wide lies on its side, and a very long one is cut into strips of rows below each other.
struct FloorDrawing {
  private let plan: Plan
  private let layout: Layout
  private let trays: TrayLoad
  private let geometry: FloorGeometry
  private let frame: FloorFrame
  /// Upper edge of the scale of power, in watts.
  let scaleTop: Double

  /// Prepares the drawing of a plan's hall.
  init(_ plan: Plan) {
    self.plan = plan
    layout = plan.layout
    trays = plan.trays
    geometry = FloorGeometry(plan.layout)
    frame = FloorFrame(geometry)
    scaleTop = Self.niceTop(plan.layout.racks.reduce(0) { max($0, $1.power.watts) })
  }

  /// Whether every rack has its number of kilowatts; in a large hall the shade has to say it.
  var hasNumbers: Bool {
    let cell = frame.cell(geometry.racks.first)
    return !isMerged && cell.width >= 24 && cell.height >= 16
  }

  private var isMerged: Bool {
    let cell = frame.cell(geometry.racks.first)
    return min(cell.width, cell.height) < 5 || layout.racks.count > 2000
  }

  /// The picture.
  func drawn() -> SVG {
    var svg = SVG(width: FloorFrame.width, height: frame.height + 44)
    drawAisles(in: &svg)
    for keepOut in geometry.keepOuts { draw(keepOut.area, "keepout", in: &svg, tip: "kept free: \(keepOut.reason)") }
    drawRacks(in: &svg)
    drawTrays(in: &svg)
    drawLongestRun(in: &svg)
    drawRowNames(in: &svg)
    drawScale(in: &svg)
    return svg
  }

  private func drawAisles(in svg: inout SVG) {
    for strip in 0..<frame.strips {
      let (x, y, width, height) = frame.outline(ofStrip: strip)
      svg.rect(x - 3, y - 3, width + 6, height + 6, "aisle", radius: 4)
    }
  }

  private func draw(_ area: FloorRectangle, _ style: String, in svg: inout SVG, tip: String? = nil) {
    let (x, y, width, height) = frame.rect(area)
    svg.rect(x, y, width, height, style, tip: tip)
  }

  // MARK: Racks

  private func step(_ rack: Rack) -> Int {
    scaleTop > 0 ? Int(rack.power.watts / scaleTop * Double(Palette.heatSteps) * 0.9999) : 0
  }

  private func style(_ rack: Rack) -> String {
    rack.isReserved ? "reserved" : Palette.heat(step(rack)) + (rack.holdsHosts ? "" : " network")
  }

  private func drawRacks(in svg: inout SVG) {
    if isMerged { drawMergedRacks(in: &svg) } else { drawEachRack(in: &svg, isLabeled: hasNumbers) }
  }

  private func drawEachRack(in svg: inout SVG, isLabeled: Bool) {
    for (rack, area) in zip(layout.racks, geometry.racks) {
      let (x, y, width, height) = frame.rect(area)
      let power = rack.hasUnknownPower ? "power unknown" : Prose.power(rack.power)
      let tip = rack.isReserved ? "\(rack.name): kept for growth" : "\(rack.name): \(power)"
      svg.rect(x + 0.75, y + 0.75, width - 1.5, height - 1.5, style(rack), radius: 2, tip: tip)
      guard isLabeled, !rack.isReserved else { continue }
      let number = rack.hasUnknownPower ? "?" : Prose.number((rack.power.watts / 100).rounded() / 10)
      svg.text(
        x + width / 2, y + height / 2 + 4, number, step(rack) >= 4 ? "small inverse" : "small", anchor: .middle)
    }
  }

  /// Neighbors of one shade as one shape: a hall of thousands of racks stays a small picture.
  private func drawMergedRacks(in svg: inout SVG) {
    var start = 0
    while start < layout.racks.count {
      let first = layout.racks[start]
      var end = start
      while end + 1 < layout.racks.count {
        let next = layout.racks[end + 1]
        guard next.row == first.row, next.position == layout.racks[end].position + 1,
          next.isReserved == first.isReserved,
          next.holdsHosts == first.holdsHosts, step(next) == step(first)
        else { break }
        end += 1
      }
      var area = geometry.racks[start]
      area.width = geometry.racks[end].x + geometry.racks[end].width - area.x
      draw(area, style(first), in: &svg)
      start = end + 1
    }
  }

  // MARK: Trays

  /// How far beside their racks trays are drawn, so that they do not hide them.
  private var trayOffset: Length { layout.floor.aisle / 6 }

  /// Fill against the limit as one of six thicknesses; the last is above the limit.
  private func thickness(_ segment: TraySegment) -> Int {
    guard segment.cables > 0 else { return 0 }
    let share = segment.fill / max(0.01, layout.floor.trayFill)
    return share > 1 ? 5 : 1 + min(3, Int(share * 4))
  }

  private func drawTrays(in svg: inout SVG) {
    for (row, middle) in geometry.rowMiddles.enumerated() where row < trays.rows {
      var levels: [Int] = []
      for position in 0..<trays.racksPerRow {
        levels.append(trays.segment(row: row, position: position).map(thickness) ?? 0)
      }
      let y = middle + layout.floor.rackDepth / 2 + trayOffset
      let pitch = layout.floor.pitch
      draw(levels, in: &svg) { (pitch * $0, y) }
    }
    guard trays.rows > 1 else { return }
    for (tray, line) in geometry.crossTrays.enumerated() {
      var levels: [Int] = []
      for segment in trays.crossSegments {
        if case .cross(tray, _, _) = segment.place { levels.append(thickness(segment)) }
      }
      let rows = geometry.rowMiddles
      let toTray = layout.floor.rackDepth / 2 + trayOffset
      draw(levels, in: &svg) { (line.x1, rows[min($0, rows.count - 1)] + toTray) }
    }
  }

  private func draw(_ levels: [Int], in svg: inout SVG, at point: (Int) -> (Length, Length)) {
    var start = 0
    while start < levels.count {
      var end = start + 1
      while end < levels.count, levels[end] == levels[start], end % frame.breakEvery != 0 { end += 1 }
      let from = frame.point(point(start).0, point(start).1)
      let to = frame.point(point(end).0, point(end).1)
      if frame.isOneStrip(from, to) { svg.line(from.x, from.y, to.x, to.y, "tray f\(levels[start])") }
      start = end
    }
  }

  // MARK: The longest run

  private func drawLongestRun(in svg: inout SVG) {
    guard let way = LongestRun(plan, geometry, traysAt: trayOffset) else { return }
    let points = way.corners.map { frame.point($0.x, $0.y) }
    guard frame.strips == 1 || zip(points, points.dropFirst()).allSatisfy({ frame.isOneStrip($0, $1) }) else { return }
    svg.polyline(points, "line-run")
    for point in [points.first, points.last].compactMap({ $0 }) { svg.circle(point.x, point.y, 4, "end-run") }
  }

  // MARK: Names and scale

  private func drawRowNames(in svg: inout SVG) {
    let every = max(1, Int((16 / max(1, frame.rowSpacing)).rounded(.up)))
    for (row, middle) in geometry.rowMiddles.enumerated() where row % every == 0 {
      let (x, y) = frame.rowName(middle)
      svg.text(
        x, y, frame.isTurned && frame.rowSpacing < 28 ? "\(row + 1)" : "R" + (row < 9 ? "0" : "") + "\(row + 1)",
        "small soft",
        anchor: frame.isTurned ? .middle : .end)
    }
  }

  private func drawScale(in svg: inout SVG) {
    let y = frame.height + 18
    let width = 52.0
    var x = FloorFrame.margin
    for step in 0..<Palette.heatSteps {
      svg.rect(x, y, width, 11, Palette.heat(step))
      svg.text(x, y + 24, Prose.number(scaleTop / 1000 * Double(step) / Double(Palette.heatSteps)), "small soft")
      x += width
    }
    svg.text(x, y + 24, Prose.number(scaleTop / 1000) + " kW per rack", "small soft")
    x += 130
    svg.rect(x, y, 16, 11, Palette.heat(1) + " network")
    svg.text(x + 22, y + 10, "network rack", "small soft")
    x += 116
    svg.line(x, y + 6, x + 26, y + 6, "tray f4")
    svg.text(x + 32, y + 10, "tray, thicker when fuller", "small soft")
    x += 190
    svg.polyline([(x, y + 6), (x + 26, y + 6)], "line-run")
    svg.text(x + 32, y + 10, "longest run", "small soft")
  }

  private static func niceTop(_ watts: Double) -> Double {
    guard watts.isFinite, watts > 0 else { return 6000 }
    for decade in [1e2, 1e3, 1e4, 1e5, 1e6, 1e7] {
      for factor in [0.6, 1.2, 1.8, 2.4, 3, 3.6, 4.2, 4.8, 5.4] where watts <= factor * decade {
        return factor * decade
      }
    }
    return watts
  }
}

extension Rack {
  /// Whether boxes stand in it and none of them has a published power: what burns is not known, and not zero.
  var hasUnknownPower: Bool { !devices.isEmpty && power.watts <= 0 }
}
