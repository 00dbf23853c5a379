public import Quantities

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
    var energy = Total<Money>()
    var energySpread = SpreadSum<Money>()
    if let known = typical.lowerBound {
      let yearly = terms.costPerYear(of: known)
      energy.add(yearly)
      energySpread.add(yearly)
    }
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
    sum.add(energySpread.times(years))
    return sum
  }

  /// A sum's share of one accelerator; a lower bound where the sum is one, nothing without accelerators or
  /// when nothing of the sum is known.
  public func perAccelerator(_ sum: Total<Money>) -> Money? {
    accelerators > 0 ? sum.lowerBound.map { $0 / Double(accelerators) } : nil
  }

  /// A sum's share of one Gb/s of accelerator injection; a lower bound where the sum is one, nothing without
  /// injection or when nothing of the sum is known.
  public func perGigabit(_ sum: Total<Money>) -> Money? {
    injection > .zero ? sum.lowerBound.map { $0 / (injection.bitsPerSecond / 1e9) } : nil
  }
}
