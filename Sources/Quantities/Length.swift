/// A distance, in meters.
public struct Length: Quantity {
  /// The value in the unit of its name.
  public var meters: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(meters: Double) { self.meters = meters }

  /// See `Quantity`.
  public init(baseValue: Double) { meters = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { meters }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "length", example: "3 m",
    units: [
      UnitOfMeasure("km", 1000),
      UnitOfMeasure("m", 1),
      UnitOfMeasure("cm", 1, per: 100, printed: false),
      UnitOfMeasure("mm", 1, per: 1000),
      UnitOfMeasure("um", 1, per: 1000000),
      UnitOfMeasure("nm", 1, per: 1000000000.0),
    ])
}
