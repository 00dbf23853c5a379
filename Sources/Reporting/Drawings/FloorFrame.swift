import Facility
import Quantities

/// Where the hall lies on the picture: its scale, its turn, its strips.
struct FloorFrame {
  static let width = 960.0
  static let margin = 34.0
  private static let tallest = 860.0
  private static let gap = 26.0

  /// Whether rows run from top to bottom, because the hall is deeper than wide.
  let isTurned: Bool
  /// Strips that the rows are cut into; 1 for most halls.
  let strips: Int
  /// Height of the picture without its scale.
  let height: Double
  private let scale: Double
  private let hallWidth: Double
  private let hallDepth: Double
  private let rows: Int

  /// Chooses scale, turn and strips for a hall.
  init(_ geometry: FloorGeometry) {
    hallWidth = max(0.1, geometry.width.meters)
    hallDepth = max(0.1, geometry.depth.meters)
    rows = max(1, geometry.rows)
    let room = Self.width - 2 * Self.margin
    isTurned = hallDepth > 1.3 * hallWidth
    guard isTurned else {
      strips = 1
      scale = min(70, room / hallWidth, Self.tallest / hallDepth)
      height = hallDepth * scale + 2 * Self.margin
      return
    }
    var best = 1
    for count in 1...max(1, min(12, rows)) {
      let scale = room * Double(count) / hallDepth
      if Double(count) * (hallWidth * scale + Self.gap) <= Self.tallest { best = count }
    }
    // Whole rows in every strip; without the last aisle a strip of `n` rows is a little shorter than this.
    strips = best
    let rowsPerStrip = (rows + best - 1) / best
    scale = min(70, room / (hallDepth / Double(rows) * Double(rowsPerStrip)))
    height = Double(best) * (hallWidth * scale + Self.gap) + 2 * Self.margin - Self.gap
  }

  private var rowsPerStrip: Int { (rows + strips - 1) / strips }
  /// Distance of two rows that are drawn beside each other.
  var rowSpacing: Double { hallDepth / Double(rows) * scale }
  /// Lines along the hall are broken here, so that none runs from one strip into the next.
  var breakEvery: Int { strips == 1 ? Int.max : rowsPerStrip }

  private func strip(ofDepth y: Double) -> Int {
    guard strips > 1 else { return 0 }
    let row = Int(y / hallDepth * Double(rows))
    return max(0, min(strips - 1, row / rowsPerStrip))
  }

  /// A point of the hall on the picture.
  func point(_ x: Length, _ y: Length) -> (x: Double, y: Double) {
    guard isTurned else { return (Self.margin + 6 + x.meters * scale, Self.margin / 2 + y.meters * scale) }
    let strip = strip(ofDepth: y.meters)
    let start = Double(strip * rowsPerStrip) * hallDepth / Double(rows)
    return (
      Self.margin + (y.meters - start) * scale,
      Self.margin / 2 + Double(strip) * (hallWidth * scale + Self.gap) + x.meters * scale
    )
  }

  /// A rectangle of the hall on the picture.
  func rect(_ area: FloorRectangle) -> (x: Double, y: Double, width: Double, height: Double) {
    let corner = point(area.x, area.y)
    return isTurned
      ? (corner.x, corner.y, area.depth.meters * scale, area.width.meters * scale)
      : (corner.x, corner.y, area.width.meters * scale, area.depth.meters * scale)
  }

  /// Extent of a rectangle on the picture.
  func cell(_ area: FloorRectangle?) -> (width: Double, height: Double) {
    guard let area else { return (0, 0) }
    let rect = rect(area)
    return (rect.width, rect.height)
  }

  /// Outline of a strip of the hall.
  func outline(ofStrip strip: Int) -> (x: Double, y: Double, width: Double, height: Double) {
    guard isTurned else {
      return (Self.margin + 6, Self.margin / 2, hallWidth * scale, hallDepth * scale + Self.margin / 2)
    }
    let first = strip * rowsPerStrip
    let count = max(0, min(rows - first, rowsPerStrip))
    return (
      Self.margin, Self.margin / 2 + Double(strip) * (hallWidth * scale + Self.gap),
      hallDepth / Double(rows) * Double(count) * scale, hallWidth * scale
    )
  }

  /// Whether a line between two points stays in one strip.
  func isOneStrip(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Bool {
    strips == 1 || abs(a.y - b.y) <= hallWidth * scale && b.x >= a.x - hallDepth * scale / Double(strips) / 2
  }

  /// Where the name of a row stands.
  func rowName(_ middle: Length) -> (x: Double, y: Double) {
    let point = point(.zero, middle)
    return isTurned ? (point.x, point.y + hallWidth * scale + 14) : (point.x - 8, point.y + 4)
  }
}
