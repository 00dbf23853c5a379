/// A temperature, in degrees Celsius.
public struct Temperature: Quantity {
  /// The value in the unit of its name.
  public var celsius: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(celsius: Double) { self.celsius = celsius }

  /// See `Quantity`.
  public init(baseValue: Double) { celsius = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { celsius }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "temperature", example: "35 C",
    units: [
      UnitOfMeasure("C", 1),
      UnitOfMeasure("\u{B0}C", 1, printed: false),
    ], isSigned: true)
}
