import Fabrics
import Planning

/// How many ports and cages of each class of devices are used.
struct PortUse {
  /// One block of one class.
  struct Block {
    /// Index into `Network.classes`.
    var deviceClass: Int
    /// Index into `DeviceClass.blocks`.
    var block: Int
    /// Logical ports of all devices of the class.
    var ports: Int
    /// Logical ports with a link.
    var used: Int
    /// Layer of the links; nothing for a block without links.
    var layer: Int?
  }

  /// Ends of the links of one layer on one side.
  struct Side {
    /// Logical ports with a link.
    var ports = 0
    /// Cages with at least one link.
    var cages = 0
    /// Logical ports of one cage.
    var portsPerCage = 1
  }

  /// Blocks by class.
  private(set) var blocks: [Block] = []
  /// By layer: the lower side.
  private(set) var lower: [Side]
  /// By layer: the upper side.
  private(set) var upper: [Side]

  /// Counts what is used.
  /// - Complexity: O(devices x cages + links).
  init(_ network: Network) {
    lower = Array(repeating: Side(), count: network.layers.count)
    upper = lower
    var counter = CageCounter(network)
    for (index, layer) in network.layers.enumerated() {
      lower[index].portsPerCage = network.portsPerCage(layer.aBlock, of: network.links.first { $0.layer == index }?.a)
      upper[index].portsPerCage = network.portsPerCage(layer.bBlock, of: network.links.first { $0.layer == index }?.b)
    }
    for link in network.links where lower.indices.contains(Int(link.layer)) {
      let layer = network.layers[Int(link.layer)]
      lower[Int(link.layer)].ports += 1
      upper[Int(link.layer)].ports += 1
      if counter.use(link.a, layer.aBlock, link.aPort) { lower[Int(link.layer)].cages += 1 }
      if counter.use(link.b, layer.bBlock, link.bPort) { upper[Int(link.layer)].cages += 1 }
    }
    countBlocks(network)
  }

  private mutating func countBlocks(_ network: Network) {
    var devices = [Int](repeating: 0, count: network.classes.count)
    for device in network.devices where devices.indices.contains(Int(device.deviceClass)) {
      devices[Int(device.deviceClass)] += 1
    }
    var used = network.classes.map { [Int](repeating: 0, count: $0.blocks.count) }
    var layers = network.classes.map { [Int?](repeating: nil, count: $0.blocks.count) }
    func note(_ device: DeviceIndex, _ block: Int, _ layer: Int) {
      guard network.devices.indices.contains(Int(device)) else { return }
      let type = Int(network.devices[Int(device)].deviceClass)
      guard used.indices.contains(type), used[type].indices.contains(block) else { return }
      used[type][block] += 1
      if layers[type][block] == nil { layers[type][block] = layer }
    }
    for link in network.links where network.layers.indices.contains(Int(link.layer)) {
      let layer = network.layers[Int(link.layer)]
      note(link.a, layer.aBlock, Int(link.layer))
      note(link.b, layer.bBlock, Int(link.layer))
    }
    for (index, type) in network.classes.enumerated() {
      for (place, block) in type.blocks.enumerated() {
        blocks.append(
          Block(
            deviceClass: index, block: place, ports: block.portCount * devices[index], used: used[index][place],
            layer: layers[index][place]))
      }
    }
  }
}

extension Network {
  fileprivate func portsPerCage(_ block: Int, of device: DeviceIndex?) -> Int {
    guard let device, devices.indices.contains(Int(device)) else { return 1 }
    let type = Int(devices[Int(device)].deviceClass)
    guard classes.indices.contains(type), classes[type].blocks.indices.contains(block) else { return 1 }
    return max(1, classes[type].blocks[block].portsPerCage)
  }
}

/// Remembers which cages have been seen. Blocks have cages of their own, even where a jack and a cage share a number.
private struct CageCounter {
  private let network: Network
  /// By class and block: where its cages begin among those of a device.
  private let firstCages: [[Int]]
  private var firstOfDevice: [Int] = []
  private var isUsed: [Bool]

  init(_ network: Network) {
    self.network = network
    var sizes: [Int] = []
    firstCages = network.classes.map { type in
      var next = 0
      let starts = type.blocks.map { block in
        defer { next += max(0, block.cageCount) }
        return next
      }
      sizes.append(next)
      return starts
    }
    firstOfDevice.reserveCapacity(network.devices.count)
    var total = 0
    for device in network.devices {
      firstOfDevice.append(total)
      if sizes.indices.contains(Int(device.deviceClass)) { total += sizes[Int(device.deviceClass)] }
    }
    isUsed = Array(repeating: false, count: total)
  }

  /// Uses a port; whether its cage was free before.
  mutating func use(_ device: DeviceIndex, _ block: Int, _ port: Int32) -> Bool {
    guard network.devices.indices.contains(Int(device)) else { return false }
    let type = Int(network.devices[Int(device)].deviceClass)
    guard firstCages.indices.contains(type), firstCages[type].indices.contains(block) else { return false }
    let cage = Int(port) / max(1, network.classes[type].blocks[block].portsPerCage)
    let place = firstOfDevice[Int(device)] + firstCages[type][block] + cage
    guard isUsed.indices.contains(place), !isUsed[place] else { return false }
    isUsed[place] = true
    return true
  }
}
