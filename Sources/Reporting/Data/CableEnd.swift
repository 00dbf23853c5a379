import Cabling
import Fabrics
import Planning

/// The links that one cable carries.
struct CableLinks {
  /// Place of the first in `LinkPlan.linkOrder`.
  let first: Int
  /// How many.
  let count: Int
  /// Layer of the first; -1 without a link.
  let layer: Int

  /// Looks a cable's links up; none when the cable points outside the plan.
  init(_ cable: Cable, of plan: Plan) {
    let start = Int(cable.firstLink)
    let isSound = start >= 0 && cable.linkCount >= 0 && start + Int(cable.linkCount) <= plan.links.linkOrder.count
    first = isSound ? start : 0
    count = isSound ? Int(cable.linkCount) : 0
    let link = count > 0 ? Int(plan.links.linkOrder[first]) : -1
    layer = plan.network.links.indices.contains(link) ? Int(plan.network.links[link].layer) : -1
  }
}

/// One end of a cable: the cages that it is plugged into. Most cables have one.
struct CableEnd {
  /// One cage with the ports that the cable uses.
  struct Stop {
    let device: DeviceIndex
    /// `C` for a cage, `J` for a twisted-pair jack, which has numbers of its own.
    let letter: UInt8
    /// From 1.
    let cage: Int
    /// First and last port of the cage, from 1.
    var firstPort: Int
    /// See `firstPort`.
    var lastPort: Int

    /// Whether another stop is the same cage.
    func isSameCage(_ other: Stop) -> Bool { device == other.device && letter == other.letter && cage == other.cage }
  }

  /// The first cage; nothing for a cable without links.
  private(set) var main: Stop?
  /// Further cages.
  private(set) var others: [Stop] = []

  /// Gathers the lower or the upper end.
  init(_ links: CableLinks, isUpper: Bool, in plan: Plan) {
    for place in links.first..<(links.first + links.count) {
      let index = Int(plan.links.linkOrder[place])
      guard plan.network.links.indices.contains(index), let stop = Self.stop(index, isUpper, plan.network) else {
        continue
      }
      add(stop)
    }
  }

  private mutating func add(_ stop: Stop) {
    guard let known = main else {
      main = stop
      return
    }
    if known.isSameCage(stop) {
      main?.firstPort = min(known.firstPort, stop.firstPort)
      main?.lastPort = max(known.lastPort, stop.lastPort)
    } else if let place = others.firstIndex(where: { $0.isSameCage(stop) }) {
      others[place].firstPort = min(others[place].firstPort, stop.firstPort)
      others[place].lastPort = max(others[place].lastPort, stop.lastPort)
    } else {
      others.append(stop)
    }
  }

  private static func stop(_ index: Int, _ isUpper: Bool, _ network: Network) -> Stop? {
    let link = network.links[index]
    let device = isUpper ? link.b : link.a
    guard network.layers.indices.contains(Int(link.layer)), network.devices.indices.contains(Int(device)) else {
      return nil
    }
    let layer = network.layers[Int(link.layer)]
    let type = Int(network.devices[Int(device)].deviceClass)
    let block = isUpper ? layer.bBlock : layer.aBlock
    guard network.classes.indices.contains(type), network.classes[type].blocks.indices.contains(block) else {
      return nil
    }
    let shape = network.classes[type].blocks[block]
    let port = Int(isUpper ? link.bPort : link.aPort)
    let perCage = max(1, shape.portsPerCage)
    let number = port % perCage + 1
    return Stop(
      device: device, letter: UInt8(ascii: shape.cage.form == .rj45 ? "J" : "C"),
      cage: shape.firstCage + port / perCage + 1, firstPort: number, lastPort: number)
  }
}
