public import Quantities

/// A rectangle on the floor plan.
public struct FloorRectangle: Sendable, Hashable {
  /// Left edge, along the row.
  public var x: Length
  /// Upper edge, across the rows.
  public var y: Length
  /// Extent along the row.
  public var width: Length
  /// Extent across the rows.
  public var depth: Length
}

/// A straight piece of tray on the floor plan.
public struct FloorLine: Sendable, Hashable {
  /// Start, along the row.
  public var x1: Length
  /// Start, across the rows.
  public var y1: Length
  /// End, along the row.
  public var x2: Length
  /// End, across the rows.
  public var y2: Length
}

/// Where racks, aisles and trays lie on a drawing of the hall: x along the rows, y across them, both from the corner
/// of the first rack.
///
/// Row r (from 0) begins at `r x (rack depth + aisle)`, position p at `p x pitch`. The tray of a row lies over the
/// middle of its racks.
public struct FloorGeometry: Sendable {
  /// Extent along the rows.
  public let width: Length
  /// Extent across the rows, from the first rack front to the last rack back.
  public let depth: Length
  /// Rows that are drawn: those of the hall when given, else those in use.
  public let rows: Int
  /// By row: middle of its racks.
  public let rowMiddles: [Length]
  /// By rack of the layout.
  public let racks: [FloorRectangle]
  /// Between each row and the next.
  public let aisles: [FloorRectangle]
  /// By row in use.
  public let rowTrays: [FloorLine]
  /// Cross trays, from the first to the last row in use; none in a hall of one row.
  public let crossTrays: [FloorLine]
  /// Keep-outs inside the drawing, with their reasons.
  public let keepOuts: [(area: FloorRectangle, reason: String)]

  /// Computes the geometry of a layout.
  public init(_ layout: Layout) {
    let floor = layout.floor
    let grid = TrayGrid(floor)
    let pitch = floor.pitch
    let rowSpacing = floor.rowSpacing
    let rows = max(layout.rows, floor.rows ?? 0)
    let width = pitch * grid.positions

    func rowTop(_ row: Int) -> Length { rowSpacing * row }
    func rowMiddle(_ row: Int) -> Length { rowTop(row) + floor.rackDepth / 2 }
    func area(_ rows: Range<Int>, _ positions: Range<Int>) -> FloorRectangle {
      FloorRectangle(
        x: pitch * positions.lowerBound, y: rowTop(rows.lowerBound), width: pitch * positions.count,
        depth: rowSpacing * (rows.count - 1) + floor.rackDepth)
    }

    self.rows = rows
    self.width = width
    depth = rows > 0 ? rowTop(rows - 1) + floor.rackDepth : .zero
    rowMiddles = (0..<rows).map(rowMiddle)
    racks = layout.racks.map { area($0.row..<($0.row + 1), $0.position..<($0.position + 1)) }
    aisles = (0..<max(0, rows - 1)).map { row in
      FloorRectangle(x: .zero, y: rowTop(row) + floor.rackDepth, width: width, depth: floor.aisle)
    }
    rowTrays = (0..<layout.rows).map { FloorLine(x1: .zero, y1: rowMiddle($0), x2: width, y2: rowMiddle($0)) }
    let crossed = layout.rows > 1 ? grid.crossTrays : 0
    crossTrays = (0..<crossed).map { tray in
      let x = pitch * grid.place(ofCrossTray: tray) / 2
      return FloorLine(x1: x, y1: rowMiddle(0), x2: x, y2: rowMiddle(layout.rows - 1))
    }
    keepOuts = floor.keepOuts.compactMap { keepOut in
      let keptRows = keepOut.rows.clamped(to: 1...max(1, rows))
      let kept = keepOut.positions.clamped(to: 1...grid.positions)
      guard rows > 0, keepOut.rows.overlaps(1...rows), keepOut.positions.overlaps(1...grid.positions) else {
        return nil
      }
      return (
        area(keptRows.lowerBound - 1..<keptRows.upperBound, kept.lowerBound - 1..<kept.upperBound), keepOut.reason
      )
    }
  }
}
