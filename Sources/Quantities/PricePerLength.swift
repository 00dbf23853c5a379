/// Price per length of a cable, in US dollars per meter.
public struct PricePerLength: Quantity {
  /// The value in the unit of its name.
  public var dollarsPerMeter: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(dollarsPerMeter: Double) { self.dollarsPerMeter = dollarsPerMeter }

  /// See `Quantity`.
  public init(baseValue: Double) { dollarsPerMeter = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { dollarsPerMeter }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "price per length", example: "60 USD/m",
    units: [
      UnitOfMeasure("USD/m", 1)
    ])
}
