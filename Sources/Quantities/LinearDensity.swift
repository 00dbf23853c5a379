/// Mass per length of a cable, in kilograms per meter.
public struct LinearDensity: Quantity {
  /// The value in the unit of its name.
  public var kilogramsPerMeter: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(kilogramsPerMeter: Double) { self.kilogramsPerMeter = kilogramsPerMeter }

  /// See `Quantity`.
  public init(baseValue: Double) { kilogramsPerMeter = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { kilogramsPerMeter }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "mass per length", example: "0.15 kg/m",
    units: [
      UnitOfMeasure("kg/m", 1),
      UnitOfMeasure("g/m", 1, per: 1000, printed: false),
    ])
}
