public import Cabling
public import Fabrics
import Facility
public import Planning
public import Quantities

/// What a plan consists of, counted: the numbers that the report, `plan.json` and the terminal have in common.
public struct PlanCounts: Sendable {
  /// Devices of one class.
  public struct DeviceCount: Sendable {
    /// Index into `Network.classes`.
    public var deviceClass: Int
    /// Their role.
    public var role: DeviceRole
    /// Catalog id.
    public var model: String
    /// Name of the fabric that they belong to; nothing for hosts, which belong to all.
    public var fabric: String?
    /// How many.
    public var count: Int
  }

  /// Logical links of one layer in one technology.
  public struct LinkCount: Sendable {
    /// Index into `Network.layers`.
    public var layer: Int
    /// Which network.
    public var tier: Tier
    /// Name of the fabric.
    public var fabric: String
    /// Between which roles.
    public var kind: LinkKind
    /// Rate of one link, one direction.
    public var rate: BitRate
    /// What they are made of; nothing when no candidate closes.
    public var technology: Technology?
    /// How many.
    public var count: Int
  }

  /// Whole pieces of one part.
  public struct PieceCount: Sendable {
    /// What it is bought as.
    public var kind: PartUse.Kind
    /// Catalog id.
    public var part: String
    /// How many, spares not included.
    public var count: Int
  }

  /// Devices by class, in the order of the network.
  public private(set) var devices: [DeviceCount] = []
  /// Links by layer and technology.
  public private(set) var links: [LinkCount] = []
  /// Logical links of each layer.
  public private(set) var linksOfLayer: [Int] = []
  /// Separately orderable parts, in the order of the link plan.
  public private(set) var pieces: [PieceCount] = []
  /// Cables that are laid or patched, and pairs of fibers that leave the site: lines of `cables.csv`.
  public let cables: Int
  /// Racks that stand.
  public let racks: Int
  /// Lit strands of fiber.
  public let litFibers: Int
  /// Ends of logical links.
  public let portEnds: Int

  /// Counts a plan.
  /// - Complexity: O(devices + links).
  public init(_ plan: Plan) {
    cables = plan.links.classes.reduce(0) { $0 + $1.cables } + LinePair.all(plan).count
    racks = Self.standingRacks(plan)
    litFibers = plan.links.litFibers
    portEnds = plan.links.portEnds
    countDevices(plan.network)
    countLinks(plan)
    for part in plan.links.parts { count(PieceCount(kind: part.kind, part: part.part, count: part.count)) }
  }

  /// Racks that something stands in; places kept for growth are not among them.
  static func standingRacks(_ plan: Plan) -> Int { plan.layout.racks.count { !$0.devices.isEmpty } }

  /// All logical links.
  public var linkTotal: Int { linksOfLayer.reduce(0, +) }
  /// Devices in a role.
  public func devices(_ role: DeviceRole) -> Int { devices.reduce(0) { $1.role == role ? $0 + $1.count : $0 } }
  /// Switches of all tiers, optical circuit switches included.
  public var switches: Int {
    devices(.leaf) + devices(.spine) + devices(.core) + devices(.opticalCircuitSwitch) + devices(.border)
  }
  /// Pieces of a kind.
  public func pieces(_ kind: PartUse.Kind) -> Int { pieces.reduce(0) { $1.kind == kind ? $0 + $1.count : $0 } }
  /// Logical links of a kind in all fabrics.
  public func links(_ kind: LinkKind) -> Int { links.reduce(0) { $1.kind == kind ? $0 + $1.count : $0 } }

  private mutating func countDevices(_ network: Network) {
    var counts = [Int](repeating: 0, count: network.classes.count)
    for device in network.devices where counts.indices.contains(Int(device.deviceClass)) {
      counts[Int(device.deviceClass)] += 1
    }
    for (index, type) in network.classes.enumerated() {
      let fabric = network.fabrics.indices.contains(type.fabric) ? network.fabrics[type.fabric].name : nil
      devices.append(
        DeviceCount(
          deviceClass: index, role: type.role, model: type.model, fabric: type.role == .host ? nil : fabric,
          count: counts[index]))
    }
  }

  private mutating func countLinks(_ plan: Plan) {
    let network = plan.network
    var total = [Int](repeating: 0, count: network.layers.count)
    for link in network.links where total.indices.contains(Int(link.layer)) { total[Int(link.layer)] += 1 }
    linksOfLayer = total
    for (index, layer) in network.layers.enumerated() where network.fabrics.indices.contains(layer.fabric) {
      let fabric = network.fabrics[layer.fabric]
      func add(_ technology: Technology?, _ count: Int) {
        guard count > 0 else { return }
        links.append(
          LinkCount(
            layer: index, tier: fabric.tier, fabric: fabric.name, kind: layer.kind, rate: layer.rate,
            technology: technology, count: count))
      }
      var rest = total[index]
      let classes = plan.links.classes.filter { $0.layer == index }
      for technology in Technology.allCases {
        let count = classes.reduce(0) { $1.choice?.technology == technology ? $0 + $1.links : $0 }
        rest -= count
        add(technology, count)
      }
      add(nil, rest)
    }
  }

  private mutating func count(_ more: PieceCount) {
    if let place = pieces.firstIndex(where: { $0.kind == more.kind && $0.part == more.part }) {
      pieces[place].count += more.count
    } else {
      pieces.append(more)
    }
  }
}
