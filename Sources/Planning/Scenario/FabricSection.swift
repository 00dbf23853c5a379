public import Cabling
public import Documents
public import Fabrics
public import Quantities

/// One switched, meshed or toroidal network of the scenario.
public struct FabricSection: Declared, Sendable {
  /// How the devices are joined.
  public var topology = Topology.rail
  /// Catalog id of the switch on every tier that names none of its own.
  public var `switch`: String?
  /// First switch tier.
  public var leaf = SwitchSection()
  /// Second switch tier.
  public var spine = SwitchSection()
  /// Third switch tier.
  public var core = SwitchSection()
  /// Rate of a link between host and leaf; the host's port rate over the planes by default.
  public var linkRate: BitRate?
  /// Rate of links between switches; the host link's by default.
  public var trunkRate: BitRate?
  /// Ports of one host on this network; the host's own by default.
  public var portsPerHost: Int?
  /// Planes that each host port is split over.
  public var planes = 1
  /// Rails of a rail-optimized network; one per host port by default.
  public var rails: Int?
  /// Largest ratio of downward to upward bandwidth at the leaf.
  public var oversubscription: Double?
  /// Most switch tiers that may be built.
  public var tiersAtMost = 3
  /// Rail groups in one pod of a three-tier fabric.
  public var groupsPerPod: Int?
  /// Leaf ports kept for a fabric manager.
  public var reservedPorts = 0
  /// Technologies that may be used for every link of this network.
  public var technologies: [Technology] = []
  /// Technologies between host and leaf, when they differ.
  public var hostTechnologies: [Technology] = []
  /// Accelerators along each axis of a torus.
  public var dimensions: [Int] = []
  /// Accelerators along each axis of one cube of a torus.
  public var cube = [4, 4, 4]

  /// Rates that a link may have: 10 Mb/s Ethernet to far beyond any port.
  static let rates = BitRate(bitsPerSecond: 1e7)...BitRate(bitsPerSecond: 1e15)

  /// A rail-optimized network with every default.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.choice("topology", &topology, "How the devices are joined: fat-tree, rail, mesh or torus.")
    fields.identifier(
      "switch", &`switch`, kind: "switch",
      "Catalog id of the switch on every tier that names none of its own; the cheapest port at the rate by default.")
    fields.nested("leaf", &leaf, "First switch tier.")
    fields.nested("spine", &spine, "Second switch tier.")
    fields.nested("core", &core, "Third switch tier.")
    fields.quantity(
      "link_rate", &linkRate, in: Self.rates,
      "Rate of one link between host and leaf; the host's port rate over the planes by default.")
    fields.quantity(
      "trunk_rate", &trunkRate, in: Self.rates, "Rate of one link between switches; the host link's by default.")
    fields.integer(
      "ports_per_host", &portsPerHost, in: 1...4096, "Ports of one host on this network; the host's own by default.")
    fields.integer("planes", &planes, in: 1...64, "Planes that each host port is split over.")
    fields.integer(
      "rails", &rails, in: 1...4096,
      "Rails of a rail-optimized network; one for each port of a host by default, fewer for rack-scale hosts.")
    fields.number(
      "oversubscription", &oversubscription, in: 0.05...1000,
      "Largest ratio of downward to upward bandwidth at the leaf, 1 by default; below 1 gives more uplink.")
    fields.integer("tiers_at_most", &tiersAtMost, in: 1...3, "Most switch tiers that may be built.")
    fields.integer(
      "groups_per_pod", &groupsPerPod, in: 1...100_000,
      "Rail groups (leaves, in a fat tree) in one pod of a three-tier fabric; by rule by default.")
    fields.integer(
      "reserved_ports", &reservedPorts, in: 0...100_000,
      "Leaf ports kept for a fabric manager, beside those of the hosts.")
    fields.choices("technologies", &technologies, "Technologies that may be used; all by default.")
    fields.choices("host_technologies", &hostTechnologies, "Technologies between host and leaf, when they differ.")
    fields.integers(
      "dimensions", &dimensions, in: 1...100_000, "Accelerators along each axis of a torus; near-cubic by default.")
    fields.integers("cube", &cube, in: 1...64, "Accelerators along each axis of one cube of a torus.")
  }
}

/// The storage network: a fat tree unless it says otherwise, because its traffic follows no rails.
public struct StorageSection: Declared, Sendable {
  /// Its fields.
  public var network = FabricSection()

  /// A fat tree with every default.
  public init() { network.topology = .fatTree }

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) { network.declare(fields) }
}

/// One switch tier of a network.
public struct SwitchSection: Declared, Sendable {
  /// Catalog id of the switch.
  public var `switch`: String?
  /// Logical ports facing down.
  public var down: Int?
  /// Logical ports facing up.
  public var up: Int?
  /// Largest ratio of downward to upward bandwidth.
  public var oversubscription: Double?

  /// Every default.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.identifier("switch", &`switch`, kind: "switch", "Catalog id of the switch; the network's by default.")
    fields.integer(
      "down", &down, in: 1...100_000,
      "Logical ports facing down; half, or what the oversubscription allows, by default.")
    fields.integer("up", &up, in: 1...100_000, "Logical ports facing up; what the oversubscription needs by default.")
    fields.number(
      "oversubscription", &oversubscription, in: 0.05...1000,
      "Largest ratio of downward to upward bandwidth of this tier; below 1 gives more uplink.")
  }
}
