public import Diagnostics
public import Fabrics
public import Quantities

/// Where network racks stand.
public enum NetworkPlacement: String, Sendable, CaseIterable {
  /// Leaves in racks at the end of the row that holds their hosts; spines and cores in rows of their own in the middle of the hall.
  case endOfRow = "end-of-row"
  /// Leaves in racks in the middle of their hosts' row; spines and cores central.
  case middleOfRow = "middle-of-row"
  /// Leaves on top of host racks where units and power allow; spines and cores central.
  case topOfRack = "top-of-rack"
  /// All switches in network rows in the middle of the hall.
  case central
}

/// A rectangle of rack positions that must stay free, rows and positions counted from 1, both ends included.
public struct KeepOut: Sendable, Hashable {
  /// First and last row.
  public var rows: ClosedRange<Int>
  /// First and last rack position in those rows.
  public var positions: ClosedRange<Int>
  /// Why, for the drawing.
  public var reason: String

  /// Keeps positions free.
  public init(rows: ClosedRange<Int>, positions: ClosedRange<Int>, reason: String) {
    self.rows = rows
    self.positions = positions
    self.reason = reason
  }
}

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
  /// Usable cross-section of one tray.
  public var traySection: Area
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
    traySection = Area(squareMeters: 0.06)
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

/// What placing must know of one class of devices.
public struct Footprint: Sendable {
  /// Height in rack units; 0 units when the device is a rack of its own.
  public var rackUnits: Int
  /// Whether the device is a whole rack.
  public var isRack: Bool
  /// Power to provision: the device's maximum and the largest module power that each used cage may take.
  public var power: Power
  /// Mass; nothing when unknown.
  public var mass: Mass?
  /// Whether it needs liquid.
  public var needsLiquid: Bool
  /// Height of the cages above the bottom of the device, in units, for risers.
  public var portUnit: Int

  /// Makes a footprint.
  public init(rackUnits: Int, isRack: Bool, power: Power, mass: Mass?, needsLiquid: Bool, portUnit: Int = 0) {
    self.rackUnits = rackUnits
    self.isRack = isRack
    self.power = power
    self.mass = mass
    self.needsLiquid = needsLiquid
    self.portUnit = portUnit
  }
}

/// One rack on the floor.
public struct Rack: Sendable {
  /// `R03-12`: row and position, from 1.
  public var name: String
  /// Row from 0.
  public var row: Int
  /// Position in the row from 0.
  public var position: Int
  /// Whether it holds hosts (switches on top included) or only network devices.
  public var holdsHosts: Bool
  /// Units that a device or a reservation takes.
  public var usedUnits: Int
  /// Power to provision.
  public var power: Power
  /// Mass of what is known.
  public var mass: Mass
  /// Devices, from the bottom.
  public var devices: [DeviceIndex]
  /// Units and power kept for growth.
  public var reservedUnits: Int

  /// Makes a rack.
  public init(
    name: String, row: Int, position: Int, holdsHosts: Bool, usedUnits: Int = 0, power: Power = .zero,
    mass: Mass = .zero, devices: [DeviceIndex] = [], reservedUnits: Int = 0
  ) {
    self.name = name
    self.row = row
    self.position = position
    self.holdsHosts = holdsHosts
    self.usedUnits = usedUnits
    self.power = power
    self.mass = mass
    self.devices = devices
    self.reservedUnits = reservedUnits
  }
}

/// Where one device stands.
public struct Position: Sendable, BitwiseCopyable {
  /// Index into `Layout.racks`; -1 when the device found no place.
  public var rack: Int32
  /// Lowest unit, from 1.
  public var unit: Int32

  /// Names a place.
  public init(rack: Int, unit: Int) {
    self.rack = Int32(truncatingIfNeeded: rack)
    self.unit = Int32(truncatingIfNeeded: unit)
  }
  /// No place found.
  public static var none: Position { Position(rack: -1, unit: 0) }
}

/// Where everything stands and how long every run is.
public struct Layout: Sendable {
  /// The hall it stands in.
  public var floor: FloorSpec
  /// Rows in use.
  public var rows: Int
  /// Racks in use, row by row.
  public var racks: [Rack]
  /// By device index.
  public var positions: [Position]
  /// By link index: routed length in meters with risers, trays and slack, before rounding to a length that is sold; NaN never,
  /// 0 for a run within one device and -1 for a run whose end found no place.
  public var runMeters: [Float]
  /// What does not fit.
  public var findings: [Finding]

  /// Makes a layout.
  public init(
    floor: FloorSpec, rows: Int, racks: [Rack], positions: [Position], runMeters: [Float], findings: [Finding]
  ) {
    self.floor = floor
    self.rows = rows
    self.racks = racks
    self.positions = positions
    self.runMeters = runMeters
    self.findings = findings
  }
}
