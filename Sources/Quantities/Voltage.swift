/// An electrical voltage, in volts.
public struct Voltage: Quantity {
  /// The value in the unit of its name.
  public var volts: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(volts: Double) { self.volts = volts }

  /// See `Quantity`.
  public init(baseValue: Double) { volts = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { volts }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "voltage", example: "413 mV",
    units: [
      UnitOfMeasure("V", 1),
      UnitOfMeasure("mV", 1, per: 1000),
      UnitOfMeasure("uV", 1, per: 1000000),
    ], isSigned: true)
}
