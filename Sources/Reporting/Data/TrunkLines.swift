import Cabling
import Facility
import Fabrics
import Planning

/// The ends of trunks, and the cords that join them to devices.
struct TrunkLines {
  /// One patch cord: its number in the cable, where it is plugged in, how many links are counted with it: a link that takes
  /// several cords is counted with the first.
  struct Cord {
    let number: Int
    let device: CableEnd
    /// The port of a panel; nothing for a cord that is spliced to its fiber, or whose trunk ends in no panel.
    let panel: CableEnd
    let links: Int
  }

  private let plugs: CablePlugs
  private let ends: TrunkEnds
  private let devices: Int
  private let demand: PanelDemand?

  /// Prepares the trunks of a plan.
  init(_ plan: Plan, _ plugs: CablePlugs) {
    self.plugs = plugs
    ends = plan.links.trunkEnds
    devices = plan.network.devices.count
    demand = plan.layout.panels?.demand
  }

  /// All connectors of a trunk at one end, in the panels that it ends in.
  func end(ofTrunk cable: Int, _ shape: TrunkShape, isUpper: Bool) -> CableEnd {
    var end = CableEnd()
    for connector in 0..<shape.connectors {
      if let stop = stop(cable, connector, isUpper) { end.add(stop) }
    }
    return end
  }

  /// The cords at one end of a cable that is laid in several pieces.
  func cords(ofCable cable: Int, _ links: CableLinks, _ cord: PatchCord, isUpper: Bool) -> [Cord] {
    guard let shape = cord.shape else {
      let device = plugs.end(of: links, isUpper: isUpper)
      return (0..<cord.perLink).map { number in
        Cord(
          number: number + 1, device: device.atConnector(number, of: cord.perLink), panel: CableEnd(),
          links: number == 0 ? links.count : 0)
      }
    }
    var byConnector: [(connector: Int, device: CableEnd, links: Int)] = []
    for place in links.places {
      guard ends.connectors.indices.contains(place) else { continue }
      let connector = Int(ends.connectors[place])
      let device = plugs.end(of: CableLinks(places: place..<(place + 1), layer: links.layer), isUpper: isUpper)
      if shape.linksPerConnector > 1, let known = byConnector.firstIndex(where: { $0.connector == connector }) {
        if let stop = device.main { byConnector[known].device.add(stop) }
        byConnector[known].links += 1
      } else {
        byConnector.append((connector, device, 1))
      }
    }
    return byConnector.flatMap { entry in
      (0..<shape.connectorsPerLink).map { more in
        var panel = CableEnd()
        if let stop = stop(cable, entry.connector + more, isUpper) { panel.add(stop) }
        return Cord(
          number: entry.connector + more + 1, device: entry.device.atConnector(more, of: shape.connectorsPerLink),
          panel: panel, links: more == 0 ? entry.links : 0)
      }
    }
  }

  /// A connector of a trunk as a port of a panel; panels are numbered behind the devices.
  private func stop(_ cable: Int, _ connector: Int, _ isUpper: Bool) -> CableEnd.Stop? {
    let cassettes = isUpper ? ends.cassetteB : ends.cassetteA
    guard let demand, cassettes.indices.contains(cable), cassettes[cable] >= 0 else { return nil }
    let cassette = Int(cassettes[cable]) + connector / demand.ports
    let (panel, slot) = cassette.quotientAndRemainder(dividingBy: demand.cassettes)
    let port = connector % demand.ports + 1
    return CableEnd.Stop(
      device: DeviceIndex(truncatingIfNeeded: devices + panel), letter: UInt8(ascii: "S"), cage: slot + 1,
      firstPort: port, lastPort: port)
  }
}
