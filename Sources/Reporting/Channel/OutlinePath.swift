/// Closed outlines as the data of a path in tenths of pixels, without points that no picture could show.
struct OutlinePath {
  /// How far a left-out point may be from the line that replaces it, in tenths of pixels.
  private static let tolerance = 1.2
  /// Outlines within this many tenths of a pixel are specks.
  private static let speck = 4

  /// What has been added.
  private(set) var data = ""

  /// Adds one outline, in pixels.
  mutating func add(_ outline: [(x: Double, y: Double)]) {
    let points = Self.simplified(outline.map { (x: $0.x * 10, y: $0.y * 10) })
      .map { (x: Int($0.x.rounded()), y: Int($0.y.rounded())) }
    guard points.count > 2, let first = points.first, Self.isLarge(points) else { return }
    data += "M\(first.x) \(first.y)l"
    var isFirst = true
    for (from, to) in zip(points, points.dropFirst()) where from != to {
      append(to.x - from.x, isFirst: isFirst)
      append(to.y - from.y, isFirst: false)
      isFirst = false
    }
    data += "z"
  }

  private mutating func append(_ number: Int, isFirst: Bool) {
    if !isFirst, number >= 0 { data += " " }
    data += String(number)
  }

  private static func isLarge(_ points: [(x: Int, y: Int)]) -> Bool {
    let (x, y) = (points.map(\.x), points.map(\.y))
    return max((x.max() ?? 0) - (x.min() ?? 0), (y.max() ?? 0) - (y.min() ?? 0)) > speck
  }

  /// Goes on from each kept point as far as every point between is near the straight line (an opening window).
  private static func simplified(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    guard points.count > 3 else { return points }
    var kept = [points[0]]
    var start = 0
    for end in 2..<points.count where !isStraight(points, start, end) {
      start = end - 1
      kept.append(points[start])
    }
    kept.append(points[points.count - 1])
    return kept
  }

  private static func isStraight(_ points: [(x: Double, y: Double)], _ start: Int, _ end: Int) -> Bool {
    guard end - start < 40 else { return false }
    let (x, y) = (points[end].x - points[start].x, points[end].y - points[start].y)
    let length = max(1e-9, (x * x + y * y).squareRoot())
    return (start + 1..<end).allSatisfy { index in
      let (dx, dy) = (points[index].x - points[start].x, points[index].y - points[start].y)
      let along = (dx * x + dy * y) / length
      return abs(dx * y - dy * x) <= tolerance * length && along >= -tolerance && along <= length + tolerance
    }
  }
}
