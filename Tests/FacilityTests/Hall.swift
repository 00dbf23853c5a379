import Diagnostics
import Fabrics
import Facility
import Quantities

/// Small networks and halls for tests.
enum Hall {
  static let dgxH100 = Footprint(
    rackUnits: 8, isRack: false, power: Power(watts: 10_200), mass: Mass(kilograms: 130.45), needsLiquid: false)
  static let dgxB200 = Footprint(
    rackUnits: 10, isRack: false, power: Power(watts: 14_300), mass: Mass(kilograms: 142.4), needsLiquid: false)
  static let dgxB300 = Footprint(
    rackUnits: 10, isRack: false, power: Power(watts: 14_500), mass: Mass(kilograms: 168), needsLiquid: false)
  static let nvl72 = Footprint(
    rackUnits: 0, isRack: true, power: Power(watts: 120_000), mass: Mass(kilograms: 1_360), needsLiquid: true)
  static let qm9700 = Footprint(
    rackUnits: 1, isRack: false, power: Power(watts: 1_720), mass: Mass(kilograms: 14.8), needsLiquid: false)
  static let storageBox = Footprint(
    rackUnits: 4, isRack: false, power: Power(watts: 3_000), mass: Mass(kilograms: 80), needsLiquid: false)

  /// Footprints in the order of the classes of `rail`.
  static func footprints(host: Footprint, switches: Footprint = qm9700) -> [Footprint] {
    [host, switches, switches, switches, storageBox]
  }

  /// Rail groups of hosts on `leaves` leaves each, joined to spines; one management leaf a group; storage on the
  /// management leaves.
  static func rail(groups: Int, hosts: Int, leaves: Int = 8, spines: Int = 4, storage: Int = 0, fitted: Int? = nil)
    -> Network
  {
    var network = Network()
    network.fabrics = [
      Network.Fabric(name: "compute", tier: .scaleOut, size: FabricSize()),
      Network.Fabric(name: "management", tier: .management, size: FabricSize()),
    ]
    network.classes = [
      DeviceClass(role: .host, fabric: 0, model: "host", blocks: []),
      DeviceClass(role: .leaf, fabric: 0, model: "leaf", blocks: []),
      DeviceClass(role: .spine, fabric: 0, model: "spine", blocks: []),
      DeviceClass(role: .leaf, fabric: 1, model: "management", blocks: []),
      DeviceClass(role: .storage, fabric: 1, model: "storage", blocks: []),
    ]
    let kinds: [(LinkKind, Int)] = [(.hostLeaf, 0), (.leafSpine, 0), (.hostLeaf, 1)]
    network.layers = kinds.map { kind, fabric in
      LinkLayer(fabric: fabric, kind: kind, rate: BitRate(bitsPerSecond: 4e11), aBlock: 0, bBlock: 0)
    }
    let standing = fitted ?? groups * hosts
    for host in 0..<standing { network.devices.append(Device(deviceClass: 0, group: host / hosts, index: host)) }
    let firstLeaf = network.devices.count
    for leaf in 0..<(groups * leaves) {
      network.devices.append(Device(deviceClass: 1, group: leaf / leaves, index: leaf, rail: leaf % leaves))
    }
    let firstSpine = network.devices.count
    for spine in 0..<spines { network.devices.append(Device(deviceClass: 2, group: spine, index: spine)) }
    let firstManagement = network.devices.count
    for group in 0..<groups { network.devices.append(Device(deviceClass: 3, group: group, index: group)) }
    for box in 0..<storage { network.devices.append(Device(deviceClass: 4, index: box)) }

    func link(_ a: Int, _ aPort: Int, _ b: Int, _ bPort: Int, layer: Int) {
      network.links.append(Link(a: a, aPort: aPort, b: b, bPort: bPort, layer: layer))
    }
    for host in 0..<standing {
      for rail in 0..<leaves { link(host, rail, firstLeaf + host / hosts * leaves + rail, host % hosts, layer: 0) }
      link(host, leaves, firstManagement + host / hosts, host % hosts, layer: 2)
    }
    for leaf in 0..<(groups * leaves) {
      for spine in 0..<spines { link(firstLeaf + leaf, spine, firstSpine + spine, leaf, layer: 1) }
    }
    for box in 0..<storage {
      link(firstManagement + groups + box, 0, firstManagement + box % groups, hosts + box, layer: 2)
    }
    return network
  }

  /// A hall with the given changes to the common measures.
  static func floor(_ change: (inout FloorSpec) -> Void) -> FloorSpec {
    var floor = FloorSpec()
    change(&floor)
    return floor
  }

  static func place(_ network: Network, _ floor: FloorSpec, host: Footprint, growth: Growth? = nil) -> Layout {
    Layout.place(network, floor: floor, footprints: footprints(host: host), growth: growth) { "device-\($0)" }
  }

  /// Racks that hold a host.
  static func hostRacks(_ layout: Layout) -> [Rack] { layout.racks.filter(\.holdsHosts) }

  static func codes(_ layout: Layout) -> [String] { layout.findings.map(\.code.id) }
}

/// A small random source with a printed seed.
struct Choices {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }
  mutating func next(in range: ClosedRange<Int>) -> Int { range.lowerBound + next(range.count) }
}
