import Diagnostics
import Documents

/// A field in which a row names rows of a kind by their ids.
struct RowReference: Sendable {
  /// The kind of the row that has the field; nothing for every kind.
  let kind: String?
  /// The field, with a dot before a field within; lists on the way are followed into every element.
  let path: String
  /// The kinds that the named row may have.
  let targets: [String]
  /// Whether following the field again and again must end.
  var isAcyclic = false

  /// Every such field of the shipped kinds.
  static let all: [RowReference] = [
    RowReference(kind: nil, path: "supplier", targets: ["supplier"]),
    RowReference(kind: "accelerator", path: "scaleup_fabric", targets: ["scaleup-fabric"]),
    RowReference(kind: "host", path: "accelerator", targets: ["accelerator"]),
    RowReference(kind: "host", path: "nic", targets: ["nic"]),
    RowReference(kind: "switch", path: "variant_of", targets: ["switch"], isAcyclic: true),
    RowReference(kind: "switch", path: "engines.id", targets: ["engine"]),
    RowReference(kind: "switch", path: "lasers.id", targets: ["engine"]),
    RowReference(kind: "scaleup-fabric", path: "domain.switch", targets: ["switch"]),
    RowReference(kind: "scaleup-fabric", path: "domain.tray", targets: ["switch"]),
    RowReference(kind: "scaleup-fabric", path: "domain.circuit_switch", targets: ["switch"]),
    RowReference(kind: "scaleup-fabric", path: "cable", targets: ["cable"]),
    RowReference(kind: "panel", path: "cassette", targets: ["price-estimate"]),
    RowReference(kind: "module", path: "pair_reach.far", targets: ["module"]),
    RowReference(
      kind: "price-estimate", path: "applies_to", targets: ["switch", "host", "nic", "engine", "cable", "module"]),
    RowReference(kind: "supplier", path: "depends_on", targets: ["supplier"], isAcyclic: true),
    RowReference(kind: "supplier", path: "depends_published", targets: ["supplier"]),
  ]

  /// The scalars that the field holds in a row, with their places.
  func values(in row: CatalogRow) -> [Node] {
    path.split(separator: ".").reduce([row.node]) { nodes, key in
      nodes.compactMap { $0[String(key)] }.flatMap { $0.elements ?? [$0] }
    }.filter { $0.text != nil }
  }
}
