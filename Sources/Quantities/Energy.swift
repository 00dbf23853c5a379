/// Energy, in joules.
public struct Energy: Quantity {
  /// The value in the unit of its name.
  public var joules: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(joules: Double) { self.joules = joules }

  /// See `Quantity`.
  public init(baseValue: Double) { joules = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { joules }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "energy", example: "1.59 TWh",
    units: [
      UnitOfMeasure("TWh", 3600000000000000.0),
      UnitOfMeasure("GWh", 3600000000000.0),
      UnitOfMeasure("MWh", 3600000000.0),
      UnitOfMeasure("kWh", 3600000),
      UnitOfMeasure("Wh", 3600),
      UnitOfMeasure("J", 1),
      UnitOfMeasure("pJ", 1, per: 1000000000000.0),
    ])
}
