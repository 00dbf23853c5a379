import Fabrics

/// Everything that must stand, packed into racks as far as that can be done without knowing where rows end.
///
/// Endpoints (hosts, then storage) are packed in order, so that a rail group is contiguous. Each leaf is bound to the
/// rack in the middle of the endpoints it serves; it is packed with the other leaves of its row when rows are filled
/// (`HallPlan`).
struct RackProgram {
  let target: PlacementTarget
  let floor: FloorSpec
  /// Racks of hosts, then of storage, in order.
  private(set) var endpointRacks: [RackDraft] = []
  /// By endpoint rack: leaves that stand in the middle of its row.
  private(set) var middleLeaves: [[Int]] = []
  /// By endpoint rack: leaves that stand at the end of its row.
  private(set) var endLeaves: [[Int]] = []
  /// Racks for the middle of the hall, in order.
  private(set) var centralRacks: [RackDraft] = []

  init(_ target: PlacementTarget, floor: FloorSpec) {
    self.target = target
    self.floor = floor
    let hosts = target.devices(in: [.host])
    let storage = target.devices(in: [.storage])
    endpointRacks =
      RackDraft.pack(hosts, of: target, limits: .hosts(floor), fromTop: false)
      + RackDraft.pack(storage, of: target, limits: .storage(floor), fromTop: false)
    middleLeaves = Array(repeating: [], count: endpointRacks.count)
    endLeaves = middleLeaves
    var central = placeLeaves(LeafHomes(target, endpoints: hosts + storage, racks: endpointRacks))
    central += target.devices(in: [.spine, .core, .opticalCircuitSwitch, .border, .lineTerminal, .manager])
    centralRacks = RackDraft.pack(central, of: target, limits: .switches(floor), fromTop: true)
  }

  /// Binds each leaf to its place and returns those for the middle of the hall.
  private mutating func placeLeaves(_ homes: LeafHomes) -> [Int] {
    var central: [Int] = []
    for leaf in target.devices(in: [.leaf]) {
      guard floor.placement != .central, let home = homes.home(of: leaf) else {
        central.append(leaf)
        continue
      }
      let isMain = target.isMainFabric(target.deviceClass(leaf)?.fabric ?? 0)
      switch floor.placement {
      case .topOfRack where isMain && mountOnTop(leaf, home): continue
      case .middleOfRow where isMain: middleLeaves[home.rack].append(leaf)
      case .central, .endOfRow, .middleOfRow, .topOfRack: endLeaves[home.rack].append(leaf)
      }
    }
    return central
  }

  /// Mounts a leaf in the rack of its hosts that has the fewest switches and is nearest to their middle, if one has
  /// room.
  private mutating func mountOnTop(_ leaf: Int, _ home: LeafHomes.Home) -> Bool {
    guard let footprint = target.mountable(leaf, units: floor.rackUnits) else { return false }
    let connectors = target.connectors(of: leaf)
    var best: (switches: Int, distance: Int, rack: Int)?
    for rack in home.racks {
      let draft = endpointRacks[rack]
      guard draft.limits.holdsHosts,
        draft.admits(footprint, panelConnectors: connectors, devicesAtMost: Int.max)
      else { continue }
      let switches = draft.slots.reduce(0) { target.deviceClass($1.device)?.role == .leaf ? $0 + 1 : $0 }
      let candidate = (switches, abs(rack - home.rack), rack)
      if let known = best, known <= candidate { continue }
      best = candidate
    }
    guard let best else { return false }
    endpointRacks[best.rack].add(leaf, footprint, panelConnectors: connectors, fromTop: true)
    return true
  }

  /// Leaf racks that a stretch of endpoint racks needs in its row, those for the middle first.
  func leafRacks(for stretch: Range<Int>) -> (middle: [RackDraft], end: [RackDraft]) {
    func packed(_ leaves: [[Int]]) -> [RackDraft] {
      RackDraft.pack(leaves[stretch].flatMap { $0 }, of: target, limits: .switches(floor), fromTop: true)
    }
    return (packed(middleLeaves), packed(endLeaves))
  }

  /// Racks that certainly are needed: leaves packed over the whole hall, as if it were one row.
  var racksAtLeast: Int {
    let leaves = leafRacks(for: endpointRacks.indices)
    return endpointRacks.count + centralRacks.count + leaves.middle.count + leaves.end.count
  }
}
