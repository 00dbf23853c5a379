import Fabrics

/// What is placed: today's network, or the grown one with a mark on what comes later.
struct PlacementTarget {
  let network: Network
  let footprints: [Footprint]
  /// By device of `network`: its index in today's network, -1 for what comes later.
  let fitted: [Int32]
  /// Devices of today's network.
  let fittedCount: Int
  /// What racks keep for patch panels; nothing without structured cabling.
  var panelReserve: PanelReserve?
  /// By device: fiber connectors that its links take at most; empty without structured cabling.
  var panelConnectors: [Int32] = []

  /// Places a network as it is.
  init(_ network: Network, footprints: [Footprint]) {
    self.network = network
    self.footprints = footprints
    fitted = network.devices.indices.map { Int32(truncatingIfNeeded: $0) }
    fittedCount = network.devices.count
  }

  /// Places what a network grows to; `fitted` says which of it stands today.
  init(_ growth: Growth, fitted: [Int32], fittedCount: Int) {
    network = growth.network
    footprints = growth.footprints
    self.fitted = fitted
    self.fittedCount = fittedCount
  }

  func connectors(of device: Int) -> Int {
    panelConnectors.indices.contains(device) ? Int(panelConnectors[device]) : 0
  }

  func deviceClass(_ device: Int) -> DeviceClass? {
    let index = Int(network.devices[device].deviceClass)
    return network.classes.indices.contains(index) ? network.classes[index] : nil
  }

  func footprint(_ device: Int) -> Footprint? {
    let index = Int(network.devices[device].deviceClass)
    return footprints.indices.contains(index) ? footprints[index] : nil
  }

  /// The footprint of a device that can be mounted in a rack of `units`.
  func mountable(_ device: Int, units: Int) -> Footprint? {
    footprint(device).flatMap { RackDraft.height(of: $0, in: units) <= units ? $0 : nil }
  }

  /// Whether a switch serves the hosts' main traffic, not storage or management.
  func isMainFabric(_ fabric: Int) -> Bool {
    guard network.fabrics.indices.contains(fabric) else { return true }
    return network.fabrics[fabric].tier != .storage && network.fabrics[fabric].tier != .management
  }

  /// Devices with one of the roles, in the order in which they stand: the same whatever the order in the network.
  func devices(in roles: Set<DeviceRole>) -> [Int] {
    var keys: [PlacementKey] = []
    for device in network.devices.indices {
      guard let type = deviceClass(device), roles.contains(type.role) else { continue }
      keys.append(PlacementKey(device, network.devices[device], type))
    }
    return keys.sorted().map(\.device)
  }
}

/// The order in which devices stand: role, then fabric and plane for switches, then pod, rail group, rail and number.
private struct PlacementKey: Comparable {
  let device: Int
  private let coordinates: SIMD8<Int32>

  init(_ device: Int, _ coordinates: Device, _ type: DeviceClass) {
    self.device = device
    let isEndpoint = type.role == .host || type.role == .storage
    self.coordinates = SIMD8(
      Self.rank(type.role), isEndpoint ? 0 : Int32(truncatingIfNeeded: type.fabric), coordinates.plane, coordinates.pod,
      coordinates.group, coordinates.rail, isEndpoint ? 0 : coordinates.deviceClass, coordinates.index)
  }

  private static func rank(_ role: DeviceRole) -> Int32 {
    switch role {
    case .host: 0
    case .storage: 1
    case .leaf: 2
    case .spine: 3
    case .core: 4
    case .opticalCircuitSwitch: 5
    case .border: 6
    case .lineTerminal: 7
    case .manager: 8
    }
  }

  static func == (left: Self, right: Self) -> Bool {
    left.device == right.device && left.coordinates == right.coordinates
  }
  static func < (left: Self, right: Self) -> Bool {
    for lane in 0..<8 where left.coordinates[lane] != right.coordinates[lane] {
      return left.coordinates[lane] < right.coordinates[lane]
    }
    return left.device < right.device
  }
}
