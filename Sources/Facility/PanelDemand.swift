public import Quantities

/// What placing must know of structured cabling before links are chosen: the most panels that a rack can need.
///
/// Every link that may be laid through panels counts with the most fiber connectors that any choice gives it, and every two racks
/// with trunks of their own. The real choice comes later and cannot need more.
public struct PanelDemand: Sendable {
  /// Catalog id of the panel.
  public var model: String
  /// Height of a panel in rack units.
  public var units: Int
  /// Cassettes in a panel.
  public var cassettes: Int
  /// Fiber connectors of a cassette.
  public var ports: Int
  /// Mass of a panel without cassettes; nothing when unknown.
  public var mass: Mass?
  /// Mass of a cassette; nothing when unknown.
  public var cassetteMass: Mass?
  /// Fiber connectors at one end of the smallest trunk that may be laid.
  public var trunkConnectors: Int
  /// Cassettes that one end of the largest trunk that may be laid takes.
  public var cassettesPerTrunk: Int
  /// By layer of the network that is placed: fiber connectors that one link takes at most; 0 for a layer without trunks.
  public var connectors: [Int]
  /// Runs up to here are cords from port to port.
  public var longestCord: Length

  /// States a demand; counts below 1 are 1.
  public init(
    model: String, units: Int, cassettes: Int, ports: Int, mass: Mass?, cassetteMass: Mass?, trunkConnectors: Int,
    cassettesPerTrunk: Int, connectors: [Int], longestCord: Length
  ) {
    self.model = model
    self.units = max(1, units)
    self.cassettes = max(1, cassettes)
    self.ports = max(1, ports)
    self.mass = mass
    self.cassetteMass = cassetteMass
    self.trunkConnectors = max(1, trunkConnectors)
    self.cassettesPerTrunk = max(1, cassettesPerTrunk)
    self.connectors = connectors
    self.longestCord = longestCord
  }

  /// Cassettes that so many links of a layer between two racks take at most in each of them.
  func cassettes(for links: Int, ofLayer layer: Int) -> Int {
    let each = connectors(ofLayer: layer)
    guard each > 0 else { return 0 }
    let perTrunk = max(1, trunkConnectors / each)
    return (links + perTrunk - 1) / perTrunk * cassettesPerTrunk
  }

  /// Fiber connectors that one link of a layer takes at most.
  func connectors(ofLayer layer: Int) -> Int { connectors.indices.contains(layer) ? connectors[layer] : 0 }

  /// Mass of a panel with all of its cassettes, as far as it is known.
  var fullMass: Mass { (mass ?? .zero) + (cassetteMass ?? .zero) * cassettes }
}
