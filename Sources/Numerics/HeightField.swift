/// Heights at the points of a grid, and the regions that are at least as high as a level.
public struct HeightField: Sendable {
  /// A corner of an outline, in columns and rows.
  public struct Point: Sendable, Equatable {
    /// Columns from the first.
    public var x: Double
    /// Rows from the first.
    public var y: Double
  }

  /// Number of columns.
  public let columns: Int
  /// Number of rows.
  public let rows: Int
  private let heights: [Double]

  /// Takes heights column by column, each from its first row.
  /// - Returns: nothing unless all columns have as many rows, there is at least one of each, and every height is finite.
  public init?(_ columns: [[Double]]) {
    guard let rows = columns.first?.count, rows > 0,
      columns.allSatisfy({ $0.count == rows && $0.allSatisfy(\.isFinite) })
    else { return nil }
    self.columns = columns.count
    self.rows = rows
    heights = columns.flatMap { $0 }
  }

  /// The closed outlines of all that is at least as high as a level, high ground to the left; what lies beyond the grid is lower than
  /// any. Holes are outlines too, so that filling by the even-odd rule gives the region.
  ///
  /// Marching squares: straight pieces from edge to edge of each cell, ends where heights along the edge pass the level; of two
  /// opposite high corners, the mean of all four says whether they are joined.
  public func outlines(above level: Double) -> [[Point]] {
    guard level.isFinite else { return [] }
    let width = columns + 2
    // Edges by their lower left point: even ones lead right, odd ones up.
    var next = [Int](repeating: -1, count: 2 * width * (rows + 2))
    for row in -1..<rows {
      for column in -1..<columns { link(column, row, level, width, &next) }
    }
    var outlines: [[Point]] = []
    for start in next.indices where next[start] >= 0 {
      var outline: [Point] = []
      var edge = start
      while next[edge] >= 0 {
        outline.append(crossing(edge, level, width))
        let following = next[edge]
        next[edge] = -1
        edge = following
      }
      outlines.append(outline)
    }
    return outlines
  }

  private func height(_ column: Int, _ row: Int) -> Double {
    column >= 0 && column < columns && row >= 0 && row < rows ? heights[column * rows + row] : -.infinity
  }

  /// The pieces of outline in one cell, from the edge at which its border leaves high ground to the edge at which it comes back.
  private func link(_ column: Int, _ row: Int, _ level: Double, _ width: Int, _ next: inout [Int]) {
    // Corners and edges against the clock, from the lower left.
    let (a, b) = (height(column, row), height(column + 1, row))
    let (c, d) = (height(column + 1, row + 1), height(column, row + 1))
    let index = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0)
    guard index != 0, index != 15 else { return }
    let cell = 2 * ((row + 1) * width + column + 1)
    let (bottom, right, top, left) = (cell, cell + 3, cell + 2 * width, cell + 1)
    func join(_ from: Int, _ to: Int) { next[from] = to }
    switch index {
    case 1: join(bottom, left)
    case 2: join(right, bottom)
    case 3: join(right, left)
    case 4: join(top, right)
    case 6: join(top, bottom)
    case 7: join(top, left)
    case 8: join(left, top)
    case 9: join(bottom, top)
    case 11: join(right, top)
    case 12: join(left, right)
    case 13: join(bottom, right)
    case 14: join(left, bottom)
    default:
      let isJoined = (a + b + c + d) / 4 >= level
      if index == 5 {
        join(bottom, isJoined ? right : left)
        join(top, isJoined ? left : right)
      } else {
        join(right, isJoined ? top : bottom)
        join(left, isJoined ? bottom : top)
      }
    }
  }

  /// Where heights along an edge pass the level; at the point of the grid where the other lies beyond.
  private func crossing(_ edge: Int, _ level: Double, _ width: Int) -> Point {
    let (column, row) = ((edge / 2) % width - 1, edge / 2 / width - 1)
    let (right, up) = edge.isMultiple(of: 2) ? (1, 0) : (0, 1)
    let (from, to) = (height(column, row), height(column + right, row + up))
    let share = from == -.infinity ? 1 : to == -.infinity ? 0 : (level - from) / (to - from)
    return Point(x: Double(column) + share * Double(right), y: Double(row) + share * Double(up))
  }
}
