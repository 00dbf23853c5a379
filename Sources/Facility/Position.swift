/// Where one device stands.
public struct Position: Sendable, BitwiseCopyable {
  /// Index into `Layout.racks`; -1 when the device found no place.
  public var rack: Int32
  /// Lowest unit, from 1.
  public var unit: Int32

  /// Names a place.
  public init(rack: Int, unit: Int) {
    self.rack = Int32(truncatingIfNeeded: rack)
    self.unit = Int32(truncatingIfNeeded: unit)
  }
  /// No place found.
  public static var none: Position { Position(rack: -1, unit: 0) }
}
