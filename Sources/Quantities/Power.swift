/// Electrical power or heat, in watts.
public struct Power: Quantity {
  /// The value in the unit of its name.
  public var watts: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(watts: Double) { self.watts = watts }

  /// See `Quantity`.
  public init(baseValue: Double) { watts = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { watts }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "power", example: "10.2 kW",
    units: [
      UnitOfMeasure("GW", 1000000000.0),
      UnitOfMeasure("MW", 1000000),
      UnitOfMeasure("kW", 1000),
      UnitOfMeasure("W", 1),
      UnitOfMeasure("mW", 1, per: 1000),
    ])
}
