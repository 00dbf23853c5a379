/// A frequency, in hertz.
public struct Frequency: Quantity {
  /// The value in the unit of its name.
  public var hertz: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(hertz: Double) { self.hertz = hertz }

  /// See `Quantity`.
  public init(baseValue: Double) { hertz = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { hertz }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "frequency", example: "53.125 GHz",
    units: [
      UnitOfMeasure("THz", 1000000000000.0),
      UnitOfMeasure("GHz", 1000000000.0),
      UnitOfMeasure("MHz", 1000000),
      UnitOfMeasure("kHz", 1000),
      UnitOfMeasure("Hz", 1),
    ])
}
