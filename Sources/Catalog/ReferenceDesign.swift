public import Documents
public import Quantities

/// A published fabric with its counts, to test a generated design against.
public struct ReferenceDesign: Declared, Sendable {
  /// The family.
  public var design = ""
  /// The size within the family.
  public var config = ""
  /// Hosts.
  public var nodes: Int?
  /// Accelerators.
  public var accelerators: Int?
  /// Ports of a switch at `switchPortRate`.
  public var switchRadix: Int?
  /// The rate at which ports and cables are counted.
  public var switchPortRate: BitRate?
  /// Separate networks side by side.
  public var planes: Int?
  /// Tiers of switches.
  public var tiers: Int?
  /// Leaf switches in all planes.
  public var leaf: Int?
  /// Spine switches in all planes.
  public var spine: Int?
  /// Core switches in all planes.
  public var core: Int?
  /// Cables from hosts to leaves.
  public var nodeLeafCables: Int?
  /// Cables from leaves to spines.
  public var leafSpineCables: Int?
  /// Cables from spines to cores.
  public var spineCoreCables: Int?
  /// How the publisher counts.
  public var countingNote: String?

  /// An empty row.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("design", &design, "The family.")
    fields.string("config", &config, "The size within the family.")
    fields.integer("nodes", &nodes, in: 1...1_000_000_000, "Hosts.")
    fields.integer("accelerators", &accelerators, in: 1...1_000_000_000, "Accelerators.")
    fields.integer("switch_radix", &switchRadix, in: 1...100_000, "Ports of a switch at `switch_port_rate`.")
    fields.quantity("switch_port_rate", &switchPortRate, "The rate at which ports and cables are counted.")
    fields.integer("planes", &planes, in: 1...1_000, "Separate networks side by side.")
    fields.integer("tiers", &tiers, in: 1...10, "Tiers of switches.")
    fields.integer("leaf", &leaf, in: 0...1_000_000_000, "Leaf switches in all planes.")
    fields.integer("spine", &spine, in: 0...1_000_000_000, "Spine switches in all planes.")
    fields.integer("core", &core, in: 0...1_000_000_000, "Core switches in all planes.")
    fields.integer("node_leaf_cables", &nodeLeafCables, in: 0...1_000_000_000, "Cables from hosts to leaves.")
    fields.integer("leaf_spine_cables", &leafSpineCables, in: 0...1_000_000_000, "Cables from leaves to spines.")
    fields.integer("spine_core_cables", &spineCoreCables, in: 0...1_000_000_000, "Cables from spines to cores.")
    fields.string("counting_note", &countingNote, "How the publisher counts.")
    fields.require("design", "config")
  }
}
