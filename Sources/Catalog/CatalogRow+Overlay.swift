import Diagnostics
import Documents
import Quantities

extension CatalogRow {
  /// The row with the fields of `patch` in place of its own; a field that the patch sets to nothing becomes unknown.
  ///
  /// The row's source stays that of the fields that were kept. What the patch sets is marked in `field_confidence` with the
  /// patch's confidence and source, so that no number claims a source that it is not from.
  /// - Parameter reason: how the fields came in, for the mark: ``overlay `ours` ``.
  func overlaid(by patch: CatalogRow, reason: String) -> CatalogRow {
    var fields = (node.entries ?? []).filter { $0.key != "field_confidence" && $0.key != "extends" }
    let changes = (patch.node.entries ?? []).filter { !Self.isProvenance($0.key) }
    for change in changes {
      let index = fields.firstIndex { $0.key == change.key }
      switch (index, change.value.isNull) {
      case (let index?, true): fields.remove(at: index)
      case (let index?, false): fields[index] = change
      case (nil, true): break
      case (nil, false): fields.append(change)
      }
    }
    let marks = Self.marks(kept: node, patch: patch, changed: changes, reason: reason)
    if !marks.isEmpty {
      let place = patch.place
      fields.append(Node.Entry(key: "field_confidence", keyPlace: place, value: Node(.mapping(marks), at: place)))
    }
    return CatalogRow(kind: kind, id: patch.id, node: Node(.mapping(fields), at: patch.place), layer: patch.layer)
  }

  private static func isProvenance(_ key: String) -> Bool {
    ["source", "confidence", "field_confidence", "extends"].contains(key)
  }

  /// The confidence of single fields after a patch: the row's for what stayed, the patch's for what it set.
  private static func marks(kept: Node, patch: CatalogRow, changed: [Node.Entry], reason: String) -> [Node.Entry] {
    let keys = Set(changed.map(\.key))
    let own = patch.node["field_confidence"]?.entries ?? []
    let ownKeys = Set(own.map(\.key))
    let inherited = (kept["field_confidence"]?.entries ?? []).filter {
      !keys.contains($0.key) && !ownKeys.contains($0.key)
    }
    let title = patch.provenance.title.map { ": " + $0 } ?? ""
    let text = "\(patch.provenance.confidence.rawValue) (\(reason)\(title))"
    let made = changed.filter { !$0.value.isNull && !ownKeys.contains($0.key) && !["id", "notes"].contains($0.key) }
    return inherited + own
      + made.map { change in
        Node.Entry(
          key: change.key, keyPlace: change.keyPlace, value: Node(.scalar(text, quoted: true), at: change.keyPlace))
      }
  }
}
