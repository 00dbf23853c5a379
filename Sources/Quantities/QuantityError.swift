/// Why a text is not a quantity of the expected dimension.
public struct QuantityError: Error, Sendable, CustomStringConvertible {
  /// The kinds of mistake.
  public enum Reason: Sendable, Equatable {
    /// No decimal number at the start.
    case notANumber
    /// A number too large to represent, or not finite.
    case notFinite
    /// A bare number.
    case missingUnit
    /// A unit that no dimension has.
    case unknownUnit(String)
    /// A unit of another dimension, which is named.
    case otherDimension(String)
  }

  /// What is wrong.
  public let reason: Reason
  /// What was written.
  public let text: String
  /// What was expected.
  public let dimension: Dimension

  init(_ reason: Reason, text: String, dimension: Dimension) {
    self.reason = reason
    self.text = text
    self.dimension = dimension
  }

  /// One clause for the message of a finding.
  public var description: String {
    switch reason {
    case .notANumber: "`\(text)` does not start with a number"
    case .notFinite: "`\(text)` is too large"
    case .missingUnit: "`\(text)` has no unit"
    case .unknownUnit(let symbol): "`\(symbol)` is not a unit of \(dimension.name)"
    case .otherDimension(let name): "`\(text)` is \(Self.withArticle(name)), not \(Self.withArticle(dimension.name))"
    }
  }

  /// What would have been right: the example, and the unit meant when it can be guessed.
  public var remedy: String {
    switch reason {
    case .missingUnit:
      let near = dimension.units.filter(\.isPrinted).prefix(4).map { "`\(text) \($0.symbol)`" }
      return "write the unit: \(near.joined(separator: ", "))"
    case .unknownUnit(let symbol):
      let known = dimension.units.map(\.symbol)
      if let near = Spelling.nearest(to: symbol, among: known) { return "did you mean `\(near)`?" }
      return "units of \(dimension.name): \(known.joined(separator: ", "))"
    default: return "write it like `\(dimension.example)`"
    }
  }

  private static func withArticle(_ name: String) -> String {
    (name.first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + name
  }
}
