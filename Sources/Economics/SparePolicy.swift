public import Quantities

/// How many pieces are bought in addition to those in use.
///
/// `spares = ceil(share x pieces)`, so that a share above zero gives at least one piece. Modules, cables and external
/// lasers are spared by part and length over all tiers together, for a spare serves any of them; switches by model.
/// Hosts, trunks, panels and engines are repaired, not spared.
public struct SparePolicy: Sendable, Hashable {
  /// Share of modules, cables and external lasers; 2 % by default.
  public var parts: Share
  /// Share of switches; 1 % by default.
  public var switches: Share
  /// Fewest pieces in use for which modules and cables are spared; 5 by default: below, a longer cable serves.
  public var fewestPieces: Int

  /// Makes a policy.
  public init(parts: Share = Share(fraction: 0.02), switches: Share = Share(fraction: 0.01), fewestPieces: Int = 5) {
    self.parts = parts
    self.switches = switches
    self.fewestPieces = fewestPieces
  }

  /// Spare pieces of a part of which so many are in use.
  public func spares(of category: BillCategory, using pieces: Int) -> Int {
    switch category {
    case .module, .cable, .laser: pieces < fewestPieces ? 0 : Self.roundedUp(parts, of: pieces)
    case .switch: Self.roundedUp(switches, of: pieces)
    case .host, .trunk, .panel, .engine, .rack, .labor, .other: 0
    }
  }

  /// The share in whole pieces; a hair is taken off so that 2 % of 150 is 3 and not 4 through rounding of the product.
  private static func roundedUp(_ share: Share, of pieces: Int) -> Int {
    guard pieces > 0, share.fraction > 0 else { return 0 }
    let exact = share.fraction * Double(pieces)
    return max(1, Int(exactly: (exact - exact * 1e-12).rounded(.up)) ?? pieces)
  }
}
