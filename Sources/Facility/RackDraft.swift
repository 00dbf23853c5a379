import Fabrics
import Quantities

/// What one rack can take.
struct RackLimits {
  var units: Int
  var watts: Double
  var kilograms: Double
  /// Hosts of a host rack, switches of a network rack.
  var devices: Int
  /// Whether the rack has the feed of a rack of hosts.
  var holdsHosts: Bool
  /// What it keeps for patch panels; nothing without structured cabling.
  var panels: PanelReserve?

  /// Limits of a rack of hosts.
  static func hosts(_ floor: FloorSpec) -> RackLimits {
    RackLimits(floor, devices: floor.hostsPerRack, holdsHosts: true)
  }
  /// Limits of a rack of switches.
  static func switches(_ floor: FloorSpec) -> RackLimits {
    RackLimits(floor, devices: floor.switchesPerRack, holdsHosts: false)
  }
  /// Limits of a rack of storage: fed like a network rack, with no limit on the number of boxes.
  static func storage(_ floor: FloorSpec) -> RackLimits { RackLimits(floor, devices: nil, holdsHosts: false) }

  private init(_ floor: FloorSpec, devices: Int?, holdsHosts: Bool) {
    units = floor.rackUnits
    watts = floor.usableFeed(forHosts: holdsHosts).watts
    kilograms = floor.rackLoad.kilograms
    self.devices = devices ?? Int.max
    self.holdsHosts = holdsHosts
  }

  /// How many devices of one kind fit by units, by power, by load and by count; each at least 0.
  func capacity(for footprint: Footprint) -> (units: Int, power: Int, load: Int) {
    func whole(_ limit: Double, _ each: Double) -> Int {
      guard each > 0 else { return Int.max }
      let ratio = (limit * RackDraft.tolerance / each).rounded(.down)
      return ratio < 1e6 ? Int(max(0, ratio)) : Int.max
    }
    return (
      units / RackDraft.height(of: footprint, in: units), whole(watts, footprint.power.watts),
      whole(kilograms, footprint.mass?.kilograms ?? 0)
    )
  }
}

/// A rack being filled, before it has a position on the floor. Hosts fill it from the bottom, switches from the top.
struct RackDraft {
  struct Slot {
    var device: Int
    var unit: Int
    var units: Int
  }

  /// Sums of powers such as 4 x 14.3 kW may round above the feed by a part in 10^16.
  static let tolerance = 1 + 1e-9

  let limits: RackLimits
  private(set) var slots: [Slot] = []
  private(set) var watts = 0.0
  private(set) var kilograms = 0.0
  /// Fiber connectors of its devices that panels may have to take.
  private var panelConnectors = 0
  private var lowestFree = 1
  private var highestFree: Int
  private var isWholeRack = false

  init(_ limits: RackLimits) {
    self.limits = limits
    highestFree = limits.units
  }

  /// Units that a device takes in a rack of `units`: all of them for a rack of its own, never none.
  static func height(of footprint: Footprint, in units: Int) -> Int {
    footprint.isRack ? units : max(1, footprint.rackUnits)
  }

  /// Whether a device can be added; the first is taken whatever its power and mass, when its height fits.
  func admits(_ footprint: Footprint, panelConnectors more: Int, devicesAtMost: Int) -> Bool {
    let height = Self.height(of: footprint, in: limits.units)
    let free = highestFree - lowestFree + 1
    guard height <= free else { return false }
    guard !slots.isEmpty else { return true }
    let panels = limits.panels.map {
      ($0.units(for: panelConnectors + more), $0.kilograms(for: panelConnectors + more))
    }
    return !isWholeRack && slots.count < devicesAtMost && height + (panels?.0 ?? 0) <= free
      && watts + footprint.power.watts <= limits.watts * Self.tolerance
      && kilograms + (footprint.mass?.kilograms ?? 0) + (panels?.1 ?? 0) <= limits.kilograms * Self.tolerance
  }

  /// Units between the hosts below and the switches above; nothing when all are taken.
  var freeUnits: ClosedRange<Int>? { lowestFree <= highestFree ? lowestFree...highestFree : nil }

  mutating func add(_ device: Int, _ footprint: Footprint, panelConnectors more: Int, fromTop: Bool) {
    panelConnectors += more
    let units = Self.height(of: footprint, in: limits.units)
    if fromTop {
      highestFree -= units
      slots.append(Slot(device: device, unit: highestFree + 1, units: units))
    } else {
      slots.append(Slot(device: device, unit: lowestFree, units: units))
      lowestFree += units
    }
    watts += footprint.power.watts
    kilograms += footprint.mass?.kilograms ?? 0
    isWholeRack = isWholeRack || footprint.isRack
  }

  /// Packs devices in the order given, opening the next rack when one does not fit: neighbors in the order stand
  /// together.
  ///
  /// Devices whose height fits no rack, or whose footprint is missing, are left out.
  static func pack(_ devices: [Int], of target: PlacementTarget, limits: RackLimits, fromTop: Bool) -> [RackDraft] {
    var racks: [RackDraft] = []
    var limits = limits
    limits.panels = target.panelReserve
    for device in devices {
      guard let footprint = target.mountable(device, units: limits.units) else { continue }
      let connectors = target.connectors(of: device)
      let fits = racks.last?.admits(footprint, panelConnectors: connectors, devicesAtMost: limits.devices)
      if fits != true { racks.append(RackDraft(limits)) }
      racks[racks.count - 1].add(device, footprint, panelConnectors: connectors, fromTop: fromTop)
    }
    return racks
  }
}
