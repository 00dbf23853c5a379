public import Fabrics
public import Quantities

/// One rack on the floor.
public struct Rack: Sendable {
  /// `R03-12`: row and position, from 1.
  public var name: String
  /// Row from 0.
  public var row: Int
  /// Position in the row from 0.
  public var position: Int
  /// Whether it holds hosts (switches on top included) or only network and storage devices.
  public var holdsHosts: Bool
  /// Units that a device or a reservation takes.
  public var usedUnits: Int
  /// Power to provision for the devices that stand in it.
  public var power: Power
  /// Mass of what is known.
  public var mass: Mass
  /// Devices, from the bottom.
  public var devices: [DeviceIndex]
  /// Units kept for growth.
  public var reservedUnits: Int
  /// Power kept for growth, on top of `power`.
  public var reservedPower: Power
  /// The units kept for growth, counted from 1, from the bottom.
  public var reservedSlots: [ClosedRange<Int>]

  /// Makes a rack.
  public init(
    name: String, row: Int, position: Int, holdsHosts: Bool, usedUnits: Int = 0, power: Power = .zero,
    mass: Mass = .zero, devices: [DeviceIndex] = [], reservedUnits: Int = 0, reservedPower: Power = .zero,
    reservedSlots: [ClosedRange<Int>] = []
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
    self.reservedPower = reservedPower
    self.reservedSlots = reservedSlots
  }

  /// Whether nothing stands in it yet: the position is kept for growth.
  public var isReserved: Bool { devices.isEmpty }

  /// `R03-12` for row 2 and position 11, both from 0.
  public static func name(row: Int, position: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "R\(padded(row + 1))-\(padded(position + 1))"
  }
}
