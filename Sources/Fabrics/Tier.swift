/// Which network of the cluster something belongs to.
public enum Tier: String, Sendable, CaseIterable {
  /// Memory-semantic links among the accelerators of one domain (NVLink, UALink, Infinity Fabric, ICI).
  case scaleUp = "scale-up"
  /// The back-end network among hosts.
  case scaleOut = "scale-out"
  /// Lines between sites.
  case scaleAcross = "scale-across"
  /// Hosts to storage.
  case storage
  /// In-band and out-of-band management.
  case management
}

/// How the devices of a fabric are joined.
public enum Topology: String, Sendable, CaseIterable {
  /// Folded Clos in which the ports of a host fill leaves in turn.
  case fatTree = "fat-tree"
  /// Folded Clos in which port r of every host of a group goes to leaf r of that group.
  case rail
  /// Every host joined to every other.
  case mesh
  /// 2-D or 3-D torus of cubes, whose faces meet in optical circuit switches.
  case torus
}

/// What a device is in its fabric.
public enum DeviceRole: String, Sendable, CaseIterable {
  /// A server or a rack-scale system with accelerators.
  case host
  /// First switch tier.
  case leaf
  /// Second switch tier.
  case spine
  /// Third switch tier.
  case core
  /// Optical circuit switch.
  case opticalCircuitSwitch = "ocs"
  /// Storage appliance or its gateway.
  case storage
  /// Appliance of a fabric manager, plugged into leaves like a host.
  case manager
  /// Site edge: a switch whose cages hold the coherent modules of lines to other sites.
  case border
  /// Where a pair of fibers to another site ends: multiplexer and demultiplexer, with amplifiers where it has them.
  case lineTerminal = "line-terminal"
}

/// Between which roles a link runs.
public enum LinkKind: String, Sendable, CaseIterable {
  /// Host port to leaf.
  case hostLeaf = "host_leaf"
  /// Leaf to spine.
  case leafSpine = "leaf_spine"
  /// Spine to core.
  case spineCore = "spine_core"
  /// Host to host: mesh, or the electrical links inside a torus cube.
  case hostHost = "host_host"
  /// Cube face to optical circuit switch.
  case hostCircuit = "host_ocs"
  /// Channel of a line to another site: from a cage of the site edge to the port of a line terminal.
  case site
}
