public import Diagnostics
public import Documents

/// The catalog: parts, prices and facts as located rows, the user's folders laid over the shipped one.
///
///     let catalog = try Catalog(folder: "Catalog", overlays: ["ours"])
///     let leaf = try catalog.decode(SwitchModel.self, kind: "switch", id: "qm9700")
///
/// A kind's file is read when the kind is first asked for. Copies share what was read.
public struct Catalog: Sendable {
  let store: CatalogStore
  private let usage: CatalogUsage?

  private init(_ store: CatalogStore, _ usage: CatalogUsage?) {
    self.store = store
    self.usage = usage
  }

  /// Opens the shipped folder and lays the user's folders over it, the last one winning.
  ///
  /// A row of the same id replaces field by field, `field: null` makes a field unknown, `extends: other` copies the fields of
  /// another row of the kind, and a new id adds a row.
  /// - Throws: a finding for a folder that does not exist or has no catalog file. Files are read later.
  public init(folder: String, overlays: [String] = []) throws(Rejection) {
    var findings: [Finding] = []
    for path in [folder] + overlays
    where !FolderListing.names(in: path).contains(where: CatalogFile.isCatalogFile) {
      findings.append(
        Finding(.catalogNotFound, .error, "`\(path)` is not a folder with catalog files", help: ["check the path"]))
    }
    if !findings.isEmpty { throw Rejection(findings) }
    self.init(CatalogStore(shipped: folder, overlays: overlays), nil)
  }

  /// Opens the rows that another document holds: a mapping from kinds to lists of rows, as `embedded(_:)` makes it.
  ///
  /// A kind that the document does not have is empty, not unknown.
  /// - Throws: every finding about the shape.
  public init(embedded node: Node) throws(Rejection) {
    var findings: [Finding] = []
    var kinds: [String: [CatalogRow]] = [:]
    for entry in node.entries ?? [] {
      guard FileName.isSafe(entry.key), let rows = entry.value.elements else {
        findings.append(
          Finding(.malformedCatalog, .error, "`\(entry.key)` is not a kind with a list of rows", at: entry.keyPlace))
        continue
      }
      kinds[entry.key] = CatalogFile.rows(rows, kind: entry.key, layer: CatalogRow.shipped, &findings)
    }
    if node.entries == nil {
      findings.append(Finding(.malformedCatalog, .error, "expected a mapping from kinds to rows", at: node.place))
    }
    if !findings.isEmpty { throw Rejection(findings) }
    self.init(CatalogStore(shipped: nil, overlays: [], embedded: kinds), nil)
  }

  /// The same catalog, and a record of the rows that are asked of it from now on.
  public func recording() -> (catalog: Catalog, usage: CatalogUsage) {
    let usage = CatalogUsage()
    return (Catalog(store, usage), usage)
  }

  /// The names of all kinds, sorted. Reads every file.
  public func kinds() throws(Rejection) -> [String] { try store.kinds() }

  /// The texts of the files read so far, by the names that places use, so that a finding can show its line.
  public var sourceTexts: [String: String] { store.texts }

  // MARK: Rows

  /// The rows of a kind in the order of the files.
  /// - Throws: what is wrong with the files of that kind, or that there is none.
  public func rows(of kind: String) throws(Rejection) -> [CatalogRow] {
    let rows = try store.table(kind).rows
    rows.forEach { usage?.note($0) }
    return rows
  }

  /// One row.
  /// - Parameter place: where the id was written, for the finding.
  /// - Throws: `HG1401` with the nearest id when no row has it.
  public func row(_ kind: String, _ id: String, at place: Place? = nil) throws(Rejection) -> CatalogRow {
    let table = try store.table(kind)
    guard let row = table.row(id) else {
      throw Rejection(
        Finding(
          .unknownRow, .error, "the catalog has no \(kind) with the id `\(id)`", at: place,
          help: table.suggestion(for: id) + ["`heliograph catalog list \(kind)` prints all ids"]))
    }
    usage?.note(row)
    return row
  }

  /// Whether a row exists.
  public func has(_ kind: String, _ id: String) throws(Rejection) -> Bool { try store.table(kind).row(id) != nil }

  // MARK: Values

  /// A row as the type that the owner of its kind declared. Decoded once per type and row.
  /// - Throws: `HG1401`, or every finding about the row's fields.
  public func decode<T: Declared & Sendable>(
    _ type: T.Type, kind: String, id: String, at place: Place? = nil
  ) throws(Rejection) -> T {
    let row = try row(kind, id, at: place)
    let key = CatalogStore.DecodedKey(type: ObjectIdentifier(type), kind: kind, id: id)
    if let known = store.decoded(key, as: type) { return known }
    let (value, findings) = row.decode(type)
    if findings.hasErrors { throw Rejection(findings) }
    store.keep(value, for: key)
    return value
  }

  /// All rows of a kind as values, in the order of the files.
  /// - Throws: every finding about any of them.
  public func decodeAll<T: Declared & Sendable>(
    _ type: T.Type, kind: String
  ) throws(Rejection) -> [(row: CatalogRow, value: T)] {
    var findings: [Finding] = []
    var result: [(row: CatalogRow, value: T)] = []
    for row in try rows(of: kind) {
      do throws(Rejection) {
        result.append((row, try decode(type, kind: kind, id: row.id)))
      } catch {
        findings += error.findings
      }
    }
    if !findings.isEmpty { throw Rejection(findings) }
    return result
  }
}
