/// A span of time, in seconds.
public struct Duration: Quantity {
  /// The value in the unit of its name.
  public var seconds: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(seconds: Double) { self.seconds = seconds }

  /// See `Quantity`.
  public init(baseValue: Double) { seconds = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { seconds }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "duration", example: "250 ns",
    units: [
      UnitOfMeasure("y", 31536000.0),
      UnitOfMeasure("wk", 604800),
      UnitOfMeasure("d", 86400),
      UnitOfMeasure("h", 3600),
      UnitOfMeasure("min", 60),
      UnitOfMeasure("s", 1),
      UnitOfMeasure("ms", 1, per: 1000),
      UnitOfMeasure("us", 1, per: 1000000),
      UnitOfMeasure("ns", 1, per: 1000000000.0),
      UnitOfMeasure("ps", 1, per: 1000000000000.0),
    ])
}
