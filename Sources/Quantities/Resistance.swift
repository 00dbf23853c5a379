/// A resistance or impedance level, in ohms.
public struct Resistance: Quantity {
  /// The value in the unit of its name.
  public var ohms: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(ohms: Double) { self.ohms = ohms }

  /// See `Quantity`.
  public init(baseValue: Double) { ohms = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { ohms }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "resistance", example: "92.5 ohm",
    units: [
      UnitOfMeasure("kohm", 1000),
      UnitOfMeasure("ohm", 1),
    ])
}
