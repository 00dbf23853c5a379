/// An amount of money, in US dollars of the year that its source states.
public struct Money: Quantity {
  /// The value in the unit of its name.
  public var dollars: Double

  /// Makes the quantity from a value in the unit of the label.
  public init(dollars: Double) { self.dollars = dollars }

  /// See `Quantity`.
  public init(baseValue: Double) { dollars = baseValue }
  /// See `Quantity`.
  public var baseValue: Double { dollars }
  /// See `Quantity`.
  public static let dimension = Dimension(
    "amount of money", example: "900 USD",
    units: [
      UnitOfMeasure("USD", 1),
      UnitOfMeasure("kUSD", 1000, printed: false),
      UnitOfMeasure("MUSD", 1000000, printed: false),
      UnitOfMeasure("BUSD", 1000000000.0, printed: false),
    ])
}
