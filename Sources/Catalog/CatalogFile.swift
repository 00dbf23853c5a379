import Diagnostics
import Documents

/// One file of the catalog, with its rows as they stand there.
struct CatalogFile: Sendable {
  let kind: String
  let rows: [CatalogRow]

  /// The name of the file that ships the rows of a kind: its plural.
  static func name(of kind: String) -> String { kind + (kind.hasSuffix("ch") ? "es" : "s") + ".yaml" }

  /// Whether a file of a folder is read: YAML, not hidden.
  static func isCatalogFile(_ name: String) -> Bool {
    !name.hasPrefix(".") && (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
  }

  /// Reads the outer shape: the kind, and the id of each row.
  /// - Throws: every finding about the shape, each with its place.
  static func parse(_ source: SourceFile, layer: String) throws(Rejection) -> CatalogFile {
    let root = try YAML.parse(source)
    guard let entries = root.entries else {
      throw Rejection(malformed("a catalog file has `kind` and `rows`", at: root.place))
    }
    var findings: [Finding] = []
    for entry in entries where !["kind", "rows"].contains(entry.key) {
      findings.append(malformed("`\(entry.key)` is not a key of a catalog file", at: entry.keyPlace))
    }
    guard let kindNode = root["kind"], let kind = kindNode.text, FileName.isSafe(kind) else {
      throw Rejection(
        findings + [malformed("`kind` is missing or not one word", at: root["kind"]?.place ?? root.place)])
    }
    guard let elements = root["rows"]?.elements else {
      throw Rejection(findings + [malformed("`rows` is missing or not a list", at: root["rows"]?.place ?? root.place)])
    }
    let rows = Self.rows(elements, kind: kind, layer: layer, &findings)
    if !findings.isEmpty { throw Rejection(findings) }
    return CatalogFile(kind: kind, rows: rows)
  }

  /// The rows of a list; what is no row becomes a finding.
  static func rows(_ elements: [Node], kind: String, layer: String, _ findings: inout [Finding]) -> [CatalogRow] {
    var rows: [CatalogRow] = []
    for element in elements {
      guard element.entries != nil else {
        findings.append(malformed("a row of `\(kind)` is a mapping that begins with `id`", at: element.place))
        continue
      }
      guard let id = element["id"]?.text, FileName.isSafe(id) else {
        findings.append(
          Finding(
            .unsafeRowID, .error, "a row of `\(kind)` has no usable id", at: element["id"]?.place ?? element.place,
            expected: "letters, digits, `.`, `_`, `-`, at most \(FileName.longest) characters"))
        continue
      }
      rows.append(CatalogRow(kind: kind, id: id, node: element, layer: layer))
    }
    return rows
  }

  private static func malformed(_ message: String, at place: Place) -> Finding {
    Finding(.malformedCatalog, .error, message, at: place, help: ["`heliograph explain HG1406` shows a whole file"])
  }
}
