import Catalog
import Diagnostics
import Fabrics
import Quantities

/// The hosts of a cluster, resolved.
struct ResolvedHosts {
  var host: CatalogPart<HostModel>
  var nic: CatalogPart<NICModel>?
  var scaleUp: CatalogPart<ScaleUpFabricModel>?
  var hosts: Int
  var builtHosts: Int
}

/// Which network is being resolved.
struct FabricSite {
  /// The scenario's key: `scale_out`, `storage`.
  var path: String
  /// The name in labels and findings.
  var name: String
  var tier: Tier
  var hosts: ResolvedHosts
  /// What a host turns to it.
  var ports: HostPorts

  /// Accelerators of one host.
  var acceleratorsPerHost: Int { hosts.host.model.accelerators }
}

extension ScenarioResolver {
  /// The networks of the scenario, scale-out first.
  mutating func resolveFabrics(_ hosts: ResolvedHosts) -> [ResolvedFabric] {
    var fabrics: [ResolvedFabric] = []
    let model = hosts.host.model
    if let section = scenario.scaleOut {
      let ports = HostPorts(
        count: model.scaleOutPorts, rate: model.scaleOutPortRate, cages: model.cages,
        laneRate: hosts.nic?.model.laneRate)
      let site = FabricSite(path: "scale_out", name: "compute", tier: .scaleOut, hosts: hosts, ports: ports)
      if let resolved = resolve(section, site) {
        scenario.scaleOut = resolved.section
        fabrics.append(resolved)
      }
    }
    if let section = scenario.storage?.network {
      let ports = HostPorts(
        count: model.storagePorts, rate: model.storagePortRate, cages: model.storageCages, laneRate: nil)
      let site = FabricSite(path: "storage", name: "storage", tier: .storage, hosts: hosts, ports: ports)
      if let resolved = resolve(section, site) {
        scenario.storage?.network = resolved.section
        fabrics.append(resolved)
      }
    }
    return fabrics
  }

  private mutating func resolve(_ written: FabricSection, _ site: FabricSite) -> ResolvedFabric? {
    checkEffects(of: written, site)
    if written.topology == .torus { return resolveTorus(written, site) }
    var section = written
    guard let linkRate = section.linkRate ?? site.ports.rate.map({ $0 / Double(section.planes) }),
      let portCount = site.ports.fitting(section, linkRate: linkRate)
    else {
      report(
        .missingFigure, at: site.path, "the catalog does not know the \(site.name) ports of `\(site.hosts.host.id)`",
        help: ["write `ports_per_host: 8` and `link_rate: 400 Gb/s`"])
      return nil
    }
    section.linkRate = linkRate
    section.portsPerHost = portCount
    section.trunkRate = section.trunkRate ?? linkRate
    guard checkHostBandwidth(section, site) else { return nil }
    return section.topology == .mesh ? resolveMesh(section, site) : resolveClos(section, site)
  }

  private mutating func checkHostBandwidth(_ section: FabricSection, _ site: FabricSite) -> Bool {
    guard let rate = site.ports.rate, let count = site.ports.count, let linkRate = section.linkRate else { return true }
    let portCount = section.portsPerHost ?? count
    let wanted = linkRate * (portCount * section.planes)
    guard wanted > rate * count else { return true }
    let planes = section.planes == 1 ? "" : " x \(section.planes) planes"
    report(
      .impossibleRate, at: site.path + ".link_rate",
      "\(portCount) ports\(planes) x \(linkRate) = \(wanted) a host, but `\(site.hosts.host.id)` has \(count) x \(rate)",
      help: ["write `link_rate: \(rate / Double(section.planes))`", "use fewer planes or ports"])
    return false
  }

  /// Fields that mean nothing in the topology they stand in are more likely a mistake than a wish.
  private mutating func checkEffects(of section: FabricSection, _ site: FabricSite) {
    let isClos = section.topology == .fatTree || section.topology == .rail
    let switched: [(key: String, isSet: Bool)] = [
      ("leaf", section.leaf.isSet), ("spine", section.spine.isSet), ("core", section.core.isSet),
      ("oversubscription", section.oversubscription != nil), ("groups_per_pod", section.groupsPerPod != nil),
      ("reserved_ports", section.reservedPorts > 0),
    ]
    var idle = isClos ? [] : switched.filter(\.isSet).map(\.key)
    if section.topology != .rail, section.rails != nil { idle.append("rails") }
    if section.topology != .torus, !section.dimensions.isEmpty { idle.append("dimensions") }
    if isClos, section.core.down != nil || section.core.up != nil || section.core.oversubscription != nil {
      idle.append("core")
    }
    for key in idle {
      let what =
        key == "core" && isClos
        ? "`core` takes a switch only: nothing stands above it"
        : "`\(key)` has no effect on a network of topology \(section.topology.rawValue)"
      findings.append(
        file.finding(
          .withoutEffect, .warning, at: "\(site.path).\(key)", what, help: ["drop it", "choose another `topology`"]))
    }
  }
}

extension SwitchSection {
  /// Whether anything is said about the tier.
  var isSet: Bool { `switch` != nil || down != nil || up != nil || oversubscription != nil }
}
