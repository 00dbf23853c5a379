/// A part of a whole: 0.02 is 2 %.
public struct Share: Quantity {
  /// The value in the unit of its name.
  public var fraction: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(fraction: Double) { self.fraction = fraction }

  /// See `Quantity`.
  public init(baseValue: Double) { fraction = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { fraction }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "share", example: "2 %",
    units: [
      UnitOfMeasure("%", 1, per: 100),
      UnitOfMeasure("ppm", 1, per: 1000000, printed: false),
    ])
}
