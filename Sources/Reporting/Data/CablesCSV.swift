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
/// A port over several fiber connectors takes as many cords, each with a line and labels of its own: `F2` in a label and 2 in
/// `connector_a` and `connector_b`, which are empty where a port has one connector, is the second connector of the module. The link
/// is counted with the first of the cords.
///
/// The pairs of fibers that leave the site come last, as `L1`, `L2`, ...: their kind is `line`, and nobody lays them here.
public struct CablesCSV {
  /// Names of the columns.
  public static let columns = [
    "cable", "label_a", "label_b", "rack_a", "unit_a", "device_a", "cage_a", "ports_a", "rack_b", "unit_b", "device_b",
    "cage_b", "ports_b", "routed_m", "sold_m", "part", "technology", "module_a", "module_b", "links", "fabric", "tier",
    "kind", "rate_gbps", "connector_a", "connector_b",
  ]

  private let schedule: CableSchedule
  private let places: DevicePlaces
  /// By class: sold length, part, technology and modules at both ends.
  private let classCells: [[UInt8]]
  /// By layer: fabric, tier, kind, rate.
  private let layerCells: [[UInt8]]
  private let unplanned: [UInt8]
  private let fiberPairs: [LinePair]

  /// Prepares the schedule of a plan.
  public init(_ plan: Plan) {
    schedule = CableSchedule(plan)
    places = DevicePlaces(plan)
    classCells = plan.links.classes.map { Self.cells(of: $0.choice) }
    unplanned = Self.cells(of: nil)
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
    try schedule.forEach { (line: CableLine) throws(E) in
      append(line, to: &bytes)
      guard bytes.count >= blockSize else { return }
      try receive(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    for pair in fiberPairs {
      bytes += CSVFragment.cells(pair.cells)
      bytes += CSVText.lineEnd.utf8
    }
    try receive(bytes)
  }

  private func append(_ line: CableLine, to bytes: inout [UInt8]) {
    let comma = UInt8(ascii: ",")
    // What is spliced to a cable has that cable's name in the place of a port.
    let isSpliced = line.patch != nil && line.b.main == nil
    bytes += line.name.utf8
    bytes.append(comma)
    places.appendLabel(near: line.a, far: line.b, to: &bytes)
    if isSpliced { bytes += "C\(line.number)".utf8 }
    bytes.append(comma)
    if isSpliced { bytes += "C\(line.number)".utf8 }
    places.appendLabel(near: line.b, far: line.a, to: &bytes)
    bytes.append(comma)
    places.appendCells(line.a, to: &bytes)
    bytes.append(comma)
    if isSpliced { places.appendRack(line.a, to: &bytes) }
    places.appendCells(line.b, to: &bytes)
    bytes.append(comma)
    if let routed = line.routedMeters { bytes.append(meters: routed) }
    bytes.append(comma)
    if let patch = line.patch {
      bytes += patch.cord.cells(isUpper: patch.isUpper)
    } else {
      bytes += classCells.indices.contains(line.runClass) ? classCells[line.runClass] : unplanned
    }
    bytes.append(comma)
    bytes.append(number: line.links)
    bytes.append(comma)
    bytes += layerCells.indices.contains(line.layer) ? layerCells[line.layer] : [comma, comma, comma]
    bytes.append(comma)
    places.appendConnector(line.a, to: &bytes)
    bytes.append(comma)
    places.appendConnector(line.b, to: &bytes)
    bytes += CSVText.lineEnd.utf8
  }
}
