import Cabling
import Catalog
package import Diagnostics
import Economics
package import Fabrics
package import Facility
import Quantities

/// What placing must know of each class of devices, with a stated planning value where the catalog knows none.
///
/// Every cage that a class uses is reserved at its power class, or at the largest module of its rate when no class is published: the
/// bound that lets placing come before the choice of links. Real module power comes later; it cannot be larger than what fits the cage.
package struct Footprints {
  private let resolved: ResolvedScenario
  private let shelf: CatalogShelf
  private(set) var assumptions: [Assumption] = []
  package private(set) var all: [Footprint] = []

  /// Looks up every class of a network.
  /// - Throws: findings about planning values that cannot be read.
  package init(_ resolved: ResolvedScenario, _ shelf: CatalogShelf, _ network: Network) throws(Rejection) {
    self.resolved = resolved
    self.shelf = shelf
    for type in network.classes { all.append(try footprint(of: type)) }
  }

  private mutating func footprint(of type: DeviceClass) throws(Rejection) -> Footprint {
    type.role == .host ? try host(type) : try networkDevice(type)
  }

  private mutating func host(_ type: DeviceClass) throws(Rejection) -> Footprint {
    let model = resolved.host.model
    // A host's published power already holds its adapters and their modules.
    let power: Power
    if let published = model.powerMaximum { power = published } else { power = try hostPower(model, type) }
    return Footprint(
      rackUnits: model.isRack ? 0 : try units(model.rackUnits, of: resolved.host.id, .hostUnits), isRack: model.isRack,
      power: power, mass: model.weight, needsLiquid: model.needsLiquid, portUnit: model.isRack ? try portUnit() : 1)
  }

  private mutating func hostPower(_ model: HostModel, _ type: DeviceClass) throws(Rejection) -> Power {
    let design: Power
    if let published = resolved.accelerator?.model.designPower {
      design = published
    } else {
      let taken: FactFigure<Power> = try resolved.catalog.factQuantity(PlanningFact.acceleratorPower.catalogID)
      design = taken.value
      assume("design power of an accelerator in \(resolved.host.id)", design.description, taken)
    }
    let factor = try resolved.catalog.factNumber(PlanningFact.hostPowerFactor.catalogID)
    let power = try design * (factor.value * Double(model.accelerators)) + modules(of: type)
    assume("maximum power of \(resolved.host.id)", power.description, factor)
    return power
  }

  private mutating func networkDevice(_ type: DeviceClass) throws(Rejection) -> Footprint {
    guard let model = resolved.switchModel(type.model) else { return try appliance(type) }
    let box: Power
    if let published = boxPower(type.model, model) { box = published } else { box = try switchPower(type.model, model) }
    return Footprint(
      rackUnits: try units(model.rackUnits, of: type.model, .switchUnits), isRack: false,
      power: try box + modules(of: type), mass: model.weight, needsLiquid: model.needsLiquid)
  }

  /// A fabric manager or another appliance that no row describes.
  private mutating func appliance(_ type: DeviceClass) throws(Rejection) -> Footprint {
    let power: FactFigure<Power> = try resolved.catalog.factQuantity(PlanningFact.appliancePower.catalogID)
    assume("power of \(type.model)", power.value.description, power)
    return Footprint(
      rackUnits: try units(nil, of: type.model, .applianceUnits), isRack: false, power: power.value, mass: nil,
      needsLiquid: false)
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

  /// The planning value for a box of which nothing is published: by its capacity, else as another box.
  private mutating func switchPower(_ id: String, _ model: SwitchModel) throws(Rejection) -> Power {
    var taken: FactFigure<Power>
    if model.isCircuitSwitch {
      taken = try resolved.catalog.factQuantity(PlanningFact.circuitSwitchPower.catalogID)
    } else if let capacity = model.capacity {
      taken = try resolved.catalog.factQuantity(PlanningFact.switchPowerPerTerabit.catalogID)
      taken.value = taken.value * capacity.bitsPerSecond / 1e12
    } else {
      taken = try resolved.catalog.factQuantity(PlanningFact.switchPower.catalogID)
    }
    assume("power of \(id) without modules", taken.value.description, taken)
    return taken.value
  }

  /// The largest modules that all cages in use take.
  private mutating func modules(of type: DeviceClass) throws(Rejection) -> Power {
    var sum = Power.zero
    for kind in type.blocks.flatMap(\.cageKinds) { sum += try reserve(for: kind.cage, of: type) * kind.count }
    return sum
  }

  /// The cages of a site edge may all hold coherent modules, which draw more than those for short links.
  private mutating func reserve(for cage: Cage, of type: DeviceClass) throws(Rejection) -> Power {
    guard cage.form != .fiber, cage.form != .rj45, cage.form != .backplane else { return .zero }
    if let published = cage.powerClass { return published }
    if type.role == .border, let coherent = resolved.edge?.module.model.powerMaximum { return coherent }
    let fact = PlanningFact.modulePower(upTo: cage.rate)
    let taken: FactFigure<Power> = try resolved.catalog.factQuantity(fact.catalogID)
    assume("power of a module in a cage of \(cage.rate) of \(type.model)", taken.value.description, taken)
    return taken.value
  }

  private mutating func portUnit() throws(Rejection) -> Int {
    let taken = try resolved.catalog.factCount(PlanningFact.rackPortUnit.catalogID)
    assume("unit at which cables leave \(resolved.host.id)", String(taken.value), taken)
    return taken.value
  }

  /// A published height, else the planning value.
  private mutating func units(_ published: Int?, of id: String, _ fact: PlanningFact) throws(Rejection) -> Int {
    if let published { return published }
    let taken = try resolved.catalog.factCount(fact.catalogID)
    assume("height of \(id)", "\(taken.value) U", taken)
    return taken.value
  }

  /// States a planning value once, however many classes take it.
  private mutating func assume<Value>(_ subject: String, _ value: String, _ figure: FactFigure<Value>) {
    let assumption = Assumption(subject: subject, value: value, source: figure.basis, confidence: figure.confidence)
    if !assumptions.contains(assumption) { assumptions.append(assumption) }
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
