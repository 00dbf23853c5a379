import Facility
import Fabrics

/// Links grouped into the cables that carry them, in the order of each cable's first link.
struct CableBundles {
  private(set) var cables: [Cable] = []
  private(set) var linkOrder: [Int32] = []

  /// By link: index into `cables`.
  private var cableOfLink: [Int32]

  init(_ network: Network, _ layout: Layout, _ classes: LinkClasses, _ planned: [PlannedClass]) {
    cableOfLink = [Int32](repeating: -1, count: network.links.count)
    let bundles = planned.map { $0.choice?.bundle ?? .perLink }
    var trunks = TrunkFill()
    for (index, range) in classes.ranges.enumerated() where classes.maps.indices.contains(index) {
      assign(network, layout, classes, bundles, range.links, classes.maps[index], &trunks)
    }
    sortLinks()
  }

  private mutating func assign(
    _ network: Network, _ layout: Layout, _ classes: LinkClasses, _ bundles: [CableBundle], _ range: Range<Int>,
    _ map: CageMap, _ trunks: inout TrunkFill
  ) {
    // One slot per port of every cage is enough for every way of sharing: the slot of the first port that a cable serves.
    var open = [Int32](repeating: -1, count: map.count * map.widestCage)
    for index in range {
      let runClass = Int(classes.classOfLink[index])
      guard runClass >= 0 else { continue }
      let link = network.links[index]
      let cable: Int32
      switch bundles[runClass] {
      case .perLink: cable = append(runClass)
      case .perPorts(let end, let ports):
        let port = Int(end == .a ? link.aPort : link.bPort) % map.portsPerCage(link, end)
        let slot = map.cage(link, end) * map.widestCage + port / max(1, ports) * max(1, ports)
        if open[slot] < 0 { open[slot] = append(runClass) }
        cable = open[slot]
      case .perTrunk(let links):
        let racks = TrunkFill.Key(runClass: runClass, a: layout.rack(of: link.a), b: layout.rack(of: link.b))
        cable = trunks.take(racks, links: links) { append(runClass) }
      }
      cables[Int(cable)].linkCount += 1
      cableOfLink[index] = cable
    }
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

/// Trunks between pairs of racks that still have room.
private struct TrunkFill {
  struct Key: Hashable {
    let runClass: Int
    let a: Int32
    let b: Int32
  }

  private var open: [Key: (cable: Int32, left: Int)] = [:]

  /// The trunk with room between two racks, laid anew when there is none.
  mutating func take(_ key: Key, links: Int, lay: () -> Int32) -> Int32 {
    if let trunk = open[key], trunk.left > 0 {
      open[key] = (trunk.cable, trunk.left - 1)
      return trunk.cable
    }
    let cable = lay()
    open[key] = (cable, links - 1)
    return cable
  }
}

extension Layout {
  /// Rack of a device; -1 when it has none.
  func rack(of device: DeviceIndex) -> Int32 {
    positions.indices.contains(Int(device)) ? positions[Int(device)].rack : -1
  }
}
