public import Fabrics

/// What the hall must have room for later, so that nothing that stands is moved or recabled.
///
/// Placing works on the grown network and then leaves out what has not come yet: its units and positions stay empty. A
/// device therefore stands where it will stand when all has grown, by construction:
///
///     let growth = Growth(network: grown, footprints: later)
///     let today = Layout.place(fitted, floor: floor, footprints: footprints, growth: growth) { ... }
///     let later = Layout.place(grown, floor: floor, footprints: later) { ... }
///     // every device of `fitted` has the same rack and unit in both
///
/// The grown network must contain every device of the fitted one with the same role, fabric, model and coordinates.
public struct Growth: Sendable {
  /// Everything that will stand in the end, today's devices included.
  public var network: Network
  /// Footprints by class of the grown network.
  public var footprints: [Footprint]

  /// Keeps room for a grown network.
  public init(network: Network, footprints: [Footprint]) {
    self.network = network
    self.footprints = footprints
  }
}

/// What makes a device of a fitted network and one of a grown network the same box.
private struct DeviceIdentity: Hashable {
  let role: DeviceRole
  let fabric: Int
  let model: String
  let plane: Int32
  let pod: Int32
  let group: Int32
  let index: Int32
  let rail: Int32

  init?(_ device: Device, in network: Network) {
    guard network.classes.indices.contains(Int(device.deviceClass)) else { return nil }
    let type = network.classes[Int(device.deviceClass)]
    role = type.role
    fabric = type.fabric
    model = type.model
    plane = device.plane
    pod = device.pod
    group = device.group
    index = device.index
    rail = device.rail
  }
}

extension Growth {
  /// By device of the grown network, its index in the fitted network, -1 for what comes later; and the first device of
  /// the fitted network that the grown one lacks.
  func fittedIndices(of fitted: Network) -> (indices: [Int32], lost: DeviceIndex?) {
    var byIdentity: [DeviceIdentity: Int32] = [:]
    byIdentity.reserveCapacity(fitted.devices.count)
    for (index, device) in fitted.devices.enumerated() {
      if let identity = DeviceIdentity(device, in: fitted) { byIdentity[identity] = Int32(truncatingIfNeeded: index) }
    }
    var found = [Bool](repeating: false, count: fitted.devices.count)
    let indices: [Int32] = network.devices.map { device in
      guard let identity = DeviceIdentity(device, in: network), let index = byIdentity[identity],
        !found[Int(index)]
      else { return -1 }
      found[Int(index)] = true
      return index
    }
    return (indices, found.firstIndex(of: false).map { DeviceIndex(truncatingIfNeeded: $0) })
  }
}
