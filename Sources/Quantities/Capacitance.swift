/// A capacitance, in farads.
public struct Capacitance: Quantity {
  /// The value in the unit of its name.
  public var farads: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(farads: Double) { self.farads = farads }

  /// See `Quantity`.
  public init(baseValue: Double) { farads = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { farads }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "capacitance", example: "87 fF",
    units: [
      UnitOfMeasure("nF", 1, per: 1000000000.0),
      UnitOfMeasure("pF", 1, per: 1000000000000.0),
      UnitOfMeasure("fF", 1, per: 1000000000000000.0),
    ])
}
