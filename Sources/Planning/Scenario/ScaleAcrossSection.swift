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
  /// Catalog id of the coherent module.
  public var module: String? = "400zr"
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
    fields.identifier("module", &module, kind: "module", "Catalog id of the coherent module.")
    fields.integer("channels_per_pair", &channelsPerPair, in: 1...200, "Coherent channels on one fiber pair.")
  }
}
