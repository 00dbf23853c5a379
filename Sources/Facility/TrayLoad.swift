public import Diagnostics
public import Fabrics
public import Quantities

/// A cable as the trays see it.
public struct TrayCable: Sendable {
  /// A link that it carries; its ends are the cable's ends.
  public var link: Int32
  /// Cross-section over its jacket: pi/4 x outer diameter squared for a round one.
  public var section: Area
  /// Mass per length; nothing when unknown.
  public var massPerLength: LinearDensity?

  /// Describes a cable.
  public init(link: Int, section: Area, massPerLength: LinearDensity?) {
    self.link = Int32(truncatingIfNeeded: link)
    self.section = section
    self.massPerLength = massPerLength
  }
}

/// Where a piece of tray is. Everything counts from 0.
public enum TrayPlace: Sendable, Hashable {
  /// Above one rack position of a row.
  case row(row: Int, position: Int)
  /// Of a cross tray, from one row to the next; the tray stands before `position` of the rows.
  case cross(tray: Int, position: Int, fromRow: Int)

  /// The place as a label, counted from 1: `row tray above R03-12`, `cross tray 2, row 3 to 4`.
  public var text: String {
    switch self {
    case .row(let row, let position): "row tray above \(Rack.name(row: row, position: position))"
    case .cross(let tray, _, let row): "cross tray \(tray + 1), row \(row + 1) to \(row + 2)"
    }
  }
}

/// What runs through one piece of tray.
public struct TraySegment: Sendable {
  /// Where it is.
  public var place: TrayPlace
  /// Cross-sections of the cables in it, summed.
  public var section: Area
  /// `section` over the usable section of the tray.
  public var fill: Double
  /// Cables in it.
  public var cables: Int
  /// Mass of the cables per length of tray; a lower bound when a cable's mass is unknown.
  public var massPerLength: LinearDensity
}

/// How full the overhead trays are.
///
///     let load = TrayLoad.compute(layout: layout, network: network, cables: cables)
///     load.worst?.place.text   // "cross tray 2, row 3 to 4"
///
/// Every cable takes the way that its run length was measured on (`Layout.runMeters`): between racks through the
/// trays, within a rack not at all. The two halves of a row tray above a rack are summed apart, because cables from
/// the rack go left or right; the fuller one is reported. Difference arrays make it O(cables + segments), and sums are
/// whole numbers of 10^-3 mm2 and mg/m, so that they do not depend on the order of the cables.
public struct TrayLoad: Sendable {
  /// Rows of the layout.
  public let rows: Int
  /// Rack positions in a row.
  public let racksPerRow: Int
  /// Cross trays.
  public let crossTrays: Int
  /// One per row and position, row by row.
  public let rowSegments: [TraySegment]
  /// One per cross tray and gap between rows, tray by tray.
  public let crossSegments: [TraySegment]
  /// Cables through trays whose mass is unknown.
  public let cablesOfUnknownMass: Int
  /// Usable cross-section of every tray: what the floor gives, else that of `levels` levels.
  public let traySection: Area
  /// Levels of every tray that were taken because the floor gives no section; nothing where it does.
  public let levels: Int?
  /// Trays above their limit, at most one finding for row trays and one for cross trays; more than one level taken.
  public let findings: [Finding]

  /// The fullest piece of tray, the first of equals; nothing in an empty hall.
  public var worst: TraySegment? { Self.fullest(rowSegments + crossSegments) }

  /// The heaviest piece of tray, the first of equals; nothing in an empty hall.
  public var heaviest: TraySegment? {
    (rowSegments + crossSegments).reduce(nil as TraySegment?) { best, segment in
      best.map { $0.massPerLength >= segment.massPerLength ? $0 : segment } ?? segment
    }
  }

  /// The row tray above a rack position, both from 0; nothing outside the hall.
  public func segment(row: Int, position: Int) -> TraySegment? {
    guard (0..<rows).contains(row), (0..<racksPerRow).contains(position) else { return nil }
    return rowSegments[row * racksPerRow + position]
  }

  /// Sums up what runs through every piece of tray.
  ///
  /// For the trays of a plan that grows, give the layout, network and cables of the grown plan.
  public static func compute(layout: Layout, network: Network, cables: [TrayCable]) -> TrayLoad {
    let grid = TrayGrid(layout.floor)
    var sums = TraySums(grid, rows: layout.rows)
    for cable in cables {
      guard network.links.indices.contains(Int(cable.link)) else { continue }
      let link = network.links[Int(cable.link)]
      let a = Int(layout.position(of: link.a).rack)
      let b = Int(layout.position(of: link.b).rack)
      guard layout.racks.indices.contains(a), layout.racks.indices.contains(b), a != b else { continue }
      sums.add(cable, layout.racks[a].row, layout.racks[a].position, layout.racks[b].row, layout.racks[b].position)
    }
    return TrayLoad(sums, grid, layout)
  }

  private init(_ sums: TraySums, _ grid: TrayGrid, _ layout: Layout) {
    let alongRows = sums.rowSums()
    let acrossRows = sums.crossSums()
    let (trayArea, levels) = Self.trays(layout.floor, fullest: (alongRows + acrossRows).map(\.section).max() ?? 0)
    (traySection, self.levels) = (trayArea, levels)
    func segment(_ place: TrayPlace, _ sum: TraySums.Sum) -> TraySegment {
      let section = Area(squareMeters: Double(sum.section) / TraySums.sectionUnitsPerSquareMeter)
      let mass = LinearDensity(kilogramsPerMeter: Double(sum.mass) / TraySums.massUnitsPerKilogram)
      return TraySegment(
        place: place, section: section, fill: section / trayArea, cables: sum.cables, massPerLength: mass)
    }
    rows = layout.rows
    racksPerRow = grid.positions
    crossTrays = grid.crossTrays
    rowSegments = alongRows.enumerated().map { index, sum in
      segment(.row(row: index / grid.positions, position: index % grid.positions), sum)
    }
    let gaps = max(1, layout.rows - 1)
    crossSegments = acrossRows.enumerated().map { index, sum in
      let tray = index / gaps
      return segment(
        .cross(tray: tray, position: grid.place(ofCrossTray: tray) / 2, fromRow: index % gaps), sum)
    }
    cablesOfUnknownMass = sums.cablesOfUnknownMass
    findings = TrayFindings(layout.floor, section: trayArea, levels: levels)
      .findings(row: rowSegments, cross: crossSegments)
  }

  /// The section of the trays and, where none is given, the levels that hold the fullest piece within the limit.
  private static func trays(_ floor: FloorSpec, fullest: Int64) -> (section: Area, levels: Int?) {
    if let section = floor.traySection { return (section, nil) }
    let section = Area(squareMeters: Double(fullest) / TraySums.sectionUnitsPerSquareMeter)
    let needed = section / (FloorSpec.trayLevelSection * floor.trayFill * RackDraft.tolerance)
    let levels = Int(min(max(1, needed.rounded(.up)), Double(FloorSpec.trayLevelsAtMost)))
    return (FloorSpec.trayLevelSection * Double(levels), levels)
  }

  static func fullest(_ segments: [TraySegment]) -> TraySegment? {
    segments.reduce(nil as TraySegment?) { best, segment in
      best.map { $0.section >= segment.section ? $0 : segment } ?? segment
    }
  }
}
