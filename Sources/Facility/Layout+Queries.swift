public import Fabrics
public import Quantities

/// One device in the elevation of a rack.
public struct MountedDevice: Sendable, Hashable {
  /// The device.
  public var device: DeviceIndex
  /// Lowest unit, from 1.
  public var unit: Int
  /// Height in units.
  public var units: Int
}

/// Sums over the hall.
public struct HallTotals: Sendable {
  /// Racks with hosts.
  public var hostRacks = 0
  /// Racks with network or storage devices only.
  public var networkRacks = 0
  /// Positions kept for growth with nothing in them yet.
  public var reservedRacks = 0
  /// Power to provision for what stands.
  public var power = Power.zero
  /// Power kept for growth, on top.
  public var reservedPower = Power.zero
  /// Power of the rack that takes most.
  public var largestRackPower = Power.zero
  /// Mass of what is known.
  public var mass = Mass.zero

  /// Racks that hold something.
  public var racks: Int { hostRacks + networkRacks }
}

extension Layout {
  /// Where a device stands; `Position.none` when it found no place or there is no such device.
  public func position(of device: DeviceIndex) -> Position {
    positions.indices.contains(Int(device)) ? positions[Int(device)] : .none
  }

  /// The rack a device stands in; nothing when it found no place.
  public func rack(of device: DeviceIndex) -> Rack? {
    let rack = Int(position(of: device).rack)
    return racks.indices.contains(rack) ? racks[rack] : nil
  }

  /// Name of the rack a device stands in; nothing when it found no place.
  public func rackName(of device: DeviceIndex) -> String? { rack(of: device)?.name }

  /// Routed length of a link; nothing when an end found no place.
  public func length(ofLink link: Int) -> Length? {
    guard runMeters.indices.contains(link), runMeters[link] >= 0 else { return nil }
    return Length(meters: Double(runMeters[link]))
  }

  /// The longest run and its link, the first of equals; nothing without a run.
  public var longestRun: (link: Int, length: Length)? {
    var longest: Int?
    for link in runMeters.indices where runMeters[link] >= 0 {
      if let best = longest, runMeters[link] <= runMeters[best] { continue }
      longest = link
    }
    return longest.flatMap { link in length(ofLink: link).map { (link, $0) } }
  }

  /// What stands in a rack, from the bottom; empty for no such rack.
  public func elevation(ofRack rack: Int) -> [MountedDevice] {
    guard racks.indices.contains(rack) else { return [] }
    return racks[rack].devices.map { device in
      let height = heights.indices.contains(Int(device)) ? Int(heights[Int(device)]) : 1
      return MountedDevice(device: device, unit: Int(position(of: device).unit), units: height)
    }
  }

  /// Power that the feeds can carry to a rack: one feed when each must back up the other, else the sum of A and B.
  public func feed(of rack: Rack) -> Power { floor.usableFeed(forHosts: rack.holdsHosts) }

  /// Power and counts over all racks.
  public var totals: HallTotals {
    var totals = HallTotals()
    for rack in racks {
      if rack.isReserved {
        totals.reservedRacks += 1
      } else if rack.holdsHosts {
        totals.hostRacks += 1
      } else {
        totals.networkRacks += 1
      }
      totals.power += rack.power
      totals.reservedPower += rack.reservedPower
      totals.mass += rack.mass
      totals.largestRackPower = max(totals.largestRackPower, rack.power)
    }
    return totals
  }
}
