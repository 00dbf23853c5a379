import Catalog
import Diagnostics
import Fabrics
import Quantities

extension ScenarioResolver {
  /// The networks of the scenario, scale-out first.
  mutating func resolveFabrics(host: CatalogPart<HostModel>, hosts: Int, builtHosts: Int) -> [ResolvedFabric] {
    var fabrics: [ResolvedFabric] = []
    if let section = scenario.scaleOut {
      let nic = host.model.nic.flatMap { part(NICModel.self, "nic", $0, at: "host") }
      let ports = HostPorts(
        count: host.model.scaleOutPorts, rate: host.model.scaleOutPortRate, cages: host.model.cages,
        laneRate: nic?.model.laneRate)
      let resolved = resolve(
        section, path: "scale_out", name: "compute", tier: .scaleOut, host: host, ports: ports, hosts: hosts,
        builtHosts: builtHosts)
      scenario.scaleOut = resolved?.section ?? section
      if let resolved { fabrics.append(resolved) }
    }
    if let section = scenario.storage {
      let ports = HostPorts(count: host.model.storagePorts, rate: host.model.storagePortRate, cages: [], laneRate: nil)
      let resolved = resolve(
        section, path: "storage", name: "storage", tier: .storage, host: host, ports: ports, hosts: hosts,
        builtHosts: builtHosts)
      scenario.storage = resolved?.section ?? section
      if let resolved { fabrics.append(resolved) }
    }
    return fabrics
  }

  /// What a host turns to one network.
  struct HostPorts {
    var count: Int?
    var rate: BitRate?
    var cages: [CageField]
    var laneRate: BitRate?
  }

  private mutating func resolve(
    _ written: FabricSection, path: String, name: String, tier: Tier, host: CatalogPart<HostModel>, ports: HostPorts,
    hosts: Int, builtHosts: Int
  ) -> ResolvedFabric? {
    var section = written
    if section.topology == .torus {
      return resolveTorus(&section, path: path, name: name, tier: tier, host: host, hosts: hosts)
    }
    guard let portCount = section.portsPerHost ?? ports.count, let linkRate = linkRate(section, ports) else {
      report(
        .missingFigure, at: path, "the catalog does not know the \(name) ports of `\(host.id)`",
        help: ["write `ports_per_host: 8` and `link_rate: 400 Gb/s`"])
      return nil
    }
    section.linkRate = linkRate
    section.portsPerHost = fittingPorts(section, portCount, linkRate, ports)
    section.trunkRate = section.trunkRate ?? linkRate
    guard checkHostBandwidth(section, ports, host: host, path: path) else { return nil }
    if section.topology == .mesh {
      return resolveMesh(section, path: path, name: name, tier: tier, host: host, ports: ports, hosts: hosts)
    }
    return resolveClos(
      section, path: path, name: name, tier: tier, host: host, ports: ports, hosts: hosts, builtHosts: builtHosts)
  }

  private func linkRate(_ section: FabricSection, _ ports: HostPorts) -> BitRate? {
    section.linkRate ?? ports.rate.map { $0 / Double(section.planes) }
  }

  /// All of the host's ports, or as many as its bandwidth carries when every port is split over planes.
  private func fittingPorts(
    _ section: FabricSection, _ count: Int, _ linkRate: BitRate, _ ports: HostPorts
  ) -> Int {
    guard section.portsPerHost == nil, let rate = ports.rate, let native = ports.count else { return count }
    let carried = Int((rate * native / (linkRate * section.planes)).rounded(.down))
    return max(1, min(count, carried))
  }

  private mutating func checkHostBandwidth(
    _ section: FabricSection, _ ports: HostPorts, host: CatalogPart<HostModel>, path: String
  ) -> Bool {
    guard let rate = ports.rate, let count = ports.count, let linkRate = section.linkRate else { return true }
    let wanted = linkRate * ((section.portsPerHost ?? count) * section.planes)
    guard wanted > rate * count else { return true }
    report(
      .impossibleRate, at: path + ".link_rate",
      "\(section.portsPerHost ?? count) ports x \(section.planes) planes x \(linkRate) = \(wanted) a host, but "
        + "`\(host.id)` has \(count) x \(rate)",
      help: ["write `link_rate: \(rate / Double(section.planes))`", "use fewer planes or ports"])
    return false
  }

  // MARK: Clos

  private mutating func resolveClos(
    _ written: FabricSection, path: String, name: String, tier: Tier, host: CatalogPart<HostModel>, ports: HostPorts,
    hosts: Int, builtHosts: Int
  ) -> ResolvedFabric? {
    var section = written
    guard let linkRate = section.linkRate, let trunkRate = section.trunkRate, let portsPerHost = section.portsPerHost
    else { return nil }
    guard let leafID = section.leaf.switch ?? section.switch ?? defaultSwitch(linkRate, trunkRate) else {
      report(
        .unsuitablePart, at: path, "no priced switch of the catalog has ports of \(linkRate)",
        help: ["name one: `switch: sn5600`"])
      return nil
    }
    let spineID = section.spine.switch ?? section.switch ?? leafID
    let coreID = section.core.switch ?? section.switch ?? spineID
    section.leaf.switch = leafID
    section.spine.switch = spineID
    section.core.switch = coreID
    guard
      let leaf = box(leafID, at: written.leaf.switch == nil ? path + ".switch" : path + ".leaf.switch"),
      let spine = box(spineID, at: written.spine.switch == nil ? path + ".switch" : path + ".spine.switch"),
      let core = box(coreID, at: written.core.switch == nil ? path + ".switch" : path + ".core.switch"),
      let down = breakout(leaf, linkRate, at: path + ".link_rate"),
      let up = breakout(leaf, trunkRate, at: path + ".trunk_rate"),
      let spinePorts = breakout(spine, trunkRate, at: path + ".trunk_rate"),
      let corePorts = breakout(core, trunkRate, at: path + ".trunk_rate")
    else { return nil }
    guard checkCages(section.leaf, leaf, down: down, up: up, at: path + ".leaf") else { return nil }

    let rails = section.topology == .rail ? (section.rails ?? portsPerHost) : portsPerHost
    if portsPerHost % rails != 0 {
      report(
        .contradictoryCount, at: path + ".rails", "\(portsPerHost) ports of a host do not divide into \(rails) rails",
        help: ["use a divisor of \(portsPerHost)"])
      return nil
    }
    section.rails = section.topology == .rail ? rails : nil
    let spec = FabricSpec(
      name: name, tier: tier, topology: section.topology, hosts: hosts, builtHosts: builtHosts,
      acceleratorsPerHost: host.model.accelerators, portsPerHost: portsPerHost, planes: section.planes,
      leaf: switchTier(section.leaf, leafID, down.ports, section.oversubscription),
      spine: switchTier(section.spine, spineID, spinePorts.ports, nil),
      core: switchTier(section.core, coreID, corePorts.ports, nil), tiersAtMost: section.tiersAtMost,
      groupsPerPod: section.groupsPerPod, reservedPorts: section.reservedPorts, linksPerCage: down.portsPerCage,
      rails: section.rails, trunkRateRatio: trunkRate / linkRate)
    let equipment = FabricEquipment(
      hostModel: host.id, hostBlock: hostBlock(section, ports, linkRate: linkRate), hostRate: linkRate,
      trunkRate: trunkRate, leafCage: cage(leaf), leafDownPortsPerCage: down.portsPerCage,
      leafUpPortsPerCage: up.portsPerCage, spineCage: cage(spine), spinePortsPerCage: spinePorts.portsPerCage,
      coreCage: cage(core), corePortsPerCage: corePorts.portsPerCage)
    return ResolvedFabric(
      path: path, section: section, spec: spec, equipment: equipment, switches: [leaf, spine, core],
      linkProtocol: leaf.model.fabrics.first ?? "ethernet")
  }

  private func switchTier(_ section: SwitchSection, _ id: String, _ ports: Int, _ shared: Double?) -> SwitchTier {
    SwitchTier(
      model: id, ports: ports, down: section.down, up: section.up,
      oversubscription: section.oversubscription ?? shared ?? 1)
  }

  /// The box with the lowest price of a port at the rate; ties go to the earlier row.
  private func defaultSwitch(_ rates: BitRate...) -> String? {
    guard let prices = try? PriceBook(catalog) else { return nil }
    var best: (id: String, dollars: Double)?
    for row in (try? catalog.rows(of: "switch")) ?? [] {
      let model = row.decode(SwitchModel.self).value
      guard model.isBox, !model.isCopackaged, model.cage != nil else { continue }
      let counts = rates.compactMap { model.ports(at: $0)?.ports }
      guard counts.count == rates.count, let ports = counts.min(), ports >= 32,
        let price = (try? prices.price(of: "switch", row.id))?.figure.central
      else { continue }
      let dollars = price.dollars / Double(ports)
      if dollars < best?.dollars ?? .infinity { best = (row.id, dollars) }
    }
    return best?.id
  }

  private mutating func box(_ id: String, at path: String) -> CatalogPart<SwitchModel>? {
    guard let found = part(SwitchModel.self, "switch", id, at: path) else { return nil }
    guard found.model.isBox, found.model.cage != nil else {
      report(
        .unsuitablePart, at: path, "`\(id)` is \(found.model.kind == "asic" ? "a bare switch chip" : "no box with ports")",
        help: ["name a box: `heliograph catalog list switch` shows all"])
      return nil
    }
    return found
  }

  private mutating func breakout(
    _ box: CatalogPart<SwitchModel>, _ rate: BitRate, at path: String
  ) -> (ports: Int, portsPerCage: Int)? {
    if let ports = box.model.ports(at: rate) { return ports }
    let rates = box.model.rates.map(\.description).joined(separator: ", ")
    report(
      .impossibleRate, at: path, "`\(box.id)` has no ports of \(rate)",
      help: [rates.isEmpty ? "name another switch" : "its ports can be \(rates)"])
    return nil
  }

  private mutating func checkCages(
    _ section: SwitchSection, _ leaf: CatalogPart<SwitchModel>, down: (ports: Int, portsPerCage: Int),
    up: (ports: Int, portsPerCage: Int), at path: String
  ) -> Bool {
    guard let cages = leaf.model.cages, let downPorts = section.down else { return true }
    let downCages = (downPorts + down.portsPerCage - 1) / down.portsPerCage
    let upPorts = section.up ?? 0
    let upCages = (upPorts + up.portsPerCage - 1) / up.portsPerCage
    guard downCages + upCages > cages else { return true }
    report(
      .portsExceedCages, at: path,
      "\(downPorts) ports down take \(downCages) cages and \(upPorts) up take \(upCages), but `\(leaf.id)` has \(cages)",
      help: ["lower `down` or `up`", "name a switch with more ports"])
    return false
  }

  /// The host's cages on one network: as its row says, or one for each port when the row does not say.
  private func hostBlock(_ section: FabricSection, _ ports: HostPorts, linkRate: BitRate) -> PortBlock {
    let links = (section.portsPerHost ?? 1) * section.planes
    guard let field = ports.cages.first, let count = field.count, count > 0 else {
      let cage = CageField.adapter(for: linkRate * section.planes)
      return PortBlock(
        cage: cage, firstCage: 0, cageCount: section.portsPerHost ?? 1, portsPerCage: section.planes)
    }
    let perCage = max(1, (links + count - 1) / count)
    let rate = ports.rate.map { $0 * field.portsPerCage } ?? linkRate * perCage
    return PortBlock(
      cage: field.cage(rate: rate, laneRate: ports.laneRate), firstCage: 0, cageCount: (links + perCage - 1) / perCage,
      portsPerCage: perCage)
  }

  private func cage(_ box: CatalogPart<SwitchModel>) -> Cage {
    let field = box.model.cage ?? CageField()
    let cages = box.model.cages ?? box.model.ports ?? 1
    let rate = box.model.capacity.map { $0 / Double(cages) } ?? BitRate(bitsPerSecond: 0)
    return field.cage(rate: rate, laneRate: box.model.laneRate)
  }

  // MARK: Mesh and torus

  private func resolveMesh(
    _ section: FabricSection, path: String, name: String, tier: Tier, host: CatalogPart<HostModel>, ports: HostPorts,
    hosts: Int
  ) -> ResolvedFabric? {
    guard let linkRate = section.linkRate else { return nil }
    let block = hostBlock(section, ports, linkRate: linkRate)
    let spec = FabricSpec(
      name: name, tier: tier, topology: .mesh, hosts: hosts, acceleratorsPerHost: host.model.accelerators,
      portsPerHost: section.portsPerHost ?? 1, planes: section.planes, leaf: SwitchTier(ports: 64))
    let equipment = FabricEquipment(
      hostModel: host.id, hostBlock: block, hostRate: linkRate, trunkRate: linkRate, leafCage: block.cage,
      leafDownPortsPerCage: 1, leafUpPortsPerCage: 1, spineCage: block.cage, spinePortsPerCage: 1,
      coreCage: block.cage, corePortsPerCage: 1)
    return ResolvedFabric(
      path: path, section: section, spec: spec, equipment: equipment, switches: [], linkProtocol: "ethernet")
  }

  private mutating func resolveTorus(
    _ section: inout FabricSection, path: String, name: String, tier: Tier, host: CatalogPart<HostModel>, hosts: Int
  ) -> ResolvedFabric? {
    let id = section.switch ?? "palomar"
    guard let circuit = part(SwitchModel.self, "switch", id, at: path + ".switch") else { return nil }
    guard circuit.model.kind == "ocs", let ports = circuit.model.ports else {
      report(
        .unsuitablePart, at: path + ".switch", "`\(id)` is no optical circuit switch",
        help: ["cubes of a torus are joined by one, such as `palomar`"])
      return nil
    }
    section.switch = id
    section.cube = section.cube.isEmpty ? [4, 4, 4] : section.cube
    let rate = section.linkRate ?? scaleUpLinkRate() ?? BitRate(bitsPerSecond: 400e9)
    section.linkRate = rate
    let faces = 2 * section.cube.indices.reduce(0) { sum, axis in
      sum + section.cube.enumerated().reduce(1) { $1.offset == axis ? $0 : $0 * $1.element }
    }
    let fiber = Cage(form: .fiber, heatSink: .either, rate: rate, laneRate: rate, powerClass: nil)
    let optical = Cage(form: .osfp, heatSink: .flat, rate: rate, laneRate: BitRate(bitsPerSecond: 100e9), powerClass: nil)
    let spec = FabricSpec(
      name: name, tier: tier, topology: .torus, hosts: hosts, acceleratorsPerHost: host.model.accelerators,
      portsPerHost: faces, leaf: SwitchTier(model: id, ports: ports), torus: section.dimensions, cube: section.cube)
    let equipment = FabricEquipment(
      hostModel: host.id, hostBlock: PortBlock(cage: optical, firstCage: 0, cageCount: faces, portsPerCage: 1),
      hostRate: rate, trunkRate: rate, leafCage: fiber, leafDownPortsPerCage: 1, leafUpPortsPerCage: 1,
      spineCage: fiber, spinePortsPerCage: 1, coreCage: fiber, corePortsPerCage: 1)
    return ResolvedFabric(
      path: path, section: section, spec: spec, equipment: equipment, switches: [circuit], linkProtocol: "ici")
  }

  private func scaleUpLinkRate() -> BitRate? {
    let accelerator = scenario.accelerator ?? scenario.host.flatMap { id in
      (try? catalog.row("host", id))?.decode(HostModel.self).value.accelerator
    }
    guard let accelerator, let row = try? catalog.row("accelerator", accelerator),
      let fabric = row.decode(AcceleratorModel.self).value.scaleUpFabric
    else { return nil }
    return (try? catalog.row("scaleup-fabric", fabric))?.decode(ScaleUpFabricModel.self).value.linkRate
  }
}

extension CageField {
  /// The cage of an adapter whose row does not say: the smallest common form that carries the rate.
  static func adapter(for rate: BitRate) -> Cage {
    var field = CageField()
    let gigabits = rate.bitsPerSecond / 1e9
    field.type = gigabits <= 100 ? .qsfp28 : gigabits <= 200 ? .qsfp56 : gigabits <= 400 ? .qsfp112 : .osfp224Riding
    return field.cage(rate: rate, laneRate: nil)
  }
}
