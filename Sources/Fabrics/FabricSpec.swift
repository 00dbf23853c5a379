/// What one switch tier is made of, in logical ports at the link rate of one plane.
public struct SwitchTier: Sendable, Hashable {
  /// Catalog id of the switch; empty on the back of an envelope.
  public var model: String
  /// Logical ports that can be used at this link rate.
  public var ports: Int
  /// Ports facing hosts; nothing for as many as the oversubscription allows.
  public var down: Int?
  /// Ports facing the next tier; nothing for what `down` leaves and the oversubscription needs.
  public var up: Int?
  /// Largest allowed ratio of downward to upward bandwidth; below 1 gives more uplink than downlink.
  public var oversubscription: Double

  /// Makes a tier of switches with the given logical ports.
  public init(model: String = "", ports: Int, down: Int? = nil, up: Int? = nil, oversubscription: Double = 1) {
    self.model = model
    self.ports = ports
    self.down = down
    self.up = up
    self.oversubscription = oversubscription
  }
}

/// Everything that decides the shape of one fabric: plain values, no scenario and no catalog.
public struct FabricSpec: Sendable {
  /// As the scenario calls it.
  public var name: String
  /// Which network of the cluster.
  public var tier: Tier
  /// How the devices are joined.
  public var topology: Topology
  /// Hosts that are fitted.
  public var hosts: Int
  /// Hosts that ports, space and trays are kept for; at least `hosts`.
  public var builtHosts: Int
  /// Accelerators in one host.
  public var acceleratorsPerHost: Int
  /// Ports of one host on this fabric, before they are split over planes.
  public var portsPerHost: Int
  /// Planes; each host port splits into one link per plane.
  public var planes: Int
  /// First switch tier; for a torus the optical circuit switches, or 0 ports when every link is electrical.
  public var leaf: SwitchTier
  /// Second switch tier.
  public var spine: SwitchTier
  /// Third switch tier.
  public var core: SwitchTier
  /// Most switch tiers that may be built, 1 to 3.
  public var tiersAtMost: Int
  /// Rail groups (leaves, for a fat tree) in one pod; nothing to choose by rule.
  public var groupsPerPod: Int?
  /// Leaf ports kept for a fabric manager or for storage, counted as host links; they lie in the first plane.
  public var reservedPorts: Int
  /// Logical links of one plane-rate in a full cage, for counting cage links; nothing for one per plane.
  public var linksPerCage: Int?
  /// Rails of a rail-optimized fabric; nothing for one per host port. A rack-scale host of 72 ports may have 4: its
  /// ports then fill the leaves of each rail in turn, 18 a host.
  public var rails: Int?
  /// Rate of a link between switches over that of a host link. The ports of a leaf are counted at the rate of host
  /// links, those of spines and cores at the rate of links between switches: at a ratio of 2 an uplink takes two ports
  /// of a leaf.
  public var trunkRateRatio: Double
  /// Extent of a torus in accelerators along each axis; empty for near-cubic.
  public var torus: [Int]
  /// Extent of a cube (one rack) of a torus along each axis.
  public var cube: [Int]

  /// Makes a specification; what is left out has its plain default.
  public init(
    name: String = "compute", tier: Tier = .scaleOut, topology: Topology, hosts: Int, builtHosts: Int? = nil,
    acceleratorsPerHost: Int = 8, portsPerHost: Int = 8, planes: Int = 1, leaf: SwitchTier, spine: SwitchTier? = nil,
    core: SwitchTier? = nil, tiersAtMost: Int = 3, groupsPerPod: Int? = nil,
    reservedPorts: Int = 0, linksPerCage: Int? = nil, rails: Int? = nil, trunkRateRatio: Double = 1, torus: [Int] = [],
    cube: [Int] = [4, 4, 4]
  ) {
    self.name = name
    self.tier = tier
    self.topology = topology
    self.hosts = hosts
    self.builtHosts = max(hosts, builtHosts ?? hosts)
    self.acceleratorsPerHost = acceleratorsPerHost
    self.portsPerHost = portsPerHost
    self.planes = planes
    self.leaf = leaf
    self.spine = spine ?? SwitchTier(model: leaf.model, ports: leaf.ports)
    self.core = core ?? SwitchTier(model: (spine ?? leaf).model, ports: (spine ?? leaf).ports)
    self.tiersAtMost = tiersAtMost
    self.groupsPerPod = groupsPerPod
    self.reservedPorts = reservedPorts
    self.linksPerCage = linksPerCage
    self.rails = rails
    self.trunkRateRatio = trunkRateRatio
    self.torus = torus
    self.cube = cube
  }
}
