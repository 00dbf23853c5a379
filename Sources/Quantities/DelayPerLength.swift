/// Propagation delay per length, in seconds per meter.
public struct DelayPerLength: Quantity {
  /// The value in the unit of its name.
  public var secondsPerMeter: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(secondsPerMeter: Double) { self.secondsPerMeter = secondsPerMeter }

  /// See `Quantity`.
  public init(baseValue: Double) { secondsPerMeter = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { secondsPerMeter }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "delay per length", example: "4.9 ns/m",
    units: [
      UnitOfMeasure("s/m", 1),
      UnitOfMeasure("ns/m", 1, per: 1000000000.0),
      UnitOfMeasure("ns/mm", 1, per: 1000000, printed: false),
    ])
}
