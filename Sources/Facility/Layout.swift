public import Diagnostics

/// Where everything stands and how long every run is.
///
///     let layout = Layout.place(network, floor: floor, footprints: footprints) { names[Int($0)] }
///     layout.rackName(of: 0)          // "R01-01"
///     layout.length(ofLink: 0)        // 7.4 m, before rounding to a length that is sold
///
/// Placing is deterministic and never moves what stands: see `Growth`.
public struct Layout: Sendable {
  /// The hall it stands in, with measures that cannot be used replaced (and reported).
  public var floor: FloorSpec
  /// Rows in use.
  public var rows: Int
  /// Racks in use or kept for growth, row by row.
  public var racks: [Rack]
  /// By device index.
  public var positions: [Position]
  /// By device index: height in rack units; a device that is a whole rack has all of its units.
  public var heights: [Int32]
  /// By link index: routed length in meters with risers, trays and slack, before rounding to a length that is sold;
  /// NaN never, 0 for a run within one device and -1 for a run whose end found no place. Of a channel to another site it is the
  /// run to the terminal of its line.
  public var runMeters: [Float]
  /// Space for patch panels; nothing without structured cabling.
  public var panels: PanelReservation?
  /// What does not fit.
  public var findings: [Finding]

  /// Makes a layout.
  public init(
    floor: FloorSpec, rows: Int, racks: [Rack], positions: [Position], heights: [Int32] = [], runMeters: [Float],
    panels: PanelReservation? = nil, findings: [Finding]
  ) {
    self.floor = floor
    self.rows = rows
    self.racks = racks
    self.positions = positions
    self.heights = heights
    self.runMeters = runMeters
    self.panels = panels
    self.findings = findings
  }
}
