import Fabrics
import Quantities

/// Cassettes for the links between any two racks, in panels of both: the most that they can need.
///
/// Panels stand below the switches and above the hosts of their rack; every network begins a new panel.
struct PanelAllotment {
  private let demand: PanelDemand
  private(set) var panels: [PanelSpace] = []
  private(set) var groups: [TrunkGroup] = []
  /// By link: its group, -1 for none, and its place in it.
  private(set) var groupOfLink: [Int32]
  private(set) var rankOfLink: [Int32]

  /// Panels that have no unit.
  var missing: Int { panels.reduce(0) { $1.unit == 0 ? $0 + 1 : $0 } }

  /// - Parameters:
  ///   - racks: by device; -1 for one without a place.
  ///   - meters: by link; negative for one without a length.
  ///   - free: by rack: units that nothing stands in.
  init(_ network: Network, racks: [Int32], meters: [Float], free: [ClosedRange<Int>?], demand: PanelDemand) {
    self.demand = demand
    groupOfLink = [Int32](repeating: -1, count: network.links.count)
    rankOfLink = groupOfLink
    var found = sort(network, racks, meters)
    found.removeAll { !$0.isLong }
    found.sort { $0.key < $1.key }
    var numbers: [Int32] = []
    for (index, group) in found.enumerated() {
      if group.number >= numbers.count {
        numbers += [Int32](repeating: -1, count: group.number + 1 - numbers.count)
      }
      numbers[group.number] = Int32(truncatingIfNeeded: index)
    }
    for link in groupOfLink.indices where groupOfLink[link] >= 0 {
      let number = Int(groupOfLink[link])
      groupOfLink[link] = numbers.indices.contains(number) ? numbers[number] : -1
    }
    allot(found, free, fabrics: network.layers.map(\.fabric))
  }

  // MARK: Links by their racks

  private struct Key: Hashable, Comparable {
    var layer: Int32
    var rackA: Int32
    var rackB: Int32
    var classA: Int32
    var classB: Int32

    static func < (left: Key, right: Key) -> Bool {
      (left.layer, left.rackA, left.rackB, left.classA, left.classB)
        < (right.layer, right.rackA, right.rackB, right.classA, right.classB)
    }
  }

  private struct Group {
    let key: Key
    let number: Int
    var links: Int32 = 0
    var isLong = false
  }

  /// Numbers groups in the order of their first link.
  private mutating func sort(_ network: Network, _ racks: [Int32], _ meters: [Float]) -> [Group] {
    var groups: [Group] = []
    var numbers: [Key: Int] = [:]
    // In a wide fabric most pairs of racks share one link; growing step by step would hash every key again and again.
    numbers.reserveCapacity(network.links.count)
    var last: (key: Key, number: Int)?
    let longestCord = Float(demand.longestCord.meters)
    for (index, link) in network.links.enumerated() {
      guard demand.connectors(ofLayer: Int(link.layer)) > 0, meters.indices.contains(index), meters[index] >= 0,
        racks.indices.contains(Int(link.a)), racks.indices.contains(Int(link.b))
      else { continue }
      let key = Key(
        layer: Int32(link.layer), rackA: racks[Int(link.a)], rackB: racks[Int(link.b)],
        classA: network.devices[Int(link.a)].deviceClass, classB: network.devices[Int(link.b)].deviceClass)
      let number: Int
      if let last, last.key == key {
        number = last.number
      } else if let known = numbers[key] {
        number = known
      } else {
        number = groups.count
        numbers[key] = number
        groups.append(Group(key: key, number: number))
      }
      last = (key, number)
      groupOfLink[index] = Int32(truncatingIfNeeded: number)
      rankOfLink[index] = groups[number].links
      groups[number].links += 1
      if meters[index] > longestCord { groups[number].isLong = true }
    }
    return groups
  }

  // MARK: Cassettes and panels

  private mutating func allot(_ found: [Group], _ free: [ClosedRange<Int>?], fabrics: [Int]) {
    var next = [Int](repeating: 0, count: free.count)
    var lastFabric = [Int](repeating: -1, count: free.count)
    func take(_ rack: Int, _ layer: Int32, _ count: Int) -> Int {
      if lastFabric[rack] != fabrics[Int(layer)] {
        lastFabric[rack] = fabrics[Int(layer)]
        next[rack] = (next[rack] + demand.cassettes - 1) / demand.cassettes * demand.cassettes
      }
      defer { next[rack] += count }
      return next[rack]
    }
    // Cassettes of a rack count from 0 until all are known.
    let places = found.map { group -> (a: Int, b: Int, count: Int) in
      let count = demand.cassettes(for: Int(group.links), ofLayer: Int(group.key.layer))
      let a = take(Int(group.key.rackA), group.key.layer, count)
      return (a, take(Int(group.key.rackB), group.key.layer, count), count)
    }
    var firstPanel = [Int](repeating: 0, count: free.count)
    for rack in free.indices {
      firstPanel[rack] = panels.count
      append((next[rack] + demand.cassettes - 1) / demand.cassettes, to: rack, free[rack])
    }
    groups = zip(found, places).map { group, place in
      let a = firstPanel[Int(group.key.rackA)] * demand.cassettes + place.a
      let b = firstPanel[Int(group.key.rackB)] * demand.cassettes + place.b
      return TrunkGroup(
        firstA: Int32(truncatingIfNeeded: a), firstB: Int32(truncatingIfNeeded: b),
        cassettes: Int32(truncatingIfNeeded: place.count))
    }
  }

  private mutating func append(_ count: Int, to rack: Int, _ free: ClosedRange<Int>?) {
    for number in 0..<count {
      let unit = (free?.upperBound ?? 0) - (number + 1) * demand.units + 1
      let fits = free.map { unit >= $0.lowerBound } ?? false
      panels.append(PanelSpace(rack: rack, number: number + 1, unit: fits ? unit : 0))
    }
  }

  // MARK: Results

  /// The reservation for the links of the network that it was made for.
  var reservation: PanelReservation {
    PanelReservation(
      demand: demand, panels: panels, groups: groups, groupOfLink: groupOfLink, rankOfLink: rankOfLink)
  }

  /// The same for what stands today, when it was made for what a network grows to: each link keeps its group and place.
  ///
  /// - Parameters:
  ///   - network: what stands today.
  ///   - grown: what it was made for.
  ///   - fitted: by device of `grown`: its index in `network`, -1 for what comes later.
  func reservation(for network: Network, of grown: Network, fitted: [Int32]) -> PanelReservation {
    struct Port: Hashable {
      let device: Int32
      let port: Int32
      let layer: Int32
    }
    var linkAt: [Port: Int] = [:]
    for (index, link) in grown.links.enumerated() where groupOfLink[index] >= 0 && fitted[Int(link.b)] >= 0 {
      linkAt[Port(device: fitted[Int(link.b)], port: Int32(link.bPort), layer: Int32(link.layer))] = index
    }
    var today = reservation
    today.groupOfLink = [Int32](repeating: -1, count: network.links.count)
    today.rankOfLink = today.groupOfLink
    for (index, link) in network.links.enumerated() {
      guard let later = linkAt[Port(device: link.b, port: Int32(link.bPort), layer: Int32(link.layer))],
        fitted[Int(grown.links[later].a)] == link.a
      else { continue }
      today.groupOfLink[index] = groupOfLink[later]
      today.rankOfLink[index] = rankOfLink[later]
    }
    return today
  }
}
