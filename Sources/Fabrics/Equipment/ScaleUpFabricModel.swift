public import Documents
public import Quantities

/// How the links of a scale-up domain are arranged.
public enum ScaleUpShape: String, Sendable, CaseIterable {
  /// Every accelerator reaches every other through one tier of switch chips.
  case switched
  /// Every two accelerators have links of their own.
  case mesh
  /// Neighbors along two or three axes.
  case torus
  /// Two chips of one module.
  case pair
}

/// How the accelerators of a scale-up domain are joined, as numbers.
public struct ScaleUpDomainField: Declared, Sendable {
  /// How the links are arranged.
  public var shape: ScaleUpShape?
  /// Accelerators in one domain.
  public var accelerators: Int?
  /// Switch chips in one domain.
  public var switches: Int?
  /// Catalog id of the switch chip.
  public var switchChip: String?
  /// Ports of the switch chip.
  public var switchPorts: Int?
  /// Links of one accelerator to one switch chip.
  public var linksPerSwitch: Int?
  /// Links between each two accelerators of a mesh.
  public var linksPerPair: Int?
  /// Links of one accelerator that leave the domain.
  public var linksOut: Int?
  /// Catalog id of the switch tray of a rack.
  public var tray: String?
  /// Switch trays in one rack.
  public var trays: Int?
  /// Axes of a torus.
  public var dimensions: Int?
  /// Accelerators along each axis of one cube of a torus.
  public var cube: [Int] = []
  /// Catalog id of the optical circuit switch that joins cubes.
  public var circuitSwitch: String?

  /// Unknown.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.choice("shape", &shape, "How the links are arranged.")
    fields.integer("accelerators", &accelerators, in: 1...1_000_000, "Accelerators in one domain.")
    fields.integer("switches", &switches, in: 1...100_000, "Switch chips in one domain.")
    fields.identifier("switch", &switchChip, kind: "switch", "The switch chip.")
    fields.integer("switch_ports", &switchPorts, in: 1...100_000, "Ports of the switch chip.")
    fields.integer("links_per_switch", &linksPerSwitch, in: 1...1000, "Links of one accelerator to one switch chip.")
    fields.integer("links_per_pair", &linksPerPair, in: 1...1000, "Links between each two accelerators of a mesh.")
    fields.integer("links_out", &linksOut, in: 0...1000, "Links of one accelerator that leave the domain.")
    fields.identifier("tray", &tray, kind: "switch", "The switch tray of a rack.")
    fields.integer("trays", &trays, in: 1...100, "Switch trays in one rack.")
    fields.integer("dimensions", &dimensions, in: 1...6, "Axes of a torus.")
    fields.integers("cube", &cube, in: 1...64, "Accelerators along each axis of one cube of a torus.")
    fields.identifier("circuit_switch", &circuitSwitch, kind: "switch", "The optical circuit switch that joins cubes.")
  }
}

/// A scale-up fabric of the catalog, decoded.
public struct ScaleUpFabricModel: Declared, Sendable {
  /// Name and generation.
  public var name = ""
  /// Rate of a lane.
  public var laneRate: BitRate?
  /// Lanes of one link, one direction.
  public var lanesPerLink: Int?
  /// Rate of a link, one direction.
  public var linkRate: BitRate?
  /// Links of one accelerator.
  public var linksPerAccelerator: Int?
  /// Rate of one accelerator, one direction.
  public var rate: BitRate?
  /// Most accelerators in one domain.
  public var domainAtMost: Int?
  /// In words.
  public var topology = ""
  /// As numbers.
  public var domain: ScaleUpDomainField?
  /// What carries the links.
  public var medium = ""
  /// How far they reach.
  public var reach: Length?
  /// Latency.
  public var latency: Duration?
  /// Catalog id of the cable that a rack's backplane is made of.
  public var cable: String?
  /// Cartridges in one rack.
  public var cartridges: Int?

  /// An unknown fabric.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("name", &name, "Name and generation.")
    fields.quantity("lane_rate", &laneRate, "Rate of a lane.")
    fields.integer("lanes_per_link", &lanesPerLink, in: 1...64, "Lanes of one link, one direction.")
    fields.quantity("link_rate", &linkRate, "Rate of a link, one direction.")
    fields.integer("links_per_accelerator", &linksPerAccelerator, in: 1...1000, "Links of one accelerator.")
    fields.quantity("rate", &rate, "Rate of one accelerator, one direction.")
    fields.integer("domain_max", &domainAtMost, in: 1...1_000_000, "Most accelerators in one domain.")
    fields.string("topology", &topology, "In words.")
    fields.nested("domain", &domain, "The domain as numbers.")
    fields.string("medium", &medium, "What carries the links.")
    fields.quantity("reach", &reach, "How far they reach.")
    fields.quantity("latency", &latency, "Latency.")
    fields.identifier("cable", &cable, kind: "cable", "Cable that a rack's backplane is made of.")
    fields.integer("cartridges", &cartridges, in: 1...64, "Cartridges in one rack.")
    var headline: String?
    fields.string("vendor_headline", &headline, "The vendor's own figure, often both directions.")
    var announced: Int?
    fields.integer("announced", &announced, in: 1990...2100, "Year of announcement.")
  }
}
