public import Quantities

/// What turns watts into money.
public struct EnergyTerms: Sendable, Hashable {
  /// Price of electricity.
  public var price: Figure<EnergyPrice>
  /// Power usage effectiveness: facility watts per watt of equipment, at least 1.
  public var pue: Double
  /// Years of operation.
  public var years: Int

  /// Hours of a year of 365 days.
  public static let hoursPerYear = 8760.0

  /// Makes terms; by default 0.08 USD/kWh, PUE 1.25, four years.
  public init(
    price: Figure<EnergyPrice> = .known(EnergyPrice(dollarsPerKilowattHour: 0.08)), pue: Double = 1.25, years: Int = 4
  ) {
    self.price = price
    self.pue = pue
    self.years = years
  }

  /// Facility energy of one year: `power x PUE x 8,760 h`.
  public func energyPerYear(of power: Power) -> Energy {
    Energy(joules: power.watts * pue * Self.hoursPerYear * 3600)
  }

  /// Cost of the facility energy of one year at a steady power: `power x PUE x 8,760 h x price`.
  public func costPerYear(of power: Power) -> Figure<Money> {
    let kilowattHours = energyPerYear(of: power).joules / 3.6e6
    func cost(_ price: EnergyPrice) -> Money { Money(dollars: kilowattHours * price.dollarsPerKilowattHour) }
    switch price {
    case .known(let price): return .known(cost(price))
    case .range(let range): return .range(Spread(p5: cost(range.p5), p50: cost(range.p50), p95: cost(range.p95)))
    case .unknown: return .unknown
    }
  }
}
