import Facility
import Fabrics

/// Links grouped into the cables that carry them, in the order of each cable's first link.
struct CableBundles {
  private(set) var cables: [Cable] = []
  private(set) var linkOrder: [Int32] = []
  /// Patch cords at one end of all trunks, by class.
  private(set) var patchCords: [Int]
  private(set) var trunkEnds = TrunkEnds()

  /// By link: index into `cables`.
  private var cableOfLink: [Int32]
  private var trunks: TrunkFill

  init(_ network: Network, _ layout: Layout, _ classes: LinkClasses, _ planned: [PlannedClass]) {
    cableOfLink = [Int32](repeating: -1, count: network.links.count)
    patchCords = [Int](repeating: 0, count: planned.count)
    let bundles = planned.map { $0.choice?.bundle ?? .perLink }
    trunks = TrunkFill(layout.panels)
    for (index, range) in classes.ranges.enumerated() where classes.maps.indices.contains(index) {
      assign(network, classes, bundles, range.links, classes.maps[index])
    }
    sortLinks()
    if trunks.isUsed { trunkEnds = trunks.ends(cables, linkOrder, planned, layers: network.layers.count) }
  }

  private mutating func assign(
    _ network: Network, _ classes: LinkClasses, _ bundles: [CableBundle], _ range: Range<Int>, _ map: CageMap
  ) {
    // One slot per port of every cage is enough for every way of sharing: the slot of the first port that a cable serves.
    var open = [Int32](repeating: -1, count: map.count * map.widestCage)
    for index in range {
      let runClass = Int(classes.classOfLink[index])
      guard runClass >= 0 else { continue }
      let link = network.links[index]
      func slot(_ end: LinkEnd, _ ports: Int) -> Int {
        let port = Int(end == .a ? link.aPort : link.bPort) % map.portsPerCage(link, end)
        return map.cage(link, end) * map.widestCage + port / max(1, ports) * max(1, ports)
      }
      let cable: Int32
      switch bundles[runClass] {
      case .perLink: cable = append(runClass)
      case .perPorts(let end, let ports):
        let slot = slot(end, ports)
        if open[slot] < 0 { open[slot] = append(runClass) }
        cable = open[slot]
      case .perTrunk(let shape):
        let first = trunks.take(index, of: network.links.count, slot(.a, shape.linksPerConnector), shape)
        if first.isNewConnector { patchCords[runClass] += shape.connectorsPerLink }
        cable = first.cable ?? append(runClass)
        trunks.lay(cable)
      }
      cables[Int(cable)].linkCount += 1
      cableOfLink[index] = cable
    }
  }

  /// The classes with the cables that are laid and patched for each.
  func counted(_ planned: [PlannedClass]) -> [PlannedClass] {
    var counted = planned
    for cable in cables {
      counted[Int(cable.runClass)].laidCables += planned[Int(cable.runClass)].choice?.parallelCables ?? 1
    }
    for (index, entry) in planned.enumerated() {
      guard let choice = entry.choice else { continue }
      let cords = choice.parts.filter { $0.kind == .cable && $0.end != nil }
      counted[index].patchCords = cords.reduce(0) { sum, cord in
        sum + (choice.bundle.isTrunk ? patchCords[index] : counted[index].laidCables * cord.quantity)
      }
    }
    return counted
  }

  private mutating func append(_ runClass: Int) -> Int32 {
    cables.append(Cable(runClass: runClass, firstLink: 0, linkCount: 0))
    return Int32(cables.count - 1)
  }

  private mutating func sortLinks() {
    var next: Int32 = 0
    for index in cables.indices {
      cables[index].firstLink = next
      next += cables[index].linkCount
    }
    var cursor = cables.map(\.firstLink)
    linkOrder = [Int32](repeating: -1, count: Int(next))
    for link in cableOfLink.indices where cableOfLink[link] >= 0 {
      let cable = Int(cableOfLink[link])
      linkOrder[Int(cursor[cable])] = Int32(link)
      cursor[cable] += 1
    }
  }
}
