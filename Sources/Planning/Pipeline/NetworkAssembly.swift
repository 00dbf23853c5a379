package import Fabrics
import Facility
import Quantities

/// The network of a scenario as it stands today and as it will stand when grown.
package struct NetworkAssembly {
  package let network: Network
  /// Nothing when nothing grows.
  let grown: Network?

  package init(_ resolved: ResolvedScenario) {
    network = Self.build(resolved, hosts: resolved.hosts)
    grown = resolved.builtHosts > resolved.hosts ? Self.build(resolved, hosts: resolved.builtHosts) : nil
  }

  private static func build(_ resolved: ResolvedScenario, hosts: Int) -> Network {
    var network = Network()
    network.addHosts(hosts, model: resolved.host.id)
    for fabric in resolved.fabrics {
      guard let equipment = fabric.equipment else { continue }
      var spec = fabric.spec
      spec.hosts = hosts
      network.add(spec, equipment: equipment)
    }
    if let edge = resolved.edge { network.add(edge.spec) }
    if let management = resolved.management { add(management, to: &network, hosts: hosts, resolved) }
    tellCagesApart(in: &network, resolved)
    return network
  }

  /// Marks the cages of a panel that differ from the others; the management port is beside the panel.
  private static func tellCagesApart(in network: inout Network, _ resolved: ResolvedScenario) {
    for type in network.classes.indices where network.classes[type].role != .host {
      guard let model = resolved.switchModel(network.classes[type].model), !model.cageGroups.isEmpty else { continue }
      for block in network.classes[type].blocks.indices where network.classes[type].blocks[block].cage.form != .rj45 {
        let common = network.classes[type].blocks[block].cage
        let numbers = network.classes[type].blocks[block].numbers
        network.classes[type].blocks[block].otherCages = model.otherCages(than: common).filter {
          numbers.contains($0.key)
        }
      }
    }
  }

  /// One low-rate port of every host and switch that is there already.
  private static func add(
    _ management: ResolvedManagement, to network: inout Network, hosts: Int, _ resolved: ResolvedScenario
  ) {
    let leaf = management.leaf.model
    guard let low = leaf.portGroups.first, let fast = leaf.portGroups.last,
      let spine = management.spine.model.ports(at: fast.rate), let spineCage = management.spine.model.cage
    else { return }
    let switches = network.devices.reduce(0) { count, device in
      switch network.classes[Int(device.deviceClass)].role {
      case .leaf, .spine, .core, .opticalCircuitSwitch, .border: count + 1
      case .host, .storage, .manager, .lineTerminal: count
      }
    }
    var spec = ManagementSpec(
      hosts: hosts, builtHosts: resolved.builtHosts, portsPerHost: management.portsPerHost, switches: switches,
      leafModel: management.leaf.id, spineModel: management.spine.id, spinePorts: spine.ports)
    spec.leafPorts = low.ports
    spec.uplinkRateRatio = fast.rate / low.rate
    let twistedPair = Cage(form: .rj45, heatSink: .either, rate: low.rate, laneRate: low.rate, powerClass: nil)
    let uplink = Cage(
      form: fast.cage.form, heatSink: fast.cage.heatSink, rate: fast.rate,
      laneRate: fast.rate / Double(fast.cage.form.lanes), powerClass: nil)
    network.add(
      spec.fabric,
      equipment: FabricEquipment(
        hostModel: resolved.host.id,
        hostBlock: PortBlock(
          cage: twistedPair, firstCage: management.firstHostCage, cageCount: management.portsPerHost, portsPerCage: 1),
        hostRate: low.rate, trunkRate: fast.rate, leafCage: twistedPair, leafDownPortsPerCage: 1,
        leafUpPortsPerCage: 1, spineCage: spineCage.cage(rate: fast.rate, laneRate: management.spine.model.laneRate),
        spinePortsPerCage: spine.portsPerCage, coreCage: uplink, corePortsPerCage: 1, leafUpCage: uplink,
        managedPort: PortBlock(cage: twistedPair, firstCage: 0, cageCount: 1, portsPerCage: 1)))
  }
}
