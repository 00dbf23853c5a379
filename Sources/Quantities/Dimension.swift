/// What a quantity measures: its name, its units (largest first), and an example for messages and editors.
public struct Dimension: Sendable {
  /// The name with its article left out, for example `bit rate`.
  public let name: String
  /// How a value is written, for example `400 Gb/s`.
  public let example: String
  /// Units in the order in which printing tries them: largest first.
  public let units: [UnitOfMeasure]
  /// Whether a value may lie below zero: levels and temperatures may, amounts may not.
  public let isSigned: Bool

  /// Declares a dimension.
  public init(_ name: String, example: String, units: [UnitOfMeasure], isSigned: Bool = false) {
    self.name = name
    self.example = example
    self.units = units
    self.isSigned = isSigned
  }

  /// The value in the largest unit that keeps it at 1 or above; below all of them, in the base unit or the smallest.
  ///
  /// A unit that is no power of ten of the base unit (hours, kWh) is taken only when its number is as short as the base
  /// unit's: 5400 s are `1.5 h`, but 100 s stay `100 s`.
  func print(_ base: Double) -> String {
    guard base.isFinite else { return "not finite" }
    let candidates = units.filter(\.isPrinted)
    let plain = NumberText.shortest(base)
    for unit in candidates {
      guard let (text, isLarge) = unit.text(ofBase: base), isLarge else { continue }
      if unit.powerOfTen == nil, text.utf8.count > plain.utf8.count { continue }
      return text + " " + unit.symbol
    }
    guard let unit = candidates.first(where: \.isBase) ?? candidates.last else { return plain }
    return (unit.text(ofBase: base)?.text ?? plain) + " " + unit.symbol
  }

  /// The value of a text such as `400 Gb/s`, in base units.
  package func parse(_ text: String) throws(QuantityError) -> Double {
    guard let literal = NumberLiteral(startOf: Array(text.utf8)) else {
      throw QuantityError(.notANumber, text: text, dimension: self)
    }
    let symbol = String(String(decoding: literal.rest, as: UTF8.self).drop { $0 == " " })
    guard !symbol.isEmpty else {
      let isFinite = literal.value(shiftedBy: 0) != nil
      throw QuantityError(isFinite ? .missingUnit : .notFinite, text: text, dimension: self)
    }
    if let unit = units.first(where: { $0.symbol == symbol }) {
      guard let base = unit.toBase(literal) else { throw QuantityError(.notFinite, text: text, dimension: self) }
      return base
    }
    if let other = Dimension.all.first(where: { $0.units.contains { $0.symbol == symbol } }) {
      throw QuantityError(.otherDimension(other.name), text: text, dimension: self)
    }
    throw QuantityError(.unknownUnit(symbol), text: text, dimension: self)
  }
}
