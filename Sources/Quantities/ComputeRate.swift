/// Dense arithmetic per second, in floating-point operations per second.
public struct ComputeRate: Quantity {
  /// The value in the unit of its name.
  public var operationsPerSecond: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(operationsPerSecond: Double) { self.operationsPerSecond = operationsPerSecond }

  /// See `Quantity`.
  public init(baseValue: Double) { operationsPerSecond = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { operationsPerSecond }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "compute rate", example: "989 TFLOPS",
    units: [
      UnitOfMeasure("PFLOPS", 1000000000000000.0),
      UnitOfMeasure("TFLOPS", 1000000000000.0),
      UnitOfMeasure("GFLOPS", 1000000000.0),
      UnitOfMeasure("FLOPS", 1),
    ])
}
