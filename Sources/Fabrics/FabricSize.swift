public import Diagnostics

/// Counts by switch tier.
public struct SwitchCounts: Sendable, Hashable {
  /// First tier, summed over planes.
  public var leaf = 0
  /// Second tier.
  public var spine = 0
  /// Third tier.
  public var core = 0
  /// Optical circuit switches.
  public var circuit = 0
  /// Switches at the edge of the site.
  public var border = 0
  /// Line terminals, which switch nothing.
  public var lineTerminal = 0

  /// None.
  public init() {}
  /// All switches.
  public var total: Int { leaf + spine + core + circuit + border }
}

/// Counts of links by kind: logical links, or cage links where the holder says so.
public struct LinkCounts: Sendable, Hashable {
  /// Host to leaf, reserved ports included.
  public var hostLeaf = 0
  /// Leaf to spine.
  public var leafSpine = 0
  /// Spine to core.
  public var spineCore = 0
  /// Host to host.
  public var hostHost = 0
  /// Cube face to optical circuit switch.
  public var hostCircuit = 0
  /// Channels of lines to other sites.
  public var site = 0

  /// None.
  public init() {}
  /// All links.
  public var total: Int { hostLeaf + leafSpine + spineCore + hostHost + hostCircuit + site }
}

/// How large a fabric comes out, by arithmetic alone: no graph is built.
public struct FabricSize: Sendable {
  /// Switch tiers; 0 for a mesh or torus.
  public var tiers = 0
  /// Switches, summed over planes.
  public var switches = SwitchCounts()
  /// Logical links at the rate of one plane.
  public var links = LinkCounts()
  /// The same links counted in full cages.
  public var cageLinks = LinkCounts()
  /// Bisection bandwidth as a fraction of full host bandwidth, at most 1: the least of all tiers.
  ///
  /// Where `choices` say that links per pair differ by one, some halves of the hosts have up to a link per core less.
  public var bisection = 1.0
  /// Host-facing over spine-facing bandwidth of a leaf, as built.
  public var leafOversubscription = 1.0
  /// Leaf-facing over core-facing bandwidth of a spine, as built; nothing without a third tier.
  public var spineOversubscription: Double?
  /// Links on the longest shortest path between two hosts.
  public var diameter = 0
  /// Rail groups (scalable units) in one plane.
  public var groups = 0
  /// Pods in one plane of a three-tier fabric; 1 otherwise.
  public var pods = 1
  /// Logical switch ports that nothing is plugged into.
  public var unusedPorts = 0
  /// Choices that the rules left open and what was chosen, in sentences.
  public var choices: [String] = []
  /// What is wrong or worth knowing.
  public var findings: [Finding] = []

  /// An empty fabric.
  public init() {}

  /// Whether there is anything to state invariants of: a fabric that cannot be sized has no links, and no bisection either; lines
  /// to other sites have no hosts that a bisection could be of.
  public var isDefined: Bool { links.total > links.site }
}
