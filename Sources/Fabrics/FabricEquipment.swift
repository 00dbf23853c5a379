public import Quantities

/// What is plugged into the reserved ports of a fabric.
public struct Attachment: Sendable {
  /// `manager` or `storage`.
  public var role: DeviceRole
  /// Catalog id.
  public var model: String
  /// Cages of one box.
  public var block: PortBlock

  /// Describes a box.
  public init(role: DeviceRole = .manager, model: String = "fabric-manager", block: PortBlock) {
    self.role = role
    self.model = model
    self.block = block
  }
}

/// The boxes that a specification is built from when a network is made of it: which cages its logical ports sit in.
public struct FabricEquipment: Sendable {
  /// Catalog id of the host, and the block of cages it turns to this fabric.
  public var hostModel: String
  /// Cages of one host on this fabric.
  public var hostBlock: PortBlock
  /// Rate of a host link.
  public var hostRate: BitRate
  /// Rate of links between switches.
  public var trunkRate: BitRate
  /// Cage of a leaf and logical ports per cage, facing hosts and facing up.
  public var leafCage: Cage
  /// Cage of a leaf facing up, when it is another one than `leafCage`.
  public var leafUpCage: Cage?
  /// Logical ports per leaf cage facing hosts.
  public var leafDownPortsPerCage: Int
  /// Logical ports per leaf cage facing up.
  public var leafUpPortsPerCage: Int
  /// Cage of a spine.
  public var spineCage: Cage
  /// Logical ports per spine cage.
  public var spinePortsPerCage: Int
  /// Cage of a core.
  public var coreCage: Cage
  /// Logical ports per core cage.
  public var corePortsPerCage: Int
  /// Boxes at the reserved ports, as many as these ports need; nothing for one fabric manager with a cage for each
  /// port.
  public var attachment: Attachment?
  /// The management port of a switch; when given, the reserved ports go to the switches that are already in the
  /// network, one each in their order, instead of to boxes of their own.
  public var managedPort: PortBlock?

  /// Describes the boxes.
  public init(
    hostModel: String, hostBlock: PortBlock, hostRate: BitRate, trunkRate: BitRate, leafCage: Cage,
    leafDownPortsPerCage: Int, leafUpPortsPerCage: Int, spineCage: Cage, spinePortsPerCage: Int, coreCage: Cage,
    corePortsPerCage: Int, attachment: Attachment? = nil,
    leafUpCage: Cage? = nil, managedPort: PortBlock? = nil
  ) {
    self.hostModel = hostModel
    self.hostBlock = hostBlock
    self.hostRate = hostRate
    self.trunkRate = trunkRate
    self.leafCage = leafCage
    self.leafDownPortsPerCage = leafDownPortsPerCage
    self.leafUpPortsPerCage = leafUpPortsPerCage
    self.spineCage = spineCage
    self.spinePortsPerCage = spinePortsPerCage
    self.coreCage = coreCage
    self.corePortsPerCage = corePortsPerCage
    self.attachment = attachment
    self.leafUpCage = leafUpCage
    self.managedPort = managedPort
  }
}
