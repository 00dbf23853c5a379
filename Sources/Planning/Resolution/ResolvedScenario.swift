public import Cabling
public import Catalog
public import Diagnostics
public import Fabrics

/// A scenario with every default filled in and every catalog id decoded: all that the pipeline reads.
public struct ResolvedScenario: Sendable {
  /// The scenario, complete: this is what the lock file holds.
  public var scenario: Scenario
  /// Where each field stood in the user's file.
  public let file: ScenarioFile
  /// The catalog, which notes every row that it is asked for.
  public let catalog: Catalog
  /// What it has noted.
  public let usage: CatalogUsage
  /// The host.
  public let host: CatalogPart<HostModel>
  /// The accelerator, when the host's row or the scenario names one.
  public let accelerator: CatalogPart<AcceleratorModel>?
  /// The adapter inside the host, when its row names one.
  public let nic: CatalogPart<NICModel>?
  /// Switched, meshed and toroidal networks, scale-out first.
  public let fabrics: [ResolvedFabric]
  /// Out-of-band management, when there is such a network.
  public let management: ResolvedManagement?
  /// Lines to other sites.
  public let lines: [SiteLine]
  /// What stands at this site's ends of those lines; nothing without lines.
  public let edge: ResolvedEdge?
  /// The scale-up fabric, when it is known.
  public let scaleUp: CatalogPart<ScaleUpFabricModel>?
  /// Hosts that are fitted.
  public let hosts: Int
  /// Hosts that ports, space and trays are kept for.
  public let builtHosts: Int
  /// Warnings and notes; errors are thrown.
  public var findings: [Finding]

  /// Accelerators that are fitted.
  public var accelerators: Int { hosts * host.model.accelerators }
  /// Switches of the management network.
  var managementSwitches: [CatalogPart<SwitchModel>] { management.map { [$0.leaf, $0.spine] } ?? [] }
  /// Switches and terminals at the edge of the site.
  var edgeBoxes: [CatalogPart<SwitchModel>] { edge.map { [$0.border, $0.terminal] } ?? [] }
}

/// The edge of this site with its parts decoded.
public struct ResolvedEdge: Sendable {
  /// The coherent module.
  public let module: CatalogPart<ModuleModel>
  /// The switch whose cages hold it.
  public let border: CatalogPart<SwitchModel>
  /// The terminal of a pair of fibers.
  public let terminal: CatalogPart<SwitchModel>
  /// The same as plain values, to be built.
  public let spec: SiteEdge
}

/// Out-of-band management with its switches decoded.
public struct ResolvedManagement: Sendable {
  /// Ports of one host.
  public let portsPerHost: Int
  /// Cages of a host below its management ports.
  let firstHostCage: Int
  /// The lower switch.
  public let leaf: CatalogPart<SwitchModel>
  /// The switch that joins several lower ones.
  public let spine: CatalogPart<SwitchModel>
}

/// One network of the scenario with its switches decoded.
public struct ResolvedFabric: Sendable {
  /// The scenario's key: `scale_out`, `storage`.
  public let path: String
  /// The section, complete.
  public let section: FabricSection
  /// Its shape as plain values.
  public let spec: FabricSpec
  /// Its boxes; nothing for a mesh or torus, whose ends are hosts.
  public let equipment: FabricEquipment?
  /// Switches by catalog id.
  public let switches: [CatalogPart<SwitchModel>]
  /// What its switches and adapters speak, for choosing modules.
  public let linkProtocol: String
}
