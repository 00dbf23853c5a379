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
        if let other = row.node["extends"] ?? base.node["extends"] { merged = merged.keeping(extends: other) }
        rows[position] = merged
      } else {
        index[row.id] = rows.count
        rows.append(row)
      }
    }
  }

  /// Follows `extends` from row to row, each row once, without recursion: a chain may be as long as the table.
  private struct Extension {
    let table: KindTable
    var findings: [Finding] = []
    private var done: [String: CatalogRow] = [:]

    init(table: KindTable) { self.table = table }

    mutating func resolve(_ row: CatalogRow) -> CatalogRow {
      var chain: [CatalogRow] = []
      var positions: [String: Int] = [:]
      var base: CatalogRow? = row
      while let next = base, done[next.id] == nil, let target = next.node["extends"], !target.isNull {
        if let start = positions[next.id] {
          findings.append(circle(Array(chain[start...])))
          base = nil
        } else {
          positions[next.id] = chain.count
          chain.append(next)
          base = self.base(of: next, named: target)
        }
      }
      var result = base.map { done[$0.id] ?? $0 }
      for patch in chain.reversed() {
        result = result.map { patch.extending($0) } ?? patch
        done[patch.id] = result
      }
      return result ?? row
    }

    private mutating func base(of row: CatalogRow, named target: Node) -> CatalogRow? {
      if let id = target.text, let base = table.row(id) { return base }
      let name = target.text ?? "something that is no id"
      let help = findings.count < FindingRenderer.printedAtMost ? table.suggestion(for: name) : []
      findings.append(
        Finding(
          .unknownRow, .error, "`\(row.id)` extends `\(name)`, which no row of kind `\(row.kind)` has as its id",
          at: target.place, help: help))
      return nil
    }

    private func circle(_ rows: [CatalogRow]) -> Finding {
      let shown = rows.prefix(Self.namedAtMost)
      let rest = rows.count > shown.count ? ["... \(rows.count - shown.count) more"] : []
      let names = (shown.map { "`\($0.id)`" } + rest + rows.prefix(1).map { "`\($0.id)`" }).joined(
        separator: " extends ")
      let places = shown.map { row in
        let place = row.node["extends"]?.place ?? row.place
        return "`\(row.id)` at \(place.file):\(place.line):\(place.column)"
      }
      return Finding(
        .cyclicExtension, .error, "rows extend each other in a circle: \(names)",
        at: rows.first.flatMap { $0.node["extends"]?.place },
        help: ["break it at one of: " + (places + rest).joined(separator: ", ")], count: rows.count)
    }

    /// How many rows of a circle a message names.
    private static let namedAtMost = 8
  }
}

extension CatalogRow {
  /// The fields of another row under those of this one.
  fileprivate func extending(_ base: CatalogRow) -> CatalogRow {
    base.overlaid(by: self, reason: "extends `\(base.id)`")
  }

  /// The row with its `extends` kept for later.
  fileprivate func keeping(extends target: Node) -> CatalogRow {
    let entry = Node.Entry(key: "extends", keyPlace: target.place, value: target)
    return CatalogRow(kind: kind, id: id, node: Node(.mapping((node.entries ?? []) + [entry]), at: place), layer: layer)
  }
}
