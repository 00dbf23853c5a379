public import Quantities

/// What the cluster costs.
public struct CostSummary: Sendable {
  /// Everything bought: the sum of the bill.
  public var capex: Total<Money>
  /// The part of the capex that is network: all but hosts.
  public var networkCapex: Total<Money>
  /// Electricity of one year, at typical power times PUE.
  public var energyPerYear: Total<Money>
  /// Years of operation.
  public var years: Int
  /// Accelerators that are fitted.
  public var accelerators: Int
  /// Sum over the accelerators of the rate at which they can inject into the scale-out network.
  public var injection: BitRate
  /// Capex with its bounds.
  public var capexSpread: SpreadSum<Money>
  /// Network capex with its bounds.
  public var networkCapexSpread: SpreadSum<Money>
  /// Electricity of one year with its bounds.
  public var energySpread: SpreadSum<Money>

  /// Makes a summary.
  public init(
    capex: Total<Money>, networkCapex: Total<Money>, energyPerYear: Total<Money>, years: Int, accelerators: Int,
    injection: BitRate, capexSpread: SpreadSum<Money>, networkCapexSpread: SpreadSum<Money>,
    energySpread: SpreadSum<Money>
  ) {
    self.capex = capex
    self.networkCapex = networkCapex
    self.energyPerYear = energyPerYear
    self.years = years
    self.accelerators = accelerators
    self.injection = injection
    self.capexSpread = capexSpread
    self.networkCapexSpread = networkCapexSpread
    self.energySpread = energySpread
  }

  /// Capex and the energy of all years, undiscounted. A line without a figure counts once, whatever the years.
  public var total: Total<Money> {
    var sum = capex
    sum.add(energyPerYear.times(years))
    return sum
  }
}
