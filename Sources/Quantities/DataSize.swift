/// An amount of data, in bytes; decimal and binary prefixes differ.
public struct DataSize: Quantity {
  /// The value in the unit of its name.
  public var bytes: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(bytes: Double) { self.bytes = bytes }

  /// See `Quantity`.
  public init(baseValue: Double) { bytes = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { bytes }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "data size", example: "80 GB",
    units: [
      UnitOfMeasure("PB", 1000000000000000.0),
      UnitOfMeasure("TB", 1000000000000.0),
      UnitOfMeasure("GB", 1000000000.0),
      UnitOfMeasure("MB", 1000000),
      UnitOfMeasure("kB", 1000),
      UnitOfMeasure("B", 1),
      UnitOfMeasure("TiB", 1099511627776.0, printed: false),
      UnitOfMeasure("GiB", 1073741824.0, printed: false),
      UnitOfMeasure("MiB", 1048576, printed: false),
      UnitOfMeasure("KiB", 1024, printed: false),
    ])
}
