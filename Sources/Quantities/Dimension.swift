/// One way to write a quantity: `1 symbol = numerator / denominator` base units.
///
/// The ratio is kept as two exact numbers because `600 / 1000` is the nearest double to 0.6 and `600 * 0.001` need not be.
public struct UnitOfMeasure: Sendable {
  /// How it is written, for example `Gb/s`.
  public let symbol: String
  let numerator: Double
  let denominator: Double
  /// Whether printing may choose it; other spellings are only understood.
  let isPrinted: Bool

  /// Declares a unit of `numerator / denominator` base units.
  public init(_ symbol: String, _ numerator: Double, per denominator: Double = 1, printed: Bool = true) {
    self.symbol = symbol
    self.numerator = numerator
    self.denominator = denominator
    self.isPrinted = printed
  }

  func toBase(_ value: Double) -> Double { value * numerator / denominator }
  func fromBase(_ value: Double) -> Double { value * denominator / numerator }
}

/// What a quantity measures: its name, its units (largest first), and an example for messages and editors.
public struct Dimension: Sendable {
  /// The name with its article left out, for example `bit rate`.
  public let name: String
  /// How a value is written, for example `400 Gb/s`.
  public let example: String
  /// Units in the order in which printing tries them: largest first.
  public let units: [UnitOfMeasure]

  /// Declares a dimension.
  public init(_ name: String, example: String, units: [UnitOfMeasure]) {
    self.name = name
    self.example = example
    self.units = units
  }

  func print(_ base: Double) -> String {
    var fallback: String?
    for unit in units where unit.isPrinted {
      let value = unit.fromBase(base)
      let text = NumberText.shortest(value) + " " + unit.symbol
      guard unit.toBase(value) == base else { continue }
      if value.magnitude >= 1 || base == 0 && unit.numerator == unit.denominator { return text }
      if fallback == nil || unit.numerator == unit.denominator { fallback = text }
    }
    return fallback ?? NumberText.shortest(base)
  }

  func parse(_ text: String) throws(QuantityError) -> Double {
    let (number, symbol) = try NumberText.split(text, expecting: self)
    guard let symbol else { throw QuantityError(.missingUnit, text: text, dimension: self) }
    if let unit = units.first(where: { $0.symbol == symbol }) {
      let base = unit.toBase(number)
      guard base.isFinite else { throw QuantityError(.notFinite, text: text, dimension: self) }
      return base
    }
    if let other = Dimension.all.first(where: { $0.units.contains { $0.symbol == symbol } }) {
      throw QuantityError(.otherDimension(other.name), text: text, dimension: self)
    }
    throw QuantityError(.unknownUnit(symbol), text: text, dimension: self)
  }
}
