import Fabrics
import Facility
import Quantities

/// The network of a scenario as it stands today and as it will stand when grown.
struct NetworkAssembly {
  let network: Network
  /// Nothing when nothing grows.
  let grown: Network?

  init(_ resolved: ResolvedScenario) {
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
    return network
  }
}
