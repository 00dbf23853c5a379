/// Leaves out points that no pixel could show.
enum Thinning {
  /// Columns of half a pixel keep their first, lowest, highest and last point; few points stay as they are.
  static func thinned(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    guard points.count > 2000 else { return points }
    var result: [(x: Double, y: Double)] = []
    var start = 0
    while start < points.count {
      let column = (points[start].x * 2).rounded()
      let end = points[start...].firstIndex { ($0.x * 2).rounded() != column } ?? points.count
      let low = (start..<end).min { points[$0].y < points[$1].y } ?? start
      let high = (start..<end).max { points[$0].y < points[$1].y } ?? start
      for index in Set([start, low, high, end - 1]).sorted() { result.append(points[index]) }
      start = end
    }
    return result
  }
}
