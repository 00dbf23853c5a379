import Fabrics
import Facility
import Planning
import Quantities

/// One pair of fibers between a line terminal of this site and its like at another.
///
/// All sites are built alike, so the far terminal stands where this site's terminal stands for its neighbor on the other side: in
/// a ring, what goes east here arrives from the west there.
struct LinePair {
  /// From 1.
  let number: Int
  let line: SiteLine
  let nearPlace: Place
  let farPlace: Place

  /// Rack, unit and name of a terminal.
  struct Place {
    var rack = ""
    var unit = ""
    var device = ""

    /// `R01-03.U5.L1`.
    var label: String { (rack.isEmpty ? device : "\(rack).U\(unit)") + ".L1" }

    /// The same place at another site, counted from 0.
    func at(site: Int) -> Place {
      Place(rack: rack.isEmpty ? "" : "S\(site + 1):\(rack)", unit: unit, device: "S\(site + 1):\(device)")
    }
  }

  /// Every pair of fibers that leaves this site, in the order of its terminals.
  static func all(_ plan: Plan) -> [LinePair] {
    let network = plan.network
    guard let edge = plan.resolved.edge?.spec,
      let terminalClass = network.classes.firstIndex(where: { $0.role == .lineTerminal }),
      let first = network.devices.firstIndex(where: { $0.deviceClass == terminalClass })
    else { return [] }
    var starts: [Int] = []
    var next = first
    for line in edge.lines {
      starts.append(next)
      next += line.fiberPairs
    }
    var pairs: [LinePair] = []
    for (index, line) in edge.lines.enumerated() {
      // With two lines the neighbor meets this site on its other side; a single line is the same at both ends.
      let mirrored = starts[edge.lines.count - 1 - index]
      for pair in 0..<line.fiberPairs {
        pairs.append(
          LinePair(
            number: pairs.count + 1, line: line, nearPlace: place(starts[index] + pair, plan),
            farPlace: place(mirrored + pair, plan).at(site: line.farSite)))
      }
    }
    return pairs
  }

  private static func place(_ device: Int, _ plan: Plan) -> Place {
    let device = DeviceIndex(truncatingIfNeeded: device)
    let name = plan.network.name(of: device)
    guard let rack = plan.layout.rackName(of: device) else { return Place(device: name) }
    return Place(rack: rack, unit: String(plan.layout.position(of: device).unit), device: name)
  }

  /// The line of `cables.csv`.
  var cells: [String] {
    [
      "L\(number)", "\(nearPlace.label)/\(farPlace.label)", "\(farPlace.label)/\(nearPlace.label)", nearPlace.rack,
      nearPlace.unit, nearPlace.device, "L1", "1", farPlace.rack, farPlace.unit, farPlace.device, "L1", "1",
      NumberText.shortest(line.distance.meters), "", "", "", "", "", Self.links, "scale-across",
      Tier.scaleAcross.rawValue, Self.kind, NumberText.shortest(line.channelRate.bitsPerSecond / 1e9),
      "", "",
    ]
  }

  /// The row of `show runs`.
  var row: [String] {
    [
      "L\(number)", nearPlace.rack, nearPlace.device, farPlace.rack, farPlace.device, Tier.scaleAcross.rawValue,
      Self.kind,
      NumberText.shortest(line.distance.meters), "", "", "", Self.links,
    ]
  }

  private static let kind = "line"
  /// A channel is counted where its cord is: a sum over all rows has each link once.
  private static let links = "0"
}
