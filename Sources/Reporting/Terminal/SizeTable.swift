public import Fabrics
import Quantities

/// The size of a fabric as a table.
public enum SizeTable {
  /// One row for each count and invariant.
  public static func content(_ size: FabricSize) -> TableContent {
    var rows: [[String]] = [["switch tiers", Prose.count(size.tiers), ""]]
    func add(_ name: String, _ count: Int, _ cages: Int? = nil) {
      if count > 0 { rows.append([name, Prose.count(count), cages.map { Prose.count($0) } ?? ""]) }
    }
    add("leaves", size.switches.leaf)
    add("spines", size.switches.spine)
    add("cores", size.switches.core)
    add("optical circuit switches", size.switches.circuit)
    add("links host to leaf", size.links.hostLeaf, size.cageLinks.hostLeaf)
    add("links leaf to spine", size.links.leafSpine, size.cageLinks.leafSpine)
    add("links spine to core", size.links.spineCore, size.cageLinks.spineCore)
    add("links host to host", size.links.hostHost, size.cageLinks.hostHost)
    add("links host to circuit switch", size.links.hostCircuit, size.cageLinks.hostCircuit)
    guard size.isDefined else { return table(rows) }
    rows.append(["bisection", Prose.percent(size.bisection), ""])
    rows.append(["oversubscription at the leaf", Prose.number(size.leafOversubscription) + " : 1", ""])
    if let spine = size.spineOversubscription {
      rows.append(["oversubscription at the spine", Prose.number(spine) + " : 1", ""])
    }
    rows.append(["diameter, links", Prose.count(size.diameter), ""])
    add("unused switch ports", size.unusedPorts)
    return table(rows)
  }

  private static func table(_ rows: [[String]]) -> TableContent {
    TableContent([.text("fabric"), .number("as built"), .number("in full cages")], rows: rows)
  }
}
