/// A data rate in one direction, in bits per second.
public struct BitRate: Quantity {
  /// The value in the unit of its name.
  public var bitsPerSecond: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(bitsPerSecond: Double) { self.bitsPerSecond = bitsPerSecond }

  /// See `Quantity`.
  public init(baseValue: Double) { bitsPerSecond = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { bitsPerSecond }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "bit rate", example: "400 Gb/s",
    units: [
      UnitOfMeasure("Pb/s", 1000000000000000.0),
      UnitOfMeasure("Tb/s", 1000000000000.0),
      UnitOfMeasure("Gb/s", 1000000000.0),
      UnitOfMeasure("Mb/s", 1000000),
      UnitOfMeasure("kb/s", 1000),
      UnitOfMeasure("b/s", 1),
      UnitOfMeasure("TB/s", 8000000000000.0, printed: false),
      UnitOfMeasure("GB/s", 8000000000.0, printed: false),
      UnitOfMeasure("MB/s", 8000000, printed: false),
      UnitOfMeasure("Gbps", 1000000000.0, printed: false),
      UnitOfMeasure("Tbps", 1000000000000.0, printed: false),
    ])
}
