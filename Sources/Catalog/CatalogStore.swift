import Diagnostics
import Documents
import Quantities
import Synchronization

/// Reads catalog files when a kind is first asked for, and keeps what it read.
final class CatalogStore: Sendable {
  /// The shipped folder, if there is one, and the user's, the winning one last.
  private let shipped: String?
  private let overlays: [String]
  private let embedded: [String: [CatalogRow]]
  private let state = Mutex(State())

  private struct State {
    var tables: [String: Result<KindTable, Rejection>] = [:]
    var overlayFiles: Result<[[CatalogFile]], Rejection>?
    var decoded: [DecodedKey: any Sendable] = [:]
    var texts: [String: String] = [:]
  }

  struct DecodedKey: Hashable {
    let type: ObjectIdentifier
    let kind: String
    let id: String
  }

  init(shipped: String?, overlays: [String], embedded: [String: [CatalogRow]] = [:]) {
    self.shipped = shipped
    self.overlays = overlays
    self.embedded = embedded
  }

  /// The rows of a kind.
  func table(_ kind: String) throws(Rejection) -> KindTable {
    if let known = state.withLock({ $0.tables[kind] }) { return try known.get() }
    let result: Result<KindTable, Rejection>
    do throws(Rejection) {
      result = .success(try read(kind))
    } catch {
      result = .failure(error)
    }
    state.withLock { $0.tables[kind] = result }
    return try result.get()
  }

  /// The names of all kinds that have a file or rows, sorted.
  func kinds() throws(Rejection) -> [String] {
    var names = Set(embedded.keys)
    for files in try overlayFiles() { names.formUnion(files.map(\.kind)) }
    if let shipped {
      for file in try FolderListing.read(shipped) where CatalogFile.isCatalogFile(file) {
        names.insert(try Self.kind(ofShipped: file, try shippedFile(file, in: shipped)))
      }
    }
    return names.sorted()
  }

  /// A value made from a row before, or nothing.
  func decoded<T>(_ key: DecodedKey, as type: T.Type) -> T? { state.withLock { $0.decoded[key] } as? T }
  /// Keeps a value made from a row.
  func keep(_ value: some Sendable, for key: DecodedKey) { state.withLock { $0.decoded[key] = value } }

  /// The texts of the files read so far, by the names that places use.
  var texts: [String: String] { state.withLock { $0.texts } }

  // MARK: Reading

  private func read(_ kind: String) throws(Rejection) -> KindTable {
    guard FileName.isSafe(kind) else { throw unknown(kind) }
    var layers: [[CatalogRow]] = []
    if let rows = embedded[kind] { layers.append(rows) }
    if let shipped {
      let name = CatalogFile.name(of: kind)
      if try FolderListing.read(shipped).contains(name) {
        let file = try shippedFile(name, in: shipped)
        guard file.kind == kind else { throw unknown(kind) }
        layers.append(file.rows)
      }
    }
    for files in try overlayFiles() {
      let rows = files.filter { $0.kind == kind }.flatMap(\.rows)
      if !rows.isEmpty { layers.append(rows) }
    }
    if layers.isEmpty && embedded.isEmpty { throw unknown(kind) }
    return try KindTable(kind: kind, layers: layers)
  }

  private func shippedFile(_ name: String, in folder: String) throws(Rejection) -> CatalogFile {
    let text = try InputFile.read(folder + "/" + name).text
    return try parse(SourceFile(name: "Catalog/" + name, text: text), layer: CatalogRow.shipped)
  }

  private func overlayFiles() throws(Rejection) -> [[CatalogFile]] {
    if let known = state.withLock({ $0.overlayFiles }) { return try known.get() }
    let result: Result<[[CatalogFile]], Rejection>
    do throws(Rejection) {
      result = .success(try readOverlays())
    } catch {
      result = .failure(error)
    }
    state.withLock { $0.overlayFiles = result }
    return try result.get()
  }

  /// Reads every file of every folder that the user gave, with all findings at once.
  private func readOverlays() throws(Rejection) -> [[CatalogFile]] {
    var findings: [Finding] = []
    var layers: [[CatalogFile]] = []
    for folder in overlays {
      var files: [CatalogFile] = []
      for name in try FolderListing.read(folder) where CatalogFile.isCatalogFile(name) {
        do throws(Rejection) {
          files.append(try parse(try InputFile.read(folder + "/" + name), layer: folder))
        } catch {
          findings += error.findings
        }
      }
      layers.append(files)
    }
    if !findings.isEmpty { throw Rejection(findings) }
    return layers
  }

  private func parse(_ source: SourceFile, layer: String) throws(Rejection) -> CatalogFile {
    state.withLock { $0.texts[source.name] = source.text }
    return try CatalogFile.parse(source, layer: layer)
  }

  /// A shipped file is found by its kind, so it must be named for it.
  private static func kind(ofShipped name: String, _ file: CatalogFile) throws(Rejection) -> String {
    guard CatalogFile.name(of: file.kind) == name else {
      throw Rejection(
        Finding(
          .malformedCatalog, .error,
          "the file of kind `\(file.kind)` must be called `\(CatalogFile.name(of: file.kind))`",
          at: Place(file: "Catalog/" + name, line: 1, column: 1)))
    }
    return file.kind
  }

  private func unknown(_ kind: String) -> Rejection {
    let names = (try? kinds()) ?? []
    let near = Spelling.nearest(to: kind, among: names).map { ["did you mean `\($0)`?"] } ?? []
    return Rejection(
      Finding(
        .unknownKind, .error, "the catalog has no rows of kind `\(kind)`",
        help: near + ["kinds: " + names.joined(separator: ", ")]))
  }
}
