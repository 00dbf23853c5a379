public import Documents
public import Fabrics

/// The size of a fabric as `heliograph fabric --json` prints it.
public enum FabricSizeJSON {
  /// Name and version of the format; additions keep the number.
  public static let schema = "heliograph.fabric/1"

  /// The whole document.
  public static func value(_ size: FabricSize) -> JSONValue {
    .object(
      [.init("schema", .string(schema))] + members(size)
        + [.init("findings", .array(size.findings.map(FindingDocument.value)))])
  }

  /// The members that describe a fabric.
  static func members(_ size: FabricSize) -> [JSONValue.Member] {
    [
      .init("tiers", .integer(size.tiers)),
      .init(
        "switches",
        .object([
          .init("leaf", .integer(size.switches.leaf)), .init("spine", .integer(size.switches.spine)),
          .init("core", .integer(size.switches.core)),
        ])),
      .init("links", value(size.links)), .init("cage_links", value(size.cageLinks)),
      .init(
        "circuit_switching",
        .object([
          .init("switches", .integer(size.switches.circuit)), .init("links", .integer(size.links.hostCircuit)),
          .init("cage_links", .integer(size.cageLinks.hostCircuit)),
        ])),
      .init("bisection", size.isDefined ? .number(size.bisection) : .null),
      .init(
        "oversubscription",
        .object([
          .init("leaf", size.isDefined ? .number(size.leafOversubscription) : .null),
          .init("spine", size.spineOversubscription.map { .number($0) } ?? .null),
        ])),
      .init("diameter", size.isDefined ? .integer(size.diameter) : .null), .init("groups", .integer(size.groups)),
      .init("pods", .integer(size.pods)), .init("unused_ports", .integer(size.unusedPorts)),
      .init("choices", .array(size.choices.map { .string($0) })),
    ]
  }

  /// Exactly the four kinds of links between hosts and switches, no totals.
  private static func value(_ links: LinkCounts) -> JSONValue {
    .object([
      .init("host_leaf", .integer(links.hostLeaf)), .init("leaf_spine", .integer(links.leafSpine)),
      .init("spine_core", .integer(links.spineCore)), .init("host_host", .integer(links.hostHost)),
    ])
  }
}
