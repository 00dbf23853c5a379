import Cabling
import Diagnostics
import Fabrics
public import Planning
import Quantities

/// `cables.csv`: one line a cable, with both ends as rack, unit, device, cage and port.
///
/// Units, cages (`C1`), jacks for twisted pair (`J1`), slots of panels (`S1`) and ports count from 1. Where one end of a cable meets
/// several cages (a splitter) they are listed with `;` between them, and so are the labels of its plugs. The labels are the two ends
/// in the manner of ANSI/TIA-606-C: near end, slash, far end; each label is for the end that it names first. Lengths are in meters;
/// the routed length has risers, trays and slack in it.
///
/// A trunk goes from the ports of one panel to those of another and is followed by its patch cords: `C7.A3` joins a device to the
/// third port of trunk C7 at its lower end, `C7.B3` at its upper end. Fiber that is cut to measure goes from device to device and is
/// followed by the cords that are spliced to it, whose far end is no port.
///
/// The pairs of fibers that leave the site come last, as `L1`, `L2`, ...: their kind is `line`, and nobody lays them here.
public struct CablesCSV {
  /// Names of the columns.
  public static let columns = [
    "cable", "label_a", "label_b", "rack_a", "unit_a", "device_a", "cage_a", "ports_a", "rack_b", "unit_b", "device_b",
    "cage_b", "ports_b", "routed_m", "sold_m", "part", "technology", "module_a", "module_b", "links", "fabric", "tier",
    "kind", "rate_gbps",
  ]

  private let cables: [Cable]
  private let plugs: CablePlugs
  private let places: DevicePlaces
  /// By class: sold length, part, technology and modules at both ends.
  private let classCells: [[UInt8]]
  /// By layer: fabric, tier, kind, rate.
  private let layerCells: [[UInt8]]
  private let unplanned: [UInt8]
  /// By class: the patch cord at both ends of a trunk; nothing where links are not laid through panels.
  private let patchCords: [PatchCord?]
  private let fiberPairs: [LinePair]
  private let trunks: TrunkLines

  /// Prepares the schedule of a plan.
  public init(_ plan: Plan) {
    cables = plan.links.cables
    let plugs = CablePlugs(plan)
    self.plugs = plugs
    trunks = TrunkLines(plan, plugs)
    places = DevicePlaces(plan)
    classCells = plan.links.classes.map { Self.cells(of: $0.choice) }
    unplanned = Self.cells(of: nil)
    patchCords = plan.links.classes.map { PatchCord($0.choice) }
    fiberPairs = LinePair.all(plan)
    layerCells = plan.network.layers.map { layer in
      let fabric = plan.network.fabrics.indices.contains(layer.fabric) ? plan.network.fabrics[layer.fabric] : nil
      return CSVFragment.cells([
        fabric?.name ?? "", fabric?.tier.rawValue ?? "", layer.kind.rawValue,
        NumberText.shortest(layer.rate.bitsPerSecond / 1e9),
      ])
    }
  }

  private static func cells(of choice: Candidate?) -> [UInt8] {
    let laid = choice?.parts.first { $0.kind == .trunk } ?? choice?.parts.first { $0.kind == .cable }
    return CSVFragment.cells([
      choice?.soldLength.map { NumberText.shortest($0.meters) } ?? "", laid?.part ?? "",
      choice?.technology.rawValue ?? "",
      choice?.module(at: .a) ?? "", choice?.module(at: .b) ?? "",
    ])
  }

  /// Streams the schedule in blocks of about 64 KiB.
  /// - Throws: what `receive` throws.
  /// - Complexity: O(links).
  public func write<E: Error>(to receive: ([UInt8]) throws(E) -> Void) throws(E) {
    let blockSize = 1 << 16
    var bytes: [UInt8] = []
    bytes.reserveCapacity(blockSize + 4096)
    bytes += CSVFragment.cells(Self.columns)
    bytes += CSVText.lineEnd.utf8
    for (index, cable) in cables.enumerated() {
      appendLine(index, cable, to: &bytes)
      appendPatchCords(index, cable, to: &bytes)
      guard bytes.count >= blockSize else { continue }
      try receive(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    for pair in fiberPairs {
      bytes += CSVFragment.cells(pair.cells)
      bytes += CSVText.lineEnd.utf8
    }
    try receive(bytes)
  }

  private func appendLine(_ index: Int, _ cable: Cable, to bytes: inout [UInt8]) {
    let links = plugs.links(of: cable)
    let trunk = patchCord(of: cable)?.shape
    let a = trunk.map { trunks.end(ofTrunk: index, $0, isUpper: false) } ?? plugs.end(of: links, isUpper: false)
    let b = trunk.map { trunks.end(ofTrunk: index, $0, isUpper: true) } ?? plugs.end(of: links, isUpper: true)
    let comma = UInt8(ascii: ",")
    bytes.append(UInt8(ascii: "C"))
    bytes.append(number: index + 1)
    bytes.append(comma)
    places.appendLabel(near: a, far: b, to: &bytes)
    bytes.append(comma)
    places.appendLabel(near: b, far: a, to: &bytes)
    bytes.append(comma)
    places.appendCells(a, to: &bytes)
    bytes.append(comma)
    places.appendCells(b, to: &bytes)
    bytes.append(comma)
    if let routed = plugs.routedMeters(of: links) { bytes.append(meters: routed) }
    bytes.append(comma)
    let type = Int(cable.runClass)
    bytes += classCells.indices.contains(type) ? classCells[type] : unplanned
    bytes.append(comma)
    bytes.append(number: links.count)
    bytes.append(comma)
    let layer = links.layer
    if layerCells.indices.contains(layer) { bytes += layerCells[layer] } else { bytes += [comma, comma, comma] }
    bytes += CSVText.lineEnd.utf8
  }

  private func patchCord(of cable: Cable) -> PatchCord? {
    let type = Int(cable.runClass)
    return patchCords.indices.contains(type) ? patchCords[type] : nil
  }

  private func appendPatchCords(_ index: Int, _ cable: Cable, to bytes: inout [UInt8]) {
    guard let cord = patchCord(of: cable) else { return }
    let links = plugs.links(of: cable)
    for isUpper in [false, true] {
      for one in trunks.cords(ofCable: index, links, cord, isUpper: isUpper) {
        append(one, "C\(index + 1)", cord, isUpper: isUpper, to: &bytes)
        bytes += layerCells.indices.contains(links.layer) ? layerCells[links.layer] : [0x2C, 0x2C, 0x2C]
        bytes += CSVText.lineEnd.utf8
      }
    }
  }

  /// The cells of one cord up to the number of its links, and a comma. The device is at `a`, the panel at `b`.
  private func append(
    _ cord: TrunkLines.Cord, _ cable: String, _ kind: PatchCord, isUpper: Bool, to bytes: inout [UInt8]
  ) {
    let comma = UInt8(ascii: ",")
    let isSpliced = cord.panel.main == nil
    bytes += "\(cable).\(isUpper ? "B" : "A")\(cord.number),".utf8
    places.appendLabel(near: cord.device, far: cord.panel, to: &bytes)
    if isSpliced { bytes += cable.utf8 }
    bytes.append(comma)
    if isSpliced { bytes += cable.utf8 }
    places.appendLabel(near: cord.panel, far: cord.device, to: &bytes)
    bytes.append(comma)
    places.appendCells(cord.device, to: &bytes)
    bytes.append(comma)
    if isSpliced { places.appendRack(cord.device, to: &bytes) }
    places.appendCells(cord.panel, to: &bytes)
    bytes += [comma, comma]
    bytes += kind.cells(isUpper: isUpper)
    bytes.append(comma)
    bytes.append(number: cord.links)
    bytes.append(comma)
  }
}
