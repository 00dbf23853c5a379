import Cabling
import Catalog
import Diagnostics
import Documents
import Fabrics
import Quantities

// Fat trees and rail-optimized networks: their boxes, how each is broken out, how its ports divide.

extension ScenarioResolver {
  mutating func resolveClos(_ written: FabricSection, _ site: FabricSite) -> ResolvedFabric? {
    var section = written
    guard let linkRate = section.linkRate, let trunkRate = section.trunkRate, let portsPerHost = section.portsPerHost,
      let boxes = resolveBoxes(&section, site),
      let breakouts = resolveBreakouts(boxes, linkRate: linkRate, trunkRate: trunkRate, at: site.path),
      checkCages(section.leaf, boxes.leaf, down: breakouts.down, up: breakouts.up, at: site.path + ".leaf"),
      resolveRails(&section, portsPerHost, at: site.path)
    else { return nil }
    let spec = FabricSpec(
      name: site.name, tier: site.tier, topology: section.topology, hosts: site.hosts.hosts,
      builtHosts: site.hosts.builtHosts, acceleratorsPerHost: site.acceleratorsPerHost, portsPerHost: portsPerHost,
      planes: section.planes,
      leaf: tier(section.leaf, boxes.leaf.id, breakouts.down.ports, section.oversubscription),
      spine: tier(section.spine, boxes.spine.id, breakouts.spine.ports, nil),
      core: tier(SwitchSection(), boxes.core.id, breakouts.core.ports, nil), tiersAtMost: section.tiersAtMost,
      groupsPerPod: section.groupsPerPod, reservedPorts: section.reservedPorts,
      linksPerCage: breakouts.down.portsPerCage, rails: section.topology == .rail ? section.rails : nil,
      trunkRateRatio: trunkRate / linkRate)
    let leafCage = cage(boxes.leaf)
    let hostBlock = site.ports.block(section, linkRate: linkRate, facing: leafCage.form, firstCage: hostCages)
    hostCages += hostBlock.cageCount
    let equipment = FabricEquipment(
      hostModel: site.hosts.host.id, hostBlock: hostBlock, hostRate: linkRate, trunkRate: trunkRate, leafCage: leafCage,
      leafDownPortsPerCage: breakouts.down.portsPerCage, leafUpPortsPerCage: breakouts.up.portsPerCage,
      spineCage: cage(boxes.spine), spinePortsPerCage: breakouts.spine.portsPerCage, coreCage: cage(boxes.core),
      corePortsPerCage: breakouts.core.portsPerCage)
    return ResolvedFabric(
      path: site.path, section: section, spec: spec, equipment: equipment,
      switches: [boxes.leaf, boxes.spine, boxes.core], linkProtocol: boxes.leaf.model.fabrics.first ?? "ethernet")
  }

  private func tier(_ section: SwitchSection, _ id: String, _ ports: Int, _ shared: Double?) -> SwitchTier {
    SwitchTier(
      model: id, ports: ports, down: section.down, up: section.up,
      oversubscription: section.oversubscription ?? shared ?? 1)
  }

  // MARK: Boxes

  private struct Boxes {
    var leaf: CatalogPart<SwitchModel>
    var spine: CatalogPart<SwitchModel>
    var core: CatalogPart<SwitchModel>
  }

  /// The box of each tier, named for the tier, for the network, or found; written into the section.
  private mutating func resolveBoxes(_ section: inout FabricSection, _ site: FabricSite) -> Boxes? {
    let shared = section.switch
    let rates = [section.linkRate, section.trunkRate].compactMap(\.self)
    guard let leafID = section.leaf.switch ?? shared ?? cheapestSwitch(rates) else {
      report(
        .unsuitablePart, at: site.path,
        "no priced switch of the catalog has ports of \(rates.map(\.description).joined(separator: " and "))",
        help: ["name one: `switch: sn5600`"])
      return nil
    }
    // A tier without a box of its own takes the network's, else that of the tier below, and so does a finding its place.
    func place(_ tier: SwitchSection, _ key: String, below: String) -> String {
      tier.switch != nil ? "\(site.path).\(key).switch" : shared != nil ? site.path + ".switch" : below
    }
    let spineID = section.spine.switch ?? shared ?? leafID
    let coreID = section.core.switch ?? shared ?? spineID
    let leafPlace = place(section.leaf, "leaf", below: site.path)
    let spinePlace = place(section.spine, "spine", below: leafPlace)
    let leaf = box(leafID, at: leafPlace)
    let spine = box(spineID, at: spinePlace)
    let core = box(coreID, at: place(section.core, "core", below: spinePlace))
    guard let leaf, let spine, let core,
      let boxes = carrying(&section, Boxes(leaf: leaf, spine: spine, core: core), at: site.path + ".technologies")
    else { return nil }
    (section.leaf.switch, section.spine.switch, section.core.switch) = (boxes.leaf.id, boxes.spine.id, boxes.core.id)
    return boxes
  }

  /// What is built into the box is settled before the network: where nothing else is allowed, the siblings that carry the technology
  /// take the places of the boxes.
  private mutating func carrying(_ section: inout FabricSection, _ boxes: Boxes, at path: String) -> Boxes? {
    guard let technology = section.technologies.first, section.technologies.allSatisfy(\.isInside),
      let linkRate = section.linkRate, let trunkRate = section.trunkRate
    else { return boxes }
    let switches = search(SwitchModel.self, "switch").map { SwitchVariant(id: $0.id, $0.model) }
    let leaf = sibling(of: boxes.leaf, technology, linkRate, switches, at: path)
    let spine = sibling(of: boxes.spine, technology, trunkRate, switches, at: path)
    let core = sibling(of: boxes.core, technology, trunkRate, switches, at: path)
    guard let leaf, let spine, let core else { return nil }
    section.technologies = technology.withHostEnds
    return Boxes(leaf: leaf, spine: spine, core: core)
  }

  private mutating func sibling(
    of box: CatalogPart<SwitchModel>, _ technology: Technology, _ rate: BitRate, _ switches: [SwitchVariant],
    at path: String
  ) -> CatalogPart<SwitchModel>? {
    let offer = TechnologyOffer.resolve(technology, for: box.id, at: rate, among: switches)
    if case .variant(let id) = offer { return part(SwitchModel.self, "switch", id, at: path) }
    guard let finding = offer.finding(technology, for: box.id, at: rate) else { return box }
    report(finding.code, at: path, finding.message, help: finding.help)
    return nil
  }

  /// Switches with fewer ports are for other places than the leaves of a cluster.
  private static let leastDefaultPorts = 32

  /// The box with the lowest price of a port, of those that have all the rates; ties go to the earlier row.
  mutating func cheapestSwitch(_ rates: [BitRate]) -> String? {
    let prices = attempt(at: "") { (resolver) throws(Rejection) in try PriceBook(resolver.library) }
    guard let prices else { return nil }
    var best: (id: String, dollars: Double)?
    for box in search(SwitchModel.self, "switch") where box.model.isBox && !box.model.isCopackaged {
      let counts = rates.compactMap { box.model.ports(at: $0)?.ports }
      guard box.model.cage != nil, counts.count == rates.count, let ports = counts.min(),
        ports >= Self.leastDefaultPorts,
        let price = attempt(at: "", { (_) throws(Rejection) in try prices.price(of: "switch", box.id) })?.figure.central
      else { continue }
      let dollars = price.dollars / Double(ports)
      if dollars < best?.dollars ?? .infinity { best = (box.id, dollars) }
    }
    return best?.id
  }

  mutating func box(_ id: String, at path: String) -> CatalogPart<SwitchModel>? {
    guard let found = part(SwitchModel.self, "switch", id, at: path) else { return nil }
    guard found.model.isBox, found.model.cage != nil else {
      report(
        .unsuitablePart, at: path,
        "`\(id)` is \(found.model.kind == "asic" ? "a bare switch chip" : "no box with ports")",
        help: ["name a box: `heliograph catalog list switch` shows all"])
      return nil
    }
    return found
  }

  private func cage(_ box: CatalogPart<SwitchModel>) -> Cage {
    let field = box.model.cage ?? CageField()
    let cages = box.model.cages ?? box.model.ports ?? 1
    let rate = box.model.capacity.map { $0 / Double(cages) } ?? .zero
    return field.cage(rate: rate, laneRate: box.model.laneRate)
  }

  // MARK: Ports

  /// Logical ports of a box at a rate, and how many of them share a cage.
  private typealias Breakout = (ports: Int, portsPerCage: Int)

  private struct Breakouts {
    var down: Breakout
    var up: Breakout
    var spine: Breakout
    var core: Breakout
  }

  private mutating func resolveBreakouts(
    _ boxes: Boxes, linkRate: BitRate, trunkRate: BitRate, at path: String
  ) -> Breakouts? {
    let trunkPath = file.places.isSet(path + ".trunk_rate") ? path + ".trunk_rate" : path + ".link_rate"
    let down = breakout(boxes.leaf, linkRate, at: path + ".link_rate")
    let up = breakout(boxes.leaf, trunkRate, at: trunkPath)
    let spine = breakout(boxes.spine, trunkRate, at: trunkPath)
    let core = breakout(boxes.core, trunkRate, at: trunkPath)
    guard let down, let up, let spine, let core else { return nil }
    return Breakouts(down: down, up: up, spine: spine, core: core)
  }

  private mutating func breakout(_ box: CatalogPart<SwitchModel>, _ rate: BitRate, at path: String) -> Breakout? {
    if let ports = box.model.ports(at: rate) { return ports }
    let rates = box.model.rates.map(\.description).joined(separator: ", ")
    report(
      .impossibleRate, at: path, "`\(box.id)` has no ports of \(rate)",
      help: [rates.isEmpty ? "name another switch" : "its ports can be \(rates)"])
    return nil
  }

  private mutating func checkCages(
    _ section: SwitchSection, _ leaf: CatalogPart<SwitchModel>, down: Breakout, up: Breakout, at path: String
  ) -> Bool {
    guard let cages = leaf.model.cages, let downPorts = section.down else { return true }
    let downCages = (downPorts + down.portsPerCage - 1) / down.portsPerCage
    let upPorts = section.up ?? 0
    let upCages = (upPorts + up.portsPerCage - 1) / up.portsPerCage
    guard downCages + upCages > cages else { return true }
    report(
      .portsExceedCages, at: path,
      "\(NumberText.grouped(downPorts)) ports down take \(NumberText.grouped(downCages)) cages and "
        + "\(NumberText.grouped(upPorts)) up take \(NumberText.grouped(upCages)), but `\(leaf.id)` has \(cages)",
      help: ["lower `down` or `up`", "name a switch with more ports"])
    return false
  }

  /// Rails of a rail-optimized network, one for each port of a host unless the scenario says fewer.
  private mutating func resolveRails(_ section: inout FabricSection, _ portsPerHost: Int, at path: String) -> Bool {
    guard section.topology == .rail else { return true }
    let rails = section.rails ?? portsPerHost
    guard portsPerHost % rails == 0 else {
      let divisors = (1...portsPerHost).filter { portsPerHost % $0 == 0 }.map(String.init).joined(separator: ", ")
      report(
        .contradictoryCount, at: path + ".rails", "\(portsPerHost) ports of a host do not divide into \(rails) rails",
        help: ["write one of \(divisors)"])
      return false
    }
    section.rails = rails
    return true
  }
}
