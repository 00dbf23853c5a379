import Quantities

/// What planning takes where no row publishes a figure, and the facts that defaults of a scenario rest on.
///
/// Each is a row of the catalog (kind `fact`) whose `quantity` is taken, so that a user's folder may know better.
enum PlanningFact: String, CaseIterable {
  /// Largest module of a cage of at most 100 Gb/s.
  case modulePower100G = "planning-module-power-100g"
  /// Largest module of a cage of at most 200 Gb/s.
  case modulePower200G = "planning-module-power-200g"
  /// Largest module of a cage of at most 400 Gb/s.
  case modulePower400G = "planning-module-power-400g"
  /// Largest module of a cage of at most 800 Gb/s.
  case modulePower800G = "planning-module-power-800g"
  /// Largest module of a cage of at most 1.6 Tb/s.
  case modulePower1600G = "planning-module-power-1600g"
  /// Largest module of a faster cage.
  case modulePowerAbove = "planning-module-power-above"
  /// Power of an appliance that no row describes.
  case appliancePower = "planning-appliance-power"
  /// Height of an appliance that no row describes.
  case applianceUnits = "planning-appliance-units"
  /// Design power of an accelerator that does not publish its own.
  case acceleratorPower = "planning-accelerator-power"
  /// Power of a host over the design power of its accelerators.
  case hostPowerFactor = "planning-host-power-factor"
  /// Height of a host that does not publish its own.
  case hostUnits = "planning-host-units"
  /// Unit at which cables leave a rack-scale host.
  case rackPortUnit = "planning-rack-port-unit"
  /// Power of a switch without modules, for each Tb/s of its capacity.
  case switchPowerPerTerabit = "planning-switch-power-per-tbps"
  /// Power of a switch without modules whose capacity is not known either.
  case switchPower = "planning-switch-power"
  /// Power of an optical circuit switch.
  case circuitSwitchPower = "planning-circuit-switch-power"
  /// Height of a switch that does not publish its own.
  case switchUnits = "planning-switch-units"
  /// Most cages in the height of one rack unit.
  case cagesPerUnit = "planning-cages-per-unit"
  /// Most twisted-pair jacks in the height of one rack unit.
  case jacksPerUnit = "planning-jacks-per-unit"
  /// Price of electricity.
  case electricity = "planning-electricity"
  /// Power usage effectiveness.
  case pue = "planning-pue"
  /// Share of modules and cables that are spared.
  case spareParts = "planning-spare-parts"
  /// Share of switches that are spared.
  case spareSwitches = "planning-spare-switches"
  /// Pieces in use below which none is spared.
  case fewestSpared = "planning-spares-from"
  /// Slack of a run.
  case slack = "planning-slack"
  /// Largest share of a tray's section that cables fill.
  case trayFill = "planning-tray-fill"

  /// Id of the catalog row.
  var catalogID: String { rawValue }

  /// The largest module of a cage whose power class is not published, by the rate of the whole cage.
  static func modulePower(upTo rate: BitRate) -> PlanningFact {
    let classes: [(rate: BitRate, fact: PlanningFact)] = [
      (BitRate(bitsPerSecond: 100e9), .modulePower100G), (BitRate(bitsPerSecond: 200e9), .modulePower200G),
      (BitRate(bitsPerSecond: 400e9), .modulePower400G), (BitRate(bitsPerSecond: 800e9), .modulePower800G),
      (BitRate(bitsPerSecond: 1600e9), .modulePower1600G),
    ]
    return classes.first { $0.rate >= rate }?.fact ?? .modulePowerAbove
  }
}
