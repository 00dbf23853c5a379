/// A ratio on a logarithmic scale, in decibels.
public struct Decibels: Quantity {
  /// The value in the unit of its name.
  public var decibels: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(decibels: Double) { self.decibels = decibels }

  /// See `Quantity`.
  public init(baseValue: Double) { decibels = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { decibels }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "level ratio", example: "3.5 dB",
    units: [
      UnitOfMeasure("dB", 1)
    ], isSigned: true)
}
