public import Quantities

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
