/// The rectangle of a chart in which curves are drawn, in pixels.
struct PlotArea {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  /// Pixels from the left for a share of the axis.
  func x(_ place: Double) -> Double { left + place * (right - left) }
  /// Pixels from the top for a share of the axis, which grows upwards.
  func y(_ place: Double) -> Double { bottom - place * (bottom - top) }

  /// Whether a point lies inside, a hair of rounding aside.
  func holds(_ point: (x: Double, y: Double)) -> Bool {
    point.x >= left - 0.01 && point.x <= right + 0.01 && point.y >= top - 0.01 && point.y <= bottom + 0.01
  }

  /// The parts of a line through points that lie inside.
  func clipped(_ points: [(x: Double, y: Double)]) -> [[(x: Double, y: Double)]] {
    var runs: [[(x: Double, y: Double)]] = []
    var run: [(x: Double, y: Double)] = []
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (from, to) = segment(start, end) else {
        runs.append(run)
        run = []
        continue
      }
      if run.isEmpty || from.x != start.x || from.y != start.y {
        runs.append(run)
        run = [from]
      }
      run.append(to)
    }
    runs.append(run)
    return runs.filter { $0.count > 1 }
  }

  /// The part of a straight line inside (Liang and Barsky, 1984).
  private func segment(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double)
  ) -> ((x: Double, y: Double), (x: Double, y: Double))? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (enter, leave) = (0.0, 1.0)
    for (direction, room) in [
      (-dx, start.x - left), (dx, right - start.x), (-dy, start.y - top), (dy, bottom - start.y),
    ] {
      if direction == 0 {
        if room < 0 { return nil }
      } else if direction < 0 {
        enter = max(enter, room / direction)
      } else {
        leave = min(leave, room / direction)
      }
    }
    guard enter <= leave else { return nil }
    func point(_ share: Double) -> (x: Double, y: Double) {
      share == 0 ? start : share == 1 ? end : (start.x + share * dx, start.y + share * dy)
    }
    return (point(enter), point(leave))
  }
}
