import Fabrics

extension Network {
  /// By class: how many devices it has.
  var devicesByClass: [Int] {
    var counts = [Int](repeating: 0, count: classes.count)
    for device in devices where classes.indices.contains(Int(device.deviceClass)) {
      counts[Int(device.deviceClass)] += 1
    }
    return counts
  }

  /// The network of the cluster that a fabric serves.
  func tier(ofFabric index: Int) -> Tier? { fabrics.indices.contains(index) ? fabrics[index].tier : nil }

  /// The network of the cluster that a layer of links serves.
  func tier(ofLayer index: Int) -> Tier? { layers.indices.contains(index) ? tier(ofFabric: layers[index].fabric) : nil }
}

extension DeviceRole {
  /// Whether it is bought as a switch; line terminals and appliances are not.
  var isSwitch: Bool {
    switch self {
    case .leaf, .spine, .core, .opticalCircuitSwitch, .border: true
    case .host, .storage, .manager, .lineTerminal: false
    }
  }
}
