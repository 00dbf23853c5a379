/// Loss per length, in decibels per kilometer.
public struct Attenuation: Quantity {
  /// The value in the unit of its name.
  public var decibelsPerKilometer: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(decibelsPerKilometer: Double) { self.decibelsPerKilometer = decibelsPerKilometer }

  /// See `Quantity`.
  public init(baseValue: Double) { decibelsPerKilometer = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { decibelsPerKilometer }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "loss per length", example: "0.4 dB/km",
    units: [
      UnitOfMeasure("dB/km", 1),
      UnitOfMeasure("dB/m", 1000, printed: false),
    ])
}
