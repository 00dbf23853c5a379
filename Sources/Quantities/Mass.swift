/// A mass, in kilograms.
public struct Mass: Quantity {
  /// The value in the unit of its name.
  public var kilograms: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(kilograms: Double) { self.kilograms = kilograms }

  /// See `Quantity`.
  public init(baseValue: Double) { kilograms = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { kilograms }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "mass", example: "142.4 kg",
    units: [
      UnitOfMeasure("t", 1000),
      UnitOfMeasure("kg", 1),
      UnitOfMeasure("g", 1, per: 1000),
    ])
}
