public import Diagnostics
public import Documents
public import Fabrics

/// The size of a fabric as `heliograph fabric --json` prints it.
public enum FabricSizeJSON {
  /// Name and version of the format; additions keep the number.
  public static let schema = "heliograph.fabric/1"

  /// The whole document.
  /// - Throws: a finding when a number is not finite.
  public static func render(_ size: FabricSize) throws(Rejection) -> [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.object { json in
      json.member("schema", schema)
      writeMembers(size, to: &json)
      FindingJSON.write(size.findings, to: &json)
    }
    return try json.finish()
  }

  /// Writes the members that describe a fabric into an open object.
  static func writeMembers(_ size: FabricSize, to json: inout JSONWriter) {
    json.member("tiers", size.tiers)
    json.object("switches") { json in
      json.member("leaf", size.switches.leaf)
      json.member("spine", size.switches.spine)
      json.member("core", size.switches.core)
    }
    write(size.links, as: "links", to: &json)
    write(size.cageLinks, as: "cage_links", to: &json)
    json.object("circuit_switching") { json in
      json.member("switches", size.switches.circuit)
      json.member("links", size.links.hostCircuit)
      json.member("cage_links", size.cageLinks.hostCircuit)
    }
    json.member("bisection", size.bisection)
    json.object("oversubscription") { json in
      json.member("leaf", size.leafOversubscription)
      json.member("spine", orNull: size.spineOversubscription)
    }
    json.member("diameter", size.diameter)
    json.member("groups", size.groups)
    json.member("pods", size.pods)
    json.member("unused_ports", size.unusedPorts)
    json.array("choices") { json in for choice in size.choices { json.value(choice) } }
  }

  /// Exactly the four kinds of links between hosts and switches, no totals.
  private static func write(_ links: LinkCounts, as key: String, to json: inout JSONWriter) {
    json.object(key) { json in
      json.member("host_leaf", links.hostLeaf)
      json.member("leaf_spine", links.leafSpine)
      json.member("spine_core", links.spineCore)
      json.member("host_host", links.hostHost)
    }
  }
}
