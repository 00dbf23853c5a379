import Cabling
import Planning

/// One cable of a schedule: laid from end to end, or a cord that joins a device to what is laid.
struct CableLine {
  /// A cord at an end of a cable that is laid in several pieces.
  struct PatchPlace {
    /// Whether it is at the upper end.
    let isUpper: Bool
    /// From 1 at each end: the connector of the trunk.
    let number: Int
    /// What is plugged in there.
    let cord: PatchCord
  }

  /// From 1; a patch cord has that of its trunk.
  let number: Int
  /// The lower end; for a patch cord, the device.
  let a: CableEnd
  /// The upper end; for a patch cord, the port of its panel, or nothing where it is spliced.
  let b: CableEnd
  /// Index into `LinkPlan.classes`.
  let runClass: Int
  /// Index into `Network.layers`; -1 without a link.
  let layer: Int
  /// Links that are counted with it: what takes several cords side by side is counted with the first of them.
  let links: Int
  /// Routed length in meters; nothing for a patch cord, or when an end found no place.
  let routedMeters: Double?
  /// Nothing for what is laid from end to end.
  let patch: PatchPlace?

  /// `C12`, or `C12.A3` for a patch cord.
  var name: String {
    guard let patch else { return "C\(number)" }
    return "C\(number).\(patch.isUpper ? "B" : "A")\(patch.number)"
  }
}

/// Every cable of a plan once, with both of its ends: what `cables.csv` and `show runs` write down.
///
/// Cords that lie side by side, from the fiber connectors of one port to those of another, are cables of their own. The cords of a
/// trunk follow it.
struct CableSchedule {
  private let cables: [Cable]
  private let plugs: CablePlugs
  private let trunks: TrunkLines
  /// By class: cords side by side.
  private let parallel: [Int]
  /// By class: the cord at both ends; nothing for what is laid in one piece.
  private let patchCords: [PatchCord?]

  /// Prepares the schedule of a plan.
  init(_ plan: Plan) {
    cables = plan.links.cables
    plugs = CablePlugs(plan)
    trunks = TrunkLines(plan, plugs)
    parallel = plan.links.classes.map { $0.choice?.parallelCables ?? 1 }
    patchCords = plan.links.classes.map { PatchCord($0.choice) }
  }

  /// Passes every line, in the order of the cables.
  /// - Throws: what `receive` throws.
  /// - Complexity: O(links).
  func forEach<E: Error>(_ receive: (CableLine) throws(E) -> Void) throws(E) {
    var number = 1
    for (index, cable) in cables.enumerated() {
      let type = Int(cable.runClass)
      let links = plugs.links(of: cable)
      let cord = patchCords.indices.contains(type) ? patchCords[type] : nil
      let ends = ends(index, links, cord?.shape)
      let routed = plugs.routedMeters(of: links)
      let count = parallel.indices.contains(type) ? parallel[type] : 1
      for piece in 0..<count {
        try receive(
          CableLine(
            number: number + piece, a: ends.a.atConnector(piece, of: count), b: ends.b.atConnector(piece, of: count),
            runClass: type, layer: links.layer, links: piece == 0 ? links.count : 0, routedMeters: routed, patch: nil))
      }
      if let cord {
        for isUpper in [false, true] {
          for one in trunks.cords(ofCable: index, links, cord, isUpper: isUpper) {
            try receive(
              CableLine(
                number: number, a: one.device, b: one.panel, runClass: type, layer: links.layer, links: one.links,
                routedMeters: nil, patch: .init(isUpper: isUpper, number: one.number, cord: cord)))
          }
        }
      }
      number += count
    }
  }

  private func ends(_ cable: Int, _ links: CableLinks, _ trunk: TrunkShape?) -> (a: CableEnd, b: CableEnd) {
    guard let trunk else { return (plugs.end(of: links, isUpper: false), plugs.end(of: links, isUpper: true)) }
    return (trunks.end(ofTrunk: cable, trunk, isUpper: false), trunks.end(ofTrunk: cable, trunk, isUpper: true))
  }
}
