public import Fabrics

/// The ways in which people count the optics of one network, each from the same plan.
///
/// For 10,000 accelerators on radix 64 they are 60,000 port ends by envelope, 60,960 as built in whole groups, 35,480 modules
/// with twin-port cages at the switches only and 30,480 with them at both ends.
public struct PortCounting: Sendable {
  /// Name of the network.
  public let fabric: String
  /// Accelerators.
  public let accelerators: Int
  /// Port ends by envelope: every host link once for each switch tier, two ends each.
  public let envelope: Int
  /// Port ends of all logical links as built, in whole groups.
  public let asBuilt: Int
  /// Modules when a cage of a switch holds one for all of its ports, and a host has one module for each port.
  public let twinAtSwitches: Int
  /// Modules when cages of hosts hold one for two ports, too.
  public let twinAtBoth: Int
  /// Ports that one switch cage carries at most.
  public let portsPerCage: Int

  /// The count that trade press prints, such as "more than 50,000 transceivers for 10,000 accelerators": one single-port
  /// transceiver for each port end, by envelope.
  public var pressFigure: Int { envelope }

  /// Counts one network; nothing when it has no links.
  /// - Complexity: O(devices + links).
  public init?(fabric index: Int, of network: Network, accelerators: Int) {
    guard network.fabrics.indices.contains(index) else { return nil }
    let layers = network.layers.indices.filter { network.layers[$0].fabric == index }
    var cages = UsedCages(network)
    var links = 0
    var hostLinks = 0
    var ends = EndCounts()
    for link in network.links where layers.contains(Int(link.layer)) {
      let layer = network.layers[Int(link.layer)]
      links += 1
      if layer.kind == .hostLeaf { hostLinks += 1 }
      let a = cages.use(device: link.a, block: layer.aBlock, port: link.aPort)
      let b = cages.use(device: link.b, block: layer.bBlock, port: link.bPort)
      ends.add(a, isSwitch: !layer.kind.startsAtHost)
      ends.add(b, isSwitch: !layer.kind.endsAtHost)
    }
    guard links > 0 else { return nil }
    let fabric = network.fabrics[index]
    self.fabric = fabric.name
    self.accelerators = accelerators
    asBuilt = 2 * links
    envelope = fabric.size.tiers > 0 && hostLinks > 0 ? 2 * fabric.size.tiers * hostLinks : asBuilt
    twinAtSwitches = ends.hostPorts + ends.switchCages
    twinAtBoth = ends.hostTwins + (ends.hostSinglePorts + 1) / 2 + ends.switchCages
    portsPerCage = ends.portsPerSwitchCage
  }
}

/// Ends of links, by what they sit in.
private struct EndCounts {
  var hostPorts = 0
  /// Cages of hosts that hold several ports.
  var hostTwins = 0
  /// Ports of hosts in cages of their own.
  var hostSinglePorts = 0
  var switchCages = 0
  var portsPerSwitchCage = 1

  mutating func add(_ end: UsedCages.End, isSwitch: Bool) {
    if isSwitch {
      if end.isFirstOfCage { switchCages += 1 }
      portsPerSwitchCage = max(portsPerSwitchCage, end.portsPerCage)
      return
    }
    hostPorts += 1
    if end.portsPerCage == 1 { hostSinglePorts += 1 } else if end.isFirstOfCage { hostTwins += 1 }
  }
}

/// Which cages of a network's devices have been seen.
private struct UsedCages {
  struct End {
    var portsPerCage: Int
    var isFirstOfCage: Bool
  }

  private let network: Network
  /// First place of each device in `isUsed`.
  private var starts: [Int] = []
  private var isUsed: [Bool]

  init(_ network: Network) {
    self.network = network
    let cages = network.classes.map { $0.blocks.reduce(0) { max($0, $1.firstCage + $1.cageCount) } }
    var total = 0
    for device in network.devices {
      starts.append(total)
      total += cages.indices.contains(Int(device.deviceClass)) ? cages[Int(device.deviceClass)] : 0
    }
    isUsed = [Bool](repeating: false, count: total)
  }

  mutating func use(device: DeviceIndex, block: Int, port: Int32) -> End {
    guard network.devices.indices.contains(Int(device)) else { return End(portsPerCage: 1, isFirstOfCage: true) }
    let type = Int(network.devices[Int(device)].deviceClass)
    guard network.classes.indices.contains(type), network.classes[type].blocks.indices.contains(block) else {
      return End(portsPerCage: 1, isFirstOfCage: true)
    }
    let shape = network.classes[type].blocks[block]
    let place = starts[Int(device)] + shape.cage(ofPort: Int(port))
    guard isUsed.indices.contains(place) else { return End(portsPerCage: shape.portsPerCage, isFirstOfCage: true) }
    defer { isUsed[place] = true }
    return End(portsPerCage: shape.portsPerCage, isFirstOfCage: !isUsed[place])
  }
}

extension LinkKind {
  /// Whether the lower end is a host's.
  fileprivate var startsAtHost: Bool { self == .hostLeaf || self == .hostHost || self == .hostCircuit }
  /// Whether the upper end is a host's.
  fileprivate var endsAtHost: Bool { self == .hostHost }
}
