import Cabling
import Catalog
import Economics
package import Fabrics
package import Facility
import Quantities

/// What placing must know of each class of devices, with a stated planning value where the catalog knows none.
///
/// Every cage that a class uses is reserved at its power class, or at `modulePower` when no class is published: the bound that lets
/// placing come before the choice of links. Real module power comes later; it cannot be larger than what fits the cage.
package struct Footprints {
  /// Largest module of the cage's rate, for cages whose class is not published.
  static let modulePower: [(rate: BitRate, power: Power)] = [
    (BitRate(bitsPerSecond: 100e9), Power(watts: 5)), (BitRate(bitsPerSecond: 200e9), Power(watts: 6.5)),
    (BitRate(bitsPerSecond: 400e9), Power(watts: 12)), (BitRate(bitsPerSecond: 800e9), Power(watts: 18)),
    (BitRate(bitsPerSecond: 1600e9), Power(watts: 30)),
  ]
  /// Module of a cage faster than all of these.
  static let largestModule = Power(watts: 30)
  /// A server of one unit.
  static let appliancePower = Power(watts: 500)
  /// Unit at which cables leave a rack-scale host: the middle of its trays.
  static let rackPortUnit = 20
  /// Design power of an accelerator that does not publish its own: that of an H100 board.
  static let acceleratorPower = Power(watts: 700)
  /// Host power over the design power of its accelerators: 10.2 kW / 5.6 kW of a DGX H100, 14.3 / 8 of a DGX B200.
  static let hostPowerFactor = 1.8
  /// Box power without modules per bit rate: 747 W / 25.6 Tb/s of a QM9700.
  static let switchWattsPerTerabit = 29.0
  /// Height of an eight-accelerator server that does not publish its own.
  static let hostUnits = 8
  /// Height of a switch that does not publish its own.
  static let switchUnits = 2

  private let resolved: ResolvedScenario
  private let shelf: CatalogShelf
  private(set) var assumptions: [Assumption] = []
  package private(set) var all: [Footprint] = []

  package init(_ resolved: ResolvedScenario, _ shelf: CatalogShelf, _ network: Network) {
    self.resolved = resolved
    self.shelf = shelf
    for type in network.classes { all.append(footprint(of: type)) }
  }

  private mutating func footprint(of type: DeviceClass) -> Footprint {
    let modules = type.blocks.reduce(Power.zero) { $0 + reserve(for: $1, of: type.role) }
    return type.role == .host ? host(modules) : networkDevice(type, modules)
  }

  private mutating func host(_ modules: Power) -> Footprint {
    let model = resolved.host.model
    let id = resolved.host.id
    // A host's published power already holds its adapters and their modules.
    let power =
      model.powerMaximum
      ?? assume(
        "maximum power of \(id)",
        (resolved.accelerator?.model.designPower ?? Self.acceleratorPower)
          * (Self.hostPowerFactor * Double(model.accelerators))
          + modules, "accelerators' design power x \(Self.hostPowerFactor), plus modules")
    let units = model.isRack ? 0 : model.rackUnits ?? assume("height of \(id)", Self.hostUnits)
    return Footprint(
      rackUnits: units, isRack: model.isRack, power: power, mass: model.weight, needsLiquid: model.needsLiquid,
      portUnit: model.isRack ? Self.rackPortUnit : 1)
  }

  private mutating func networkDevice(_ type: DeviceClass, _ modules: Power) -> Footprint {
    guard let model = resolved.switchModel(type.model) else {
      // A fabric manager or another appliance that no row describes: one server of a unit.
      return Footprint(rackUnits: 1, isRack: false, power: Self.appliancePower, mass: nil, needsLiquid: false)
    }
    let box =
      boxPower(type.model, model)
      ?? assume(
        "power of \(type.model) without modules",
        Power(watts: Self.switchWattsPerTerabit * (model.capacity?.bitsPerSecond ?? 0) / 1e12),
        "\(Self.switchWattsPerTerabit) W per Tb/s, as QM9700")
    let units = model.rackUnits ?? assume("height of \(type.model)", Self.switchUnits)
    return Footprint(
      rackUnits: units, isRack: false, power: box + modules, mass: model.weight, needsLiquid: model.needsLiquid)
  }

  /// The box alone, for provisioning; for a co-packaged box the published figure holds its optics, and the sibling stands in for one
  /// that is not published.
  private func boxPower(_ id: String, _ model: SwitchModel) -> Power? {
    guard model.isCopackaged else { return BoxPower(pluggable: model).maximum }
    if let whole = model.powerMaximum ?? model.powerTypical { return whole }
    guard let box = shelf.sibling(of: id).flatMap({ BoxPower(pluggable: $0.model).maximum }) else { return nil }
    let engine = shelf.shelf.engines.first { $0.id == model.engines?.id }
    let optics = engine?.powerWithLasers.map { $0 * (model.engines?.count ?? 0) } ?? .zero
    return box * model.variantMultiple + optics
  }

  /// The cages of a site edge may all hold coherent modules, which draw more than those for short links.
  private func reserve(for block: PortBlock, of role: DeviceRole) -> Power {
    guard block.cage.form != .fiber, block.cage.form != .rj45, block.cage.form != .backplane else { return .zero }
    let each =
      block.cage.powerClass ?? (role == .border ? resolved.edge?.module.model.powerMaximum : nil)
      ?? Self.modulePower.first { $0.rate >= block.cage.rate }?.power ?? Self.largestModule
    return each * block.cageCount
  }

  private mutating func assume(_ subject: String, _ value: Power, _ basis: String) -> Power {
    assumptions.append(Assumption(subject: subject, value: value.description, source: basis, confidence: .estimate))
    return value
  }

  private mutating func assume(_ subject: String, _ units: Int) -> Int {
    assumptions.append(
      Assumption(subject: subject, value: "\(units) U", source: "not published; planning value", confidence: .estimate))
    return units
  }
}

extension ResolvedScenario {
  /// A switch model by catalog id, among those the scenario uses.
  func switchModel(_ id: String) -> SwitchModel? {
    for fabric in fabrics {
      if let found = fabric.switches.first(where: { $0.id == id }) { return found.model }
    }
    return (managementSwitches + edgeBoxes).first { $0.id == id }?.model
  }
}
