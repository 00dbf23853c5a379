/// Optical power on a logarithmic scale, in decibels relative to one milliwatt.
public struct OpticalPower: Quantity {
  /// The value in the unit of its name.
  public var dBm: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(dBm: Double) { self.dBm = dBm }

  /// See `Quantity`.
  public init(baseValue: Double) { dBm = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { dBm }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "optical power", example: "-3.2 dBm",
    units: [
      UnitOfMeasure("dBm", 1)
    ], isSigned: true)
}
