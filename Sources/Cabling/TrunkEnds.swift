/// Where the trunks of structured cabling end: in which cassettes, and which link takes which of their connectors.
///
/// Panels and cassettes are those of `Layout.panels`: a cassette is the index of its panel times the cassettes of a panel, plus its
/// place in the panel.
public struct TrunkEnds: Sendable {
  /// By cable: the first cassette at the lower end; -1 for what is no trunk, or ends in no panel.
  public internal(set) var cassetteA: [Int32] = []
  /// By cable: the same at the upper end.
  public internal(set) var cassetteB: [Int32] = []
  /// By entry of `LinkPlan.linkOrder`: the first connector of the link in its trunk, from 0; -1 for a link outside trunks.
  public internal(set) var connectors: [Int32] = []
  /// By panel: cassettes in it.
  public internal(set) var cassettesOfPanel: [Int32] = []
  /// By layer: cassettes of trunks that end in no panel.
  public internal(set) var homeless: [Int] = []

  /// No trunks.
  public init() {}

  /// Whether there are trunks at all.
  public var isEmpty: Bool { connectors.isEmpty }
}
