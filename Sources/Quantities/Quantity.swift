/// A physical or monetary value whose unit is part of its type.
///
/// Every quantity stores one `Double` in the base unit of its dimension, so that it costs no more than the raw number.
/// It is parsed from and printed as people write it:
///
///     let rate = try BitRate(parsing: "400 Gb/s")
///     print(rate)  // 400 Gb/s
///
/// Printing and parsing back gives the same value, bit for bit; only a negative zero comes back as zero.
public protocol Quantity: Comparable, Hashable, Sendable, CustomStringConvertible {
  /// The dimension: its name, its units, an example.
  static var dimension: Dimension { get }
  /// The value in the dimension's base unit.
  var baseValue: Double { get }
  /// Makes a quantity from a value in the dimension's base unit.
  init(baseValue: Double)
}

extension Quantity {
  /// Nothing of it.
  public static var zero: Self { Self(baseValue: 0) }

  /// Orders by value.
  public static func < (left: Self, right: Self) -> Bool { left.baseValue < right.baseValue }
  /// Adds.
  public static func + (left: Self, right: Self) -> Self { Self(baseValue: left.baseValue + right.baseValue) }
  /// Subtracts.
  public static func - (left: Self, right: Self) -> Self { Self(baseValue: left.baseValue - right.baseValue) }
  /// Scales.
  public static func * (left: Self, right: Double) -> Self { Self(baseValue: left.baseValue * right) }
  /// Scales by a count.
  public static func * (left: Self, right: Int) -> Self { Self(baseValue: left.baseValue * Double(right)) }
  /// Divides by a pure number.
  public static func / (left: Self, right: Double) -> Self { Self(baseValue: left.baseValue / right) }
  /// The ratio of two quantities of one dimension.
  public static func / (left: Self, right: Self) -> Double { left.baseValue / right.baseValue }
  /// Adds in place.
  public static func += (left: inout Self, right: Self) { left = left + right }

  /// The value as people write it, in the largest unit that keeps it at 1 or above and parses back to the same bits.
  public var description: String { Self.dimension.print(baseValue) }

  /// Parses a number with a unit, such as `400 Gb/s`.
  /// - Throws: `QuantityError`, which says what was expected.
  public init(parsing text: String) throws(QuantityError) { self.init(baseValue: try Self.dimension.parse(text)) }
}
