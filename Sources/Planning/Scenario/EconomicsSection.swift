public import Documents
public import Quantities

/// Electricity, efficiency of the hall, years.
public struct EconomicsSection: Declared, Sendable {
  /// Price of electricity.
  public var electricity: Figure<EnergyPrice> = .known(EnergyPrice(dollarsPerKilowattHour: 0.08))
  /// Where a range of it comes from.
  public var electricitySource: String?
  /// Power usage effectiveness: facility watts per watt of equipment.
  public var pue = 1.25
  /// Years of operation.
  public var years = 4
  /// Whether racks, power units and labor are on the bill.
  public var includesInstallation = true

  /// 0.08 USD/kWh, PUE 1.25, four years.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.figure(
      "electricity", &electricity, source: &electricitySource,
      in: EnergyPrice(dollarsPerKilowattHour: 0)...EnergyPrice(dollarsPerKilowattHour: 100),
      "Price of electricity: `0.08 USD/kWh`, or {p5, p50, p95, source}.")
    fields.number("pue", &pue, in: 1...5, "Power usage effectiveness: facility watts per watt of equipment.")
    fields.integer("years", &years, in: 1...30, "Years of operation.")
    fields.flag("installation", &includesInstallation, "Whether racks, power units and labor are on the bill.")
  }
}
