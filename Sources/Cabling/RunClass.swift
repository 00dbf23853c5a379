public import Fabrics
public import Quantities

/// How the cages at the two ends of a link belong together; it decides whether one cable can carry several links.
public enum Pairing: String, Sendable, CaseIterable {
  /// One logical port per cage at both ends.
  case single
  /// All ports of one cage go to the ports of one other cage.
  case straight
  /// All ports of the upper cage go to several lower cages, each of which they fill.
  case split
  /// The ports of a cage go to unrelated cages: only fiber, one cord a port, can serve them.
  case crossed
}

/// One end of a class of runs.
public struct RunEnd: Sendable, Hashable {
  /// The cage.
  public var cage: Cage
  /// Logical ports that the cage is broken out into.
  public var portsPerCage: Int
  /// Role of the device.
  public var role: DeviceRole
  /// Catalog id of the device.
  public var model: String

  /// Describes an end.
  public init(cage: Cage, portsPerCage: Int, role: DeviceRole, model: String) {
    self.cage = cage
    self.portsPerCage = portsPerCage
    self.role = role
    self.model = model
  }
}

/// Runs that any choice of parts treats alike. Candidates are computed once per class.
public struct RunClass: Sendable, Hashable {
  /// Which network.
  public var tier: Tier
  /// Between which roles.
  public var kind: LinkKind
  /// Rate of one logical link.
  public var rate: BitRate
  /// `infiniband-ndr`, `ethernet`, ...: what the switches at the ends speak.
  public var linkProtocol: String
  /// The lower end.
  public var a: RunEnd
  /// The upper end.
  public var b: RunEnd
  /// How the cages belong together.
  public var pairing: Pairing
  /// Upper edge of the length bin, in millimeters: no run of the class is longer.
  public var lengthMillimeters: Int
  /// The line beyond the upper end; nothing for runs inside the site.
  public var route: LineRoute?

  /// Describes a class.
  public init(
    tier: Tier, kind: LinkKind, rate: BitRate, linkProtocol: String, a: RunEnd, b: RunEnd, pairing: Pairing,
    lengthMillimeters: Int, route: LineRoute? = nil
  ) {
    self.tier = tier
    self.kind = kind
    self.rate = rate
    self.linkProtocol = linkProtocol
    self.a = a
    self.b = b
    self.pairing = pairing
    self.lengthMillimeters = lengthMillimeters
    self.route = route
  }

  /// The longest routed length in the class.
  public var length: Length { Length(meters: Double(lengthMillimeters) / 1000) }
}
