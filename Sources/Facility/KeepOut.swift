/// A rectangle of rack positions that must stay free, rows and positions counted from 1, both ends included.
public struct KeepOut: Sendable, Hashable {
  /// First and last row.
  public var rows: ClosedRange<Int>
  /// First and last rack position in those rows.
  public var positions: ClosedRange<Int>
  /// Why, for the drawing.
  public var reason: String

  /// Keeps positions free.
  public init(rows: ClosedRange<Int>, positions: ClosedRange<Int>, reason: String) {
    self.rows = rows
    self.positions = positions
    self.reason = reason
  }
}
