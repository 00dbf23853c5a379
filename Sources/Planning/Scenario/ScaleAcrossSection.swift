public import Documents
public import Quantities

/// Sites joined by DWDM lines.
public struct ScaleAcrossSection: Declared, Sendable {
  /// Sites, this one included.
  public var sites = 2
  /// Length of the fiber route between two neighboring sites.
  public var distance = Length(meters: 80_000)
  /// Capacity between two neighboring sites, one direction.
  public var capacity = BitRate(bitsPerSecond: 12.8e12)
  /// Catalog id of the coherent module; the cheapest that reaches by default.
  public var module: String?
  /// Catalog id of the switch whose cages hold the modules; the cheapest of known power that takes them by default.
  public var `switch`: String?
  /// Catalog id of the terminal at each end of a pair of fibers: it says whether the line is amplified.
  public var terminal = "dwdm-terminal"
  /// Coherent channels on one fiber pair.
  public var channelsPerPair = 64

  /// Two sites 80 km apart with 12.8 Tb/s between them.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.integer(
      "sites", &sites, in: 2...64, "Sites, this one included; neighbors are joined in a ring, two sites by one line.")
    fields.quantity(
      "distance", &distance, in: Length(meters: 1)...Length(meters: 2_000_000),
      "Length of the fiber route between neighboring sites.")
    fields.quantity(
      "capacity", &capacity, in: BitRate(bitsPerSecond: 1e9)...BitRate(bitsPerSecond: 1e17),
      "Capacity between neighboring sites, one direction.")
    fields.identifier(
      "module", &module, kind: "module", "Catalog id of the coherent module; the cheapest that reaches by default.")
    fields.identifier(
      "switch", &`switch`, kind: "switch",
      "Catalog id of the switch whose cages hold the modules; the cheapest of known power that takes them by default.")
    fields.identifier(
      "terminal", &terminal, kind: "switch",
      "Catalog id of the terminal at each end of a pair of fibers, such as `dwdm-mux` for a line without amplifiers.")
    fields.integer("channels_per_pair", &channelsPerPair, in: 1...200, "Coherent channels on one fiber pair.")
  }
}
