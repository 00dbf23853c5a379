/// Energy per transported bit, in joules per bit.
public struct EnergyPerBit: Quantity {
  /// The value in the unit of its name.
  public var joulesPerBit: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(joulesPerBit: Double) { self.joulesPerBit = joulesPerBit }

  /// See `Quantity`.
  public init(baseValue: Double) { joulesPerBit = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { joulesPerBit }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "energy per bit", example: "5.6 pJ/bit",
    units: [
      UnitOfMeasure("J/bit", 1, printed: false),
      UnitOfMeasure("nJ/bit", 1, per: 1000000000.0),
      UnitOfMeasure("pJ/bit", 1, per: 1000000000000.0),
    ])
}
