public import Documents

/// One published market figure of a series. Figures of two series are never joined.
public struct Shipment: Declared, Sendable {
  /// On which side of the value the truth lies.
  public enum Bound: String, CaseIterable, Sendable {
    /// At least the value.
    case lower
    /// At most the value.
    case upper
  }

  /// Groups figures of one definition, publisher and date.
  public var series = ""
  /// What is counted.
  public var definition = ""
  /// The year, quarter or span.
  public var period = ""
  /// The number, in `unit`; nothing for a statement without one.
  public var value: Double?
  /// The unit in words.
  public var unit = ""
  /// Actual, forecast, estimate, or the arithmetic of a derived figure.
  public var nature = ""
  /// Whether it says something that is no data point.
  public var isStatement = false
  /// Whether the value bounds the truth.
  public var bound: Bound?
  /// Who publishes it.
  public var publisher = ""
  /// When.
  public var published: String?

  /// An empty row.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("series", &series, "Groups figures of one definition, publisher and date.")
    fields.string("definition", &definition, "What is counted.")
    fields.string("period", &period, "The year, quarter or span.")
    fields.number("value", &value, in: -1e15...1e15, "The number.")
    fields.string("unit", &unit, "The unit in words.")
    fields.string("kind", &nature, "Actual, forecast, estimate, or the arithmetic of a derived figure.")
    fields.flag("statement", &isStatement, "Whether it says something that is no data point.")
    fields.choice("bound", &bound, "Whether the value is a lower or an upper bound.")
    fields.string("publisher", &publisher, "Who publishes it.")
    fields.string("published", &published, "When.")
    fields.require("series", "definition", "period", "unit", "kind", "publisher")
  }
}
