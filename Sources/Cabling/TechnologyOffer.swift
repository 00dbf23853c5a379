public import Diagnostics
public import Quantities

/// What choosing a technology must know of one switch: its ports, its optics, and whose variant it is.
public struct SwitchVariant: Sendable {
  /// Ports that the box offers at one rate.
  public struct Ports: Sendable {
    /// How many.
    public var count: Int
    /// At which rate.
    public var rate: BitRate

    /// Describes ports.
    public init(count: Int, rate: BitRate) {
      self.count = count
      self.rate = rate
    }
  }

  /// Catalog id.
  public var id: String
  /// Catalog id of the box with pluggable optics that it is a variant of; nothing for an original.
  public var variantOf: String?
  /// Where its optics are: `.pluggable`, `.cpo`, `.npo`, `.oio`.
  public var optics: Technology
  /// Whether it can be bought as a box; chips and line cards cannot.
  public var isBox: Bool
  /// Port counts by rate.
  public var ports: [Ports]
  /// What it speaks.
  public var protocols: [String]

  /// Describes a switch.
  public init(
    id: String, variantOf: String?, optics: Technology, isBox: Bool, ports: [Ports], protocols: [String]
  ) {
    self.id = id
    self.variantOf = variantOf
    self.optics = optics
    self.isBox = isBox
    self.ports = ports
    self.protocols = protocols
  }
}

/// Which box carries a technology: what a technology builds into the switch is settled before the fabric is built.
public enum TechnologyOffer: Sendable, Hashable {
  /// The box itself.
  case asItIs
  /// A sibling replaces it.
  case variant(String)
  /// No box carries it, because of this.
  case none(String)

  /// The box that carries a technology in the place of a switch, at a port rate.
  /// - Complexity: O(switches).
  public static func resolve(
    _ technology: Technology, for model: String, at rate: BitRate, among switches: [SwitchVariant]
  ) -> TechnologyOffer {
    guard let box = switches.first(where: { $0.id == model }) else {
      return .none("the catalog has no switch `\(model)`")
    }
    let wanted: Technology = technology.isInsideTheBox ? technology : .pluggable
    if box.optics == wanted { return .asItIs }
    let original = box.variantOf ?? box.id
    let family = switches.filter { $0.id == original || $0.variantOf == original }
    let siblings = family.filter { $0.optics == wanted }
    if let sibling = siblings.first(where: { $0.isBox && $0.offers(rate) }) { return .variant(sibling.id) }
    if let slower = siblings.first(where: \.isBox) {
      return .none("\(slower.id), the variant of \(original) with \(wanted.opticsText), has no ports of \(rate)")
    }
    if let chip = siblings.first { return .none("\(chip.id) is a chip, and no box with it is known") }
    return .none("no variant of \(original) with \(wanted.opticsText) is known" + elsewhere(wanted, rate, switches))
  }

  private static func elsewhere(_ wanted: Technology, _ rate: BitRate, _ switches: [SwitchVariant]) -> String {
    let boxes = switches.filter { $0.isBox && $0.optics == wanted && $0.offers(rate) }.map(\.id)
    if boxes.isEmpty { return ", nor any such box at \(rate)" }
    return "; boxes that have them at \(rate): \(boxes.joined(separator: ", "))"
  }

  /// A finding when no box carries the technology; nothing otherwise.
  public func finding(_ technology: Technology, for model: String, at rate: BitRate) -> Finding? {
    guard case .none(let reason) = self else { return nil }
    return Finding(
      .technologyNotOffered, .error, "`\(technology.rawValue)` is not offered for \(model) at \(rate): \(reason)",
      help: ["leave `\(technology.rawValue)` out, or choose a switch that has it"], subject: model)
  }
}

extension SwitchVariant {
  fileprivate func offers(_ rate: BitRate) -> Bool { ports.contains { $0.rate == rate && $0.count > 0 } }
}

extension Technology {
  /// Whether it is part of the box rather than plugged into it.
  var isInsideTheBox: Bool { self == .cpo || self == .npo || self == .oio }

  fileprivate var opticsText: String {
    switch self {
    case .cpo: "co-packaged optics"
    case .npo: "near-package optics"
    case .oio: "optical I/O"
    default: "pluggable optics"
    }
  }
}
