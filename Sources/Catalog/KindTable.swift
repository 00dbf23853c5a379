import Diagnostics
import Documents
import Quantities

/// The rows of one kind, overlays and extensions applied, in the order of the files.
struct KindTable: Sendable {
  private(set) var rows: [CatalogRow] = []
  private var index: [String: Int] = [:]

  /// Lays later layers over earlier ones, then resolves `extends`.
  /// - Parameter layers: the rows of each layer, the shipped one first.
  /// - Throws: ids given twice in one layer, extensions of rows that do not exist, circles.
  init(kind: String, layers: [[CatalogRow]]) throws(Rejection) {
    var findings: [Finding] = []
    for layer in layers { lay(layer, &findings) }
    if !findings.isEmpty { throw Rejection(findings) }
    var extending = Extension(table: self)
    let resolved = rows.map { extending.resolve($0) }
    if !extending.findings.isEmpty { throw Rejection(extending.findings) }
    rows = resolved
  }

  func row(_ id: String) -> CatalogRow? { index[id].map { rows[$0] } }

  /// A help line with the nearest id, when one is near.
  func suggestion(for id: String) -> [String] {
    Spelling.nearest(to: id, among: rows.map(\.id)).map { ["did you mean `\($0)`?"] } ?? []
  }

  private mutating func lay(_ layer: [CatalogRow], _ findings: inout [Finding]) {
    var seen: [String: Place] = [:]
    for row in layer {
      if let first = seen[row.id] {
        findings.append(
          Finding(
            .duplicateRow, .error, "two rows of kind `\(row.kind)` have the id `\(row.id)`", at: row.place,
            label: "first given in line \(first.line) of \(first.file)", help: ["give one of them another id"]))
        continue
      }
      seen[row.id] = row.place
      if let position = index[row.id] {
        let base = rows[position]
        var merged = base.overlaid(by: row, reason: "overlay `\(row.layer)`")
        if let other = row.node["extends"] ?? base.node["extends"] { merged = merged.extending(other) }
        rows[position] = merged
      } else {
        index[row.id] = rows.count
        rows.append(row)
      }
    }
  }

  /// Follows `extends` from row to row, each row once.
  private struct Extension {
    let table: KindTable
    var findings: [Finding] = []
    private var done: [String: CatalogRow] = [:]
    private var open: [CatalogRow] = []

    init(table: KindTable) { self.table = table }

    mutating func resolve(_ row: CatalogRow) -> CatalogRow {
      if let known = done[row.id] { return known }
      guard let target = row.node["extends"], !target.isNull else { return row }
      open.append(row)
      defer { open.removeLast() }
      let result = base(of: row, named: target).map { $0.overlaid(by: row, reason: "extends `\($0.id)`") } ?? row
      done[row.id] = result
      return result
    }

    private mutating func base(of row: CatalogRow, named target: Node) -> CatalogRow? {
      guard let id = target.text, let base = table.row(id) else {
        let name = target.text ?? "something that is no id"
        findings.append(
          Finding(
            .unknownRow, .error, "`\(row.id)` extends `\(name)`, which no row of kind `\(row.kind)` has as its id",
            at: target.place, help: table.suggestion(for: name)))
        return nil
      }
      if let start = open.firstIndex(where: { $0.id == id }) {
        findings.append(circle(Array(open[start...]), at: target.place))
        return nil
      }
      return resolve(base)
    }

    private func circle(_ rows: [CatalogRow], at place: Place) -> Finding {
      let names = (rows + rows.prefix(1)).map { "`\($0.id)`" }.joined(separator: " extends ")
      let places = rows.map { row in
        let place = row.node["extends"]?.place ?? row.place
        return "`\(row.id)` at \(place.file):\(place.line):\(place.column)"
      }
      return Finding(
        .cyclicExtension, .error, "rows extend each other in a circle: \(names)", at: place,
        help: ["break it at one of: " + places.joined(separator: ", ")], count: rows.count)
    }
  }
}

extension CatalogRow {
  /// The row with its `extends` kept for later.
  fileprivate func extending(_ target: Node) -> CatalogRow {
    let entry = Node.Entry(key: "extends", keyPlace: target.place, value: target)
    return CatalogRow(kind: kind, id: id, node: Node(.mapping((node.entries ?? []) + [entry]), at: place), layer: layer)
  }
}
