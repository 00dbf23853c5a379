public import Cabling
public import Quantities

/// Kinds of equipment for which a time from order to delivery is estimated.
///
/// The spreads are rows of the catalog (kind `fact`); what falls in no class has no known lead time.
public enum LeadTimeClass: String, Sendable, CaseIterable {
  /// Passive copper cable.
  case copper = "capacity-lead-time-dac"
  /// Copper cable with retimers.
  case retimedCopper = "capacity-lead-time-aec"
  /// Module for multimode fiber.
  case multimodeModule = "capacity-lead-time-multimode-module"
  /// Module of 400 or 800 Gb/s for single-mode fiber.
  case singleModeModule = "capacity-lead-time-400g-and-800g-dr-fr"
  /// Module of 1.6 Tb/s.
  case fastestModule = "capacity-lead-time-1-6t-dr8"
  /// Switch of 51.2 Tb/s.
  case box = "capacity-lead-time-51-2t-box"
  /// Switch of 102.4 Tb/s and above.
  case largestBox = "capacity-lead-time-102-4t-box"
  /// Co-packaged switch.
  case copackagedBox = "capacity-lead-time-cpo-box"
  /// External laser module.
  case externalLaser = "capacity-lead-time-external-laser"
  /// Network adapter.
  case adapter = "capacity-lead-time-adapter"
  /// Fiber trunk.
  case trunk = "capacity-lead-time-trunk"
  /// Host that is a rack of its own.
  case rackScaleHost = "capacity-lead-time-rack-scale-host"

  /// Id of the catalog row with the spread.
  public var catalogID: String { rawValue }

  /// The class of a switch by its capacity, one direction; nothing below 51.2 Tb/s, for which none is estimated.
  public static func ofSwitch(capacity: BitRate?, isCopackaged: Bool) -> LeadTimeClass? {
    if isCopackaged { return .copackagedBox }
    guard let capacity else { return nil }
    if capacity >= BitRate(bitsPerSecond: 102.4e12) { return .largestBox }
    return capacity >= BitRate(bitsPerSecond: 51.2e12) ? .box : nil
  }

  /// The class of a module by the rate of the whole plug, one direction; nothing below 400 Gb/s on single-mode fiber.
  public static func ofModule(rate: BitRate, isMultimode: Bool) -> LeadTimeClass? {
    if rate >= BitRate(bitsPerSecond: 1.6e12) { return .fastestModule }
    if isMultimode { return .multimodeModule }
    return rate >= BitRate(bitsPerSecond: 400e9) ? .singleModeModule : nil
  }

  /// The class of a cable with fixed ends; nothing where none is estimated.
  public static func ofCable(_ technology: Technology) -> LeadTimeClass? {
    switch technology {
    case .copper: .copper
    case .aec: .retimedCopper
    default: nil
    }
  }
}
