/// One way to write a quantity: `1 symbol = numerator / denominator` base units.
///
/// The ratio is kept as two exact numbers. A ratio that is a power of ten is applied to the decimal text by moving the
/// point, so that `600 mm` is the double nearest to 0.6 and every value prints and parses back to the same bits.
public struct UnitOfMeasure: Sendable {
  /// How it is written, for example `Gb/s`.
  public let symbol: String
  let numerator: Double
  let denominator: Double
  /// Whether printing may choose it; other spellings are only understood.
  let isPrinted: Bool
  /// The ratio as a power of ten, when it is one.
  let powerOfTen: Int?

  /// Declares a unit of `numerator / denominator` base units.
  public init(_ symbol: String, _ numerator: Double, per denominator: Double = 1, printed: Bool = true) {
    self.symbol = symbol
    self.numerator = numerator
    self.denominator = denominator
    self.isPrinted = printed
    if let up = Self.exponent(of: numerator), let down = Self.exponent(of: denominator) {
      powerOfTen = up - down
    } else {
      powerOfTen = nil
    }
  }

  /// Whether it is the unit in which values are stored.
  var isBase: Bool { powerOfTen == 0 }

  /// A literal in this unit as base units; nothing when it is too large.
  func toBase(_ literal: NumberLiteral) -> Double? {
    if let powerOfTen { return literal.value(shiftedBy: powerOfTen) }
    guard let value = literal.value(shiftedBy: 0) else { return nil }
    let base = value * numerator / denominator
    return base.isFinite ? base : nil
  }

  /// A number of base units in this unit: its text, and whether it is at least 1. Nothing when the text would not read
  /// back.
  func text(ofBase base: Double) -> (text: String, isLarge: Bool)? {
    if let powerOfTen {
      guard let decimal = DecimalText(base)?.shifted(by: -powerOfTen) else { return nil }
      return (decimal.shortest, decimal.point > 0)
    }
    let value = base * denominator / numerator
    guard value.isFinite, value * numerator / denominator == base else { return nil }
    return (NumberText.shortest(value), value.magnitude >= 1)
  }

  private static func exponent(of value: Double) -> Int? {
    var power = 1.0
    for exponent in 0...22 {
      if power == value { return exponent }
      power *= 10
    }
    return nil
  }
}
