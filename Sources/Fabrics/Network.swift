public import Quantities

/// Position of a device in `Network.devices`.
public typealias DeviceIndex = Int32

/// Cages of a device that are used alike: facing down, facing up.
public struct PortBlock: Sendable, Hashable {
  /// The kind of cage.
  public var cage: Cage
  /// Number of the first cage on the device, from 0.
  public var firstCage: Int
  /// Cages in the block.
  public var cageCount: Int
  /// Logical ports that each cage is broken out into: 2 for an 800G cage as 2 x 400G.
  public var portsPerCage: Int
  /// Cages of another kind than `cage`, by their number on the device, from 0.
  public var otherCages: [Int: Cage] = [:]

  /// Makes a block.
  public init(cage: Cage, firstCage: Int, cageCount: Int, portsPerCage: Int) {
    self.cage = cage
    self.firstCage = firstCage
    self.cageCount = cageCount
    self.portsPerCage = portsPerCage
  }

  /// Logical ports of the block.
  public var portCount: Int { cageCount * portsPerCage }
  /// Numbers of its cages on the device, from 0.
  public var numbers: Range<Int> { firstCage..<firstCage + max(0, cageCount) }
  /// The kinds of its cages with how many of each, in the order of the first of each.
  public var cageKinds: [(cage: Cage, count: Int)] {
    guard !otherCages.isEmpty else { return [(cage, cageCount)] }
    var kinds: [(cage: Cage, count: Int)] = []
    for number in numbers {
      let kind = otherCages[number] ?? cage
      if let known = kinds.firstIndex(where: { $0.cage == kind }) {
        kinds[known].count += 1
      } else {
        kinds.append((kind, 1))
      }
    }
    return kinds
  }
  /// The cage that carries a logical port of this block.
  public func cage(ofPort port: Int) -> Int { firstCage + port / portsPerCage }
}

/// Devices of one model in one role of one fabric: bought, powered and cabled alike.
public struct DeviceClass: Sendable {
  /// Its role.
  public var role: DeviceRole
  /// Which fabric it belongs to, as an index into `Network.fabrics`; hosts belong to all, and have the first.
  public var fabric: Int
  /// Catalog id of the switch, host or appliance.
  public var model: String
  /// Cages by use; `LinkLayer` says which block each end of a link sits in.
  public var blocks: [PortBlock]

  /// Makes a class.
  public init(role: DeviceRole, fabric: Int, model: String, blocks: [PortBlock]) {
    self.role = role
    self.fabric = fabric
    self.model = model
    self.blocks = blocks
  }
}

/// One box. Coordinates count from 0; those that a topology has no use for are 0.
public struct Device: Sendable {
  /// Index into `Network.classes`.
  public var deviceClass: Int32
  /// Plane of a multi-plane fabric.
  public var plane: Int32
  /// Pod of a three-tier fabric.
  public var pod: Int32
  /// Rail group (scalable unit) of hosts and leaves; spine position of spines and cores.
  public var group: Int32
  /// Number within class and fabric; for leaves of a rail group the rail is `rail`.
  public var index: Int32
  /// Rail of a leaf in a rail-optimized fabric.
  public var rail: Int32

  /// Makes a device.
  public init(deviceClass: Int, plane: Int = 0, pod: Int = 0, group: Int = 0, index: Int, rail: Int = 0) {
    self.deviceClass = Int32(deviceClass)
    self.plane = Int32(plane)
    self.pod = Int32(pod)
    self.group = Int32(group)
    self.index = Int32(index)
    self.rail = Int32(rail)
  }
}

/// Links that are alike but for their ends: one fabric, one kind, one rate.
public struct LinkLayer: Sendable {
  /// Index into `Network.fabrics`.
  public var fabric: Int
  /// Between which roles.
  public var kind: LinkKind
  /// Rate of one logical link, one direction.
  public var rate: BitRate
  /// Block of the lower device (`Link.a`).
  public var aBlock: Int
  /// Block of the upper device (`Link.b`).
  public var bBlock: Int
  /// The line beyond the upper device; nothing for links inside the site.
  public var route: LineRoute?

  /// Makes a layer.
  public init(fabric: Int, kind: LinkKind, rate: BitRate, aBlock: Int, bBlock: Int) {
    self.fabric = fabric
    self.kind = kind
    self.rate = rate
    self.aBlock = aBlock
    self.bBlock = bBlock
  }
}

/// One logical link, both directions, from a port of a lower device to a port of an upper one.
public struct Link: Sendable, BitwiseCopyable {
  /// The lower device: the host of a host link, the leaf of a leaf-spine link.
  public var a: DeviceIndex
  /// Logical port within `LinkLayer.aBlock` of `a`, from 0.
  public var aPort: Int32
  /// The upper device.
  public var b: DeviceIndex
  /// Logical port within `LinkLayer.bBlock` of `b`, from 0.
  public var bPort: Int32
  /// Index into `Network.layers`.
  public var layer: Int32

  /// Makes a link.
  public init(a: Int, aPort: Int, b: Int, bPort: Int, layer: Int) {
    self.a = Int32(truncatingIfNeeded: a)
    self.aPort = Int32(truncatingIfNeeded: aPort)
    self.b = Int32(truncatingIfNeeded: b)
    self.bPort = Int32(truncatingIfNeeded: bPort)
    self.layer = Int32(truncatingIfNeeded: layer)
  }
}

/// Every device and every logical link of a site, for all of its fabrics.
///
/// Hosts come first and are shared by the fabrics; the switches of each fabric follow, leaf before spine before core,
/// plane by plane. Links are in the order of their layers. A link's ends are ports of a block, so the cage, the module
/// and the fiber connector follow by arithmetic, and 300,000 links are 6 MB.
public struct Network: Sendable {
  /// One fabric's own facts.
  public struct Fabric: Sendable {
    /// As the scenario calls it, for example `compute`.
    public var name: String
    /// Which network of the cluster.
    public var tier: Tier
    /// How its devices are joined.
    public var topology: Topology
    /// How it was sized, with its invariants as built.
    public var size: FabricSize
    /// Leaves of one rail group; 1 where there are no rails.
    public var rails: Int
    /// Planes.
    public var planes: Int
    /// Hosts that ports are kept for; names are padded to this number, so that growing changes no label.
    public var builtHosts: Int

    /// How its devices are joined, in a word; lines join sites and have no topology among hosts.
    public var shape: String { tier == .scaleAcross ? "sites" : topology.rawValue }

    /// Makes a record of a fabric.
    public init(
      name: String, tier: Tier, topology: Topology = .fatTree, size: FabricSize, rails: Int = 1, planes: Int = 1,
      builtHosts: Int = 0
    ) {
      self.name = name
      self.tier = tier
      self.topology = topology
      self.size = size
      self.rails = max(1, rails)
      self.planes = max(1, planes)
      self.builtHosts = builtHosts
    }
  }

  /// Fabrics in scenario order.
  public var fabrics: [Fabric] = []
  /// Kinds of devices.
  public var classes: [DeviceClass] = []
  /// Every device.
  public var devices: [Device] = []
  /// Kinds of links.
  public var layers: [LinkLayer] = []
  /// Every logical link.
  public var links: [Link] = []

  /// An empty network.
  public init() {}
}
