import Glibc

/// The values that a search tries for one coefficient, from the lowest: evenly spaced, or listed one by one.
public struct TapRange: Sendable, Equatable {
  /// Lowest value.
  public var lowest: Double
  /// Highest value.
  public var highest: Double
  /// Distance of neighbors; zero where only the lowest is tried, or where values are listed.
  public var step: Double
  /// Values that are not evenly spaced, rising; empty where lowest, highest and step say all.
  public private(set) var listed: [Double] = []

  /// Describes a range.
  public init(_ lowest: Double, _ highest: Double, step: Double) {
    self.lowest = lowest
    self.highest = highest
    self.step = step
  }

  /// Lists values in any order; equal ones count once.
  /// - Returns: nothing without values.
  public init?(listing values: [Double]) {
    let rising = Set(values).sorted()
    guard let first = rising.first, let last = rising.last else { return nil }
    self.init(first, last, step: 0)
    if rising.count > 1 { listed = rising }
  }

  /// One value that is not searched.
  public static func fixed(_ value: Double) -> TapRange { TapRange(value, value, step: 0) }

  /// How many values there are. A last step that falls short of the highest value by rounding alone counts.
  public var count: Int {
    guard listed.isEmpty else { return listed.count }
    guard step > 0, highest > lowest, (highest - lowest) / step < 1e6 else { return 1 }
    return Int(floor((highest - lowest) / step + 1e-6)) + 1
  }

  /// The values.
  public var values: [Double] { listed.isEmpty ? (0..<count).map { lowest + Double($0) * step } : listed }
}
