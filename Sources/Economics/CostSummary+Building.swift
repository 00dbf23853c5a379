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

extension CostSummary {
  /// Sums a bill and the energy of a power budget.
  ///
  /// Network capex is every line but the hosts. A power budget with unknown lines gives a lower bound of the energy.
  /// - Parameters:
  ///   - bill: everything bought.
  ///   - power: every watt once.
  ///   - terms: electricity, PUE, years.
  ///   - accelerators: how many are fitted.
  ///   - injection: sum over the accelerators of their rate into the scale-out network, one direction.
  public init(bill: Bill, power: PowerBudget, terms: EnergyTerms, accelerators: Int, injection: BitRate) {
    let typical = power.typical()
    let yearly = terms.costPerYear(of: typical.known)
    var energy = Total<Money>()
    var energySpread = SpreadSum<Money>()
    energy.add(yearly)
    energySpread.add(yearly)
    for _ in 0..<typical.unknownLines {
      energy.add(.unknown)
      energySpread.add(.unknown)
    }
    self.init(
      capex: bill.total(), networkCapex: bill.total { $0.category != .host }, energyPerYear: energy, years: terms.years,
      accelerators: accelerators, injection: injection, capexSpread: bill.spread(),
      networkCapexSpread: bill.spread { $0.category != .host }, energySpread: energySpread)
  }

  /// Capex and the energy of all years, undiscounted, with bounds.
  public var totalSpread: SpreadSum<Money> {
    var sum = capexSpread
    for _ in 0..<max(0, years) { sum.add(energySpread) }
    return sum
  }

  /// A sum's share of one accelerator; a lower bound where the sum is one, nothing without accelerators.
  public func perAccelerator(_ sum: Total<Money>) -> Money? {
    accelerators > 0 ? sum.known / Double(accelerators) : nil
  }

  /// A sum's share of one Gb/s of accelerator injection; a lower bound where the sum is one, nothing without injection.
  public func perGigabit(_ sum: Total<Money>) -> Money? {
    injection > .zero ? sum.known / (injection.bitsPerSecond / 1e9) : nil
  }
}
