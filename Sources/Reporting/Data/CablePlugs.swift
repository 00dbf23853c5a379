import Cabling
import Fabrics
import Facility
import Planning

/// The links that one cable carries.
struct CableLinks {
  /// Places in `LinkPlan.linkOrder`.
  let places: Range<Int>
  /// How many.
  var count: Int { places.count }
  /// Layer of the first; -1 without a link.
  let layer: Int
}

/// Where cables are plugged in: what a schedule asks for every cable, in flat arrays apart from the plan, so that none of its
/// lines copies a plan.
struct CablePlugs {
  /// What a block of a class of devices says of its cages.
  private struct Shape {
    let letter: UInt8
    let firstCage: Int
    let portsPerCage: Int
  }

  private let links: [Link]
  private let order: [Int32]
  private let runMeters: [Float]
  private let classOfDevice: [Int32]
  /// By class and block.
  private let shapes: [[Shape]]
  /// By layer: block of the lower and of the upper end.
  private let blocks: [(a: Int, b: Int)]

  /// Prepares the cables of a plan.
  init(_ plan: Plan) {
    links = plan.network.links
    order = plan.links.linkOrder
    runMeters = plan.layout.runMeters
    classOfDevice = plan.network.devices.map(\.deviceClass)
    shapes = plan.network.classes.map { type in
      zip(type.blocks, type.firstCages).map { block, firstCage in
        Shape(
          letter: UInt8(ascii: block.cage.form == .rj45 ? "J" : "C"), firstCage: firstCage,
          portsPerCage: max(1, block.portsPerCage))
      }
    }
    blocks = plan.network.layers.map { ($0.aBlock, $0.bBlock) }
  }

  /// Looks a cable's links up; none when the cable points outside the plan.
  func links(of cable: Cable) -> CableLinks {
    let start = Int(cable.firstLink)
    let isSound = start >= 0 && cable.linkCount >= 0 && start + Int(cable.linkCount) <= order.count
    let places = isSound ? start..<(start + Int(cable.linkCount)) : 0..<0
    let link = places.isEmpty ? -1 : Int(order[places.lowerBound])
    return CableLinks(places: places, layer: links.indices.contains(link) ? Int(links[link].layer) : -1)
  }

  /// Gathers the lower or the upper end of a cable.
  func end(of cable: CableLinks, isUpper: Bool) -> CableEnd {
    var end = CableEnd()
    for place in cable.places {
      let index = Int(order[place])
      guard links.indices.contains(index), let stop = stop(links[index], isUpper) else { continue }
      end.add(stop)
    }
    return end
  }

  /// Routed length of a cable in meters: of its longest link; nothing when an end found no place.
  func routedMeters(of cable: CableLinks) -> Double? {
    var longest: Float = -1
    for place in cable.places {
      let index = Int(order[place])
      guard runMeters.indices.contains(index) else { return nil }
      longest = max(longest, runMeters[index])
    }
    return longest >= 0 ? Double(longest) : nil
  }

  private func stop(_ link: Link, _ isUpper: Bool) -> CableEnd.Stop? {
    let device = isUpper ? link.b : link.a
    guard blocks.indices.contains(Int(link.layer)), classOfDevice.indices.contains(Int(device)) else { return nil }
    let type = Int(classOfDevice[Int(device)])
    let block = isUpper ? blocks[Int(link.layer)].b : blocks[Int(link.layer)].a
    guard shapes.indices.contains(type), shapes[type].indices.contains(block) else { return nil }
    let shape = shapes[type][block]
    let (cage, port) = Int(isUpper ? link.bPort : link.aPort).quotientAndRemainder(dividingBy: shape.portsPerCage)
    return CableEnd.Stop(
      device: device, letter: shape.letter, cage: shape.firstCage + cage + 1, firstPort: port + 1, lastPort: port + 1)
  }
}
