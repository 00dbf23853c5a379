/// Why a combination of parts does not serve, in the order of how near it came: the first kinds fail for one figure only.
public enum Obstacle: String, Sendable, CaseIterable {
  /// The technology is not among those allowed, or the part is excluded; all else fits.
  case policy
  /// It would close if the boxes were known to drive it.
  case undeclared
  /// The run is longer than the reach, or than what is sold.
  case reach
  /// The run is shorter than the module's least, and no cord is sold that makes it longer.
  case minimumReach
  /// The order of the fibers comes out wrong.
  case polarity
  /// It draws more than the cage's class.
  case power
  /// Its top does not fit the cage's heat sink.
  case heatSink
  /// No cord joins the connectors, or a splitter cannot divide them.
  case connector
  /// The ports of a cage go where one cable cannot follow.
  case pairing
  /// The optics at the two ends do not speak the same scheme, lane rate or medium.
  case optics
  /// It must not be used at this side of the link.
  case side
  /// It is not offered for this protocol.
  case linkProtocol
  /// It does not fit into the cage.
  case cage
  /// Its lanes are faster than the cage's.
  case lanes
  /// It has another rate.
  case rate
  /// It is no longer sold.
  case discontinued
  /// The catalog has no such part.
  case missing

  /// How far the combination came; 0 came farthest.
  var distance: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
