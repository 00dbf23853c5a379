/// An area, in square meters: the cross-section of a tray or of a cable.
public struct Area: Quantity {
  /// The value in the unit of its name.
  public var squareMeters: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(squareMeters: Double) { self.squareMeters = squareMeters }

  /// See `Quantity`.
  public init(baseValue: Double) { squareMeters = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { squareMeters }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "area", example: "300 cm2",
    units: [
      UnitOfMeasure("m2", 1),
      UnitOfMeasure("cm2", 1, per: 10000),
      UnitOfMeasure("mm2", 1, per: 1000000),
    ])
}
