/// An inductance, in henries.
public struct Inductance: Quantity {
  /// The value in the unit of its name.
  public var henries: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(henries: Double) { self.henries = henries }

  /// See `Quantity`.
  public init(baseValue: Double) { henries = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { henries }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "inductance", example: "120 pH",
    units: [
      UnitOfMeasure("nH", 1, per: 1000000000.0),
      UnitOfMeasure("pH", 1, per: 1000000000000.0),
    ])
}
