import Glibc

/// The values that a search tries for one coefficient, from the lowest.
public struct TapRange: Sendable, Equatable {
  /// Lowest value.
  public var lowest: Double
  /// Highest value.
  public var highest: Double
  /// Distance of neighbors; zero where only the lowest is tried.
  public var step: Double

  /// Describes a range.
  public init(_ lowest: Double, _ highest: Double, step: Double) {
    self.lowest = lowest
    self.highest = highest
    self.step = step
  }

  /// One value that is not searched.
  public static func fixed(_ value: Double) -> TapRange { TapRange(value, value, step: 0) }

  /// How many values there are. A last step that falls short of the highest value by rounding alone counts.
  public var count: Int {
    guard step > 0, highest > lowest, (highest - lowest) / step < 1e6 else { return 1 }
    return Int(floor((highest - lowest) / step + 1e-6)) + 1
  }

  /// The values.
  public var values: [Double] { (0..<count).map { lowest + Double($0) * step } }
}
