import Catalog
import Diagnostics
import Fabrics
import Quantities

// Networks without packet switches: hosts joined to each other, or through optical circuit switches.

extension ScenarioResolver {
  mutating func resolveMesh(_ written: FabricSection, _ site: FabricSite) -> ResolvedFabric? {
    var section = written
    guard let linkRate = section.linkRate else { return nil }
    // Where hosts have too few ports, the finding says what a switched network would take: of this switch.
    let compared = section.switch ?? cheapestSwitch([linkRate])
    section.switch = compared
    var leaf = SwitchTier(ports: Self.radixOfComparison)
    if let compared {
      guard let box = box(compared, at: site.path + ".switch") else { return nil }
      leaf = SwitchTier(model: compared, ports: box.model.ports(at: linkRate)?.ports ?? leaf.ports)
    }
    let block = site.ports.block(section, linkRate: linkRate, facing: nil, firstCage: hostCages)
    hostCages += block.cageCount
    let spec = FabricSpec(
      name: site.name, tier: site.tier, topology: .mesh, hosts: site.hosts.hosts, builtHosts: site.hosts.builtHosts,
      acceleratorsPerHost: site.acceleratorsPerHost, portsPerHost: section.portsPerHost ?? 1, planes: section.planes,
      leaf: leaf)
    return ResolvedFabric(
      path: site.path, section: section, spec: spec, equipment: directEquipment(site, block, linkRate, block.cage),
      switches: [], linkProtocol: "ethernet")
  }

  /// Ports of the switch that a mesh is compared with when the catalog has none at its rate: QM9700 and SN5600 have 64.
  private static let radixOfComparison = 64

  mutating func resolveTorus(_ written: FabricSection, _ site: FabricSite) -> ResolvedFabric? {
    var section = written
    guard let circuit = circuitSwitch(section, site), let ports = circuit.model.ports else { return nil }
    guard let rate = section.linkRate ?? site.hosts.scaleUp?.model.linkRate else {
      report(
        .missingFigure, at: site.path, "the catalog does not know the link rate of `\(site.hosts.host.id)` in a torus",
        help: ["write `link_rate: 400 Gb/s`"])
      return nil
    }
    section.switch = circuit.id
    section.linkRate = rate
    guard (2...3).contains(section.cube.count) else {
      report(
        .contradictoryCount, at: site.path + ".cube", "a cube has two or three axes, not \(section.cube.count)",
        help: ["write `cube: [4, 4, 4]`"])
      return nil
    }
    let faces = Self.linksLeaving(cube: section.cube)
    let fiber = Cage(form: .fiber, heatSink: .either, rate: rate, laneRate: rate, powerClass: nil)
    let optical = Cage(
      form: .osfp, heatSink: .flat, rate: rate, laneRate: BitRate(bitsPerSecond: 100e9), powerClass: nil)
    let block = PortBlock(cage: optical, firstCage: hostCages, cageCount: faces, portsPerCage: 1)
    hostCages += faces
    let spec = FabricSpec(
      name: site.name, tier: site.tier, topology: .torus, hosts: site.hosts.hosts, builtHosts: site.hosts.builtHosts,
      acceleratorsPerHost: site.acceleratorsPerHost, portsPerHost: faces,
      leaf: SwitchTier(model: circuit.id, ports: ports), torus: section.dimensions, cube: section.cube)
    return ResolvedFabric(
      path: site.path, section: section, spec: spec, equipment: directEquipment(site, block, rate, fiber),
      switches: [circuit], linkProtocol: "ici")
  }

  /// The circuit switch that the scenario names, or that the catalog joins cubes of this fabric with.
  private mutating func circuitSwitch(_ section: FabricSection, _ site: FabricSite) -> CatalogPart<SwitchModel>? {
    let path = site.path + ".switch"
    guard let id = section.switch ?? site.hosts.scaleUp?.model.domain?.circuitSwitch else {
      report(
        .missingFigure, at: site.path, "the scenario names no optical circuit switch that joins the cubes of the torus",
        help: ["name one, such as `switch: palomar`"])
      return nil
    }
    guard let circuit = part(SwitchModel.self, "switch", id, at: path) else { return nil }
    guard circuit.model.isCircuitSwitch, circuit.model.ports != nil else {
      report(
        .unsuitablePart, at: path, "`\(id)` is no optical circuit switch",
        help: ["cubes of a torus are joined by one, such as `palomar`"])
      return nil
    }
    return circuit
  }

  /// Links that leave a cube: both faces across each axis, a link for each position on a face.
  private static func linksLeaving(cube: [Int]) -> Int {
    let volume = cube.reduce(1, *)
    return cube.reduce(0) { $0 + 2 * volume / $1 }
  }

  private func directEquipment(
    _ site: FabricSite, _ block: PortBlock, _ rate: BitRate, _ cage: Cage
  ) -> FabricEquipment {
    FabricEquipment(
      hostModel: site.hosts.host.id, hostBlock: block, hostRate: rate, trunkRate: rate, leafCage: cage,
      leafDownPortsPerCage: 1, leafUpPortsPerCage: 1, spineCage: cage, spinePortsPerCage: 1, coreCage: cage,
      corePortsPerCage: 1)
  }
}
