/// Price of electricity, in US dollars per kilowatt-hour.
public struct EnergyPrice: Quantity {
  /// The value in the unit of its name.
  public var dollarsPerKilowattHour: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(dollarsPerKilowattHour: Double) { self.dollarsPerKilowattHour = dollarsPerKilowattHour }

  /// See `Quantity`.
  public init(baseValue: Double) { dollarsPerKilowattHour = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { dollarsPerKilowattHour }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "price of energy", example: "0.08 USD/kWh",
    units: [
      UnitOfMeasure("USD/kWh", 1),
      UnitOfMeasure("USD/MWh", 1, per: 1000, printed: false),
    ])
}
