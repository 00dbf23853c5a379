public import Documents
public import Facility
import Quantities

/// The hall, as people write it.
public struct FloorSection: Declared, Sendable {
  /// The value that placing takes.
  public var spec = FloorSpec()
  /// Keep-outs as written.
  public var keepOuts: [KeepOutEntry] = []

  /// A hall of common measures.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.integer("rows", &spec.rows, in: 1...10_000, "Rows of racks; as many as needed by default.")
    fields.integer("racks_per_row", &spec.racksPerRow, in: 1...1000, "Rack positions in a row.")
    fields.quantity(
      "pitch", &spec.pitch, in: Length(meters: 0.3)...Length(meters: 3), "Width of a rack position along the row.")
    fields.quantity("rack_depth", &spec.rackDepth, in: Length(meters: 0.5)...Length(meters: 3), "Depth of a rack.")
    fields.quantity(
      "aisle", &spec.aisle, in: Length(meters: 0.5)...Length(meters: 10), "Width of the aisle between two rows.")
    fields.integer("rack_units", &spec.rackUnits, in: 4...100, "Units of a rack.")
    fields.quantity(
      "rack_load", &spec.rackLoad, in: Mass(kilograms: 50)...Mass(kilograms: 10_000), "Largest load of a rack.")
    fields.quantity(
      "tray_height", &spec.trayHeight, in: Length(meters: 1)...Length(meters: 20),
      "Height of the trays above the floor.")
    fields.quantity(
      "tray_section", &spec.traySection, in: Area(squareMeters: 0.001)...Area(squareMeters: 10),
      "Usable cross-section of a tray, all its levels; one to four levels of 600 cm2, as the cables need, by default.")
    fields.number("tray_fill", &spec.trayFill, in: 0.05...1, "Largest share of the section that cables may fill.")
    fields.integer(
      "cross_tray_every", &spec.crossTrayEvery, in: 1...1000, "Rack positions between two trays across the rows.")
    fields.quantity("slack", &spec.slack, in: Length(meters: 0)...Length(meters: 20), "Slack added to every run.")
    fields.quantity(
      "host_feed", &spec.hostFeed, in: Power(watts: 500)...Power(watts: 2_000_000),
      "Power of one feed (A or B) to a rack of hosts.")
    fields.quantity(
      "network_feed", &spec.networkFeed, in: Power(watts: 500)...Power(watts: 2_000_000),
      "Power of one feed (A or B) to a network rack.")
    fields.flag("redundant_feeds", &spec.redundantFeeds, "Whether one feed alone must carry a rack.")
    fields.integer("hosts_per_rack", &spec.hostsPerRack, in: 1...64, "Hosts in one rack; as many as fit by default.")
    fields.integer(
      "switches_per_rack", &spec.switchesPerRack, in: 1...64, "Switches in one network rack; as many as fit by default."
    )
    fields.flag("liquid_cooling", &spec.liquidCooling, "Whether racks have liquid cooling.")
    fields.choice("network_racks", &spec.placement, "Where network racks stand.")
    fields.list("keep_outs", &keepOuts, atMost: 1000, "Rectangles of positions that stay free.")
  }

  /// The value that placing takes, keep-outs included.
  public var resolved: FloorSpec {
    var floor = spec
    floor.keepOuts = keepOuts.map(\.value)
    return floor
  }
}

/// One keep-out as written.
public struct KeepOutEntry: Declared, Sendable {
  private var rows: [Int] = [1, 1]
  private var positions: [Int] = [1, 1]
  private var reason = ""

  /// The first position of the first row.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.integers("rows", &rows, in: 1...10_000, "First and last row, from 1.")
    fields.integers("positions", &positions, in: 1...1000, "First and last rack position, from 1.")
    fields.string("reason", &reason, "Why, for the drawing.")
  }

  /// The rectangle; a single number stands for both ends, and the ends may come in either order.
  public var value: KeepOut {
    KeepOut(rows: Self.range(rows), positions: Self.range(positions), reason: reason)
  }

  private static func range(_ ends: [Int]) -> ClosedRange<Int> {
    let low = ends.min() ?? 1
    return low...max(low, ends.max() ?? 1)
  }
}
