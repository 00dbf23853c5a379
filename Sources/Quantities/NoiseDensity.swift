/// A one-sided spectral density of voltage noise, in volts squared per hertz.
public struct NoiseDensity: Quantity {
  /// The value in the unit of its name.
  public var voltsSquaredPerHertz: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(voltsSquaredPerHertz: Double) { self.voltsSquaredPerHertz = voltsSquaredPerHertz }

  /// See `Quantity`.
  public init(baseValue: Double) { voltsSquaredPerHertz = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { voltsSquaredPerHertz }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "noise density", example: "8.2e-9 V^2/GHz",
    units: [
      UnitOfMeasure("V^2/Hz", 1, printed: false),
      UnitOfMeasure("V^2/GHz", 1, per: 1000000000.0),
    ])
}
