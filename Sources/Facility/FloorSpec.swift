public import Quantities

/// The hall: its grid of rack positions, its aisles, trays and power.
public struct FloorSpec: Sendable {
  /// Rows of racks; nothing for as many as are needed.
  public var rows: Int?
  /// Rack positions in a row.
  public var racksPerRow: Int
  /// Width of a rack position along the row.
  public var pitch: Length
  /// Depth of a rack.
  public var rackDepth: Length
  /// Width of the aisle between two rows (hot and cold alike).
  public var aisle: Length
  /// Units of a rack.
  public var rackUnits: Int
  /// Largest load of a rack.
  public var rackLoad: Mass
  /// Height of the trays above the floor.
  public var trayHeight: Length
  /// Usable cross-section of all levels of a tray; nothing for as many levels of `trayLevelSection` as the cables need.
  public var traySection: Area?
  /// Largest share of the section that cables may fill.
  public var trayFill: Double
  /// Cross-aisle trays: every how many rack positions one runs across the rows.
  public var crossTrayEvery: Int
  /// Slack added to every run.
  public var slack: Length
  /// Power of one feed (A or B) to one rack of hosts.
  public var hostFeed: Power
  /// Power of one feed (A or B) to one network rack.
  public var networkFeed: Power
  /// Hosts in one rack; nothing for as many as units, power and load allow.
  public var hostsPerRack: Int?
  /// Switches in one network rack at most; nothing for as many as units, power and load allow.
  public var switchesPerRack: Int?
  /// Whether racks have liquid cooling.
  public var liquidCooling: Bool
  /// Where network racks stand.
  public var placement: NetworkPlacement
  /// Positions kept free.
  public var keepOuts: [KeepOut]
  /// Whether feeds A and B back each other up, so that one alone must carry a rack.
  public var redundantFeeds: Bool

  /// Usable cross-section of one tray level: 600 mm wide, filled 100 mm high.
  public static let trayLevelSection = Area(squareMeters: 0.06)
  /// Most tray levels that are taken where no section is given: at 300 mm each, they end 900 mm above the first.
  public static let trayLevelsAtMost = 4

  /// Makes a hall of common measures: 600 mm racks of 48 units, 1.2 m deep, 1.8 m aisles, trays at 2.7 m.
  public init() {
    rows = nil
    racksPerRow = 16
    pitch = Length(meters: 0.6)
    rackDepth = Length(meters: 1.2)
    aisle = Length(meters: 1.8)
    rackUnits = 48
    rackLoad = Mass(kilograms: 1600)
    trayHeight = Length(meters: 2.7)
    traySection = nil
    trayFill = 0.5
    crossTrayEvery = 8
    slack = Length(meters: 1)
    hostFeed = Power(watts: 60_000)
    networkFeed = Power(watts: 20_000)
    hostsPerRack = nil
    switchesPerRack = nil
    liquidCooling = true
    placement = .endOfRow
    keepOuts = []
    redundantFeeds = true
  }
}
