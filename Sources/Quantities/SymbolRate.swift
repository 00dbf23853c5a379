/// Symbols per second, in baud.
public struct SymbolRate: Quantity {
  /// The value in the unit of its name.
  public var baud: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(baud: Double) { self.baud = baud }

  /// See `Quantity`.
  public init(baseValue: Double) { baud = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { baud }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "symbol rate", example: "53.125 GBd",
    units: [
      UnitOfMeasure("GBd", 1000000000.0),
      UnitOfMeasure("MBd", 1000000),
    ])
}
