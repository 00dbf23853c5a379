import Catalog
import Diagnostics
import Documents
import Foundation
import TestSupport
import Testing

/// The shipped folder, from where this file lies.
let shippedFolder: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(3).joined(separator: "/") + "/Catalog"
}()

/// The shipped catalog under folders of the user, each given as file names with texts.
func shippedCatalog(overlays: [[String: String]] = []) throws -> Catalog {
  let folders = try overlays.map { try TemporaryFolder($0) }
  return try withExtendedLifetime(folders) {
    let catalog = try Catalog(folder: shippedFolder, overlays: folders.map(\.path))
    if !folders.isEmpty { _ = try? catalog.rows(of: "nic") }  // the folders are read now, since they vanish
    return catalog
  }
}

extension TemporaryFolder {
  /// A folder with the given files, by name and text.
  convenience init(_ files: [String: String]) throws {
    try self.init()
    for (name, text) in files { try write(text, to: name) }
  }
}

/// The findings with which something is rejected; none when it is not.
func findings(_ body: () throws -> Void) -> [Finding] {
  do {
    try body()
    return []
  } catch let rejection as Rejection {
    return rejection.findings
  } catch {
    Issue.record(error)
    return []
  }
}

/// One of the tables from which the catalog was made: rows as mappings from column to cell.
func originalTable(_ name: String) throws -> [[String: String]] {
  let folder = try #require(Bundle.module.resourcePath)
  let text = try String(contentsOfFile: folder + "/Fixtures/" + name, encoding: .utf8)
  let lines = cells(of: text)
  let header = try #require(lines.first)
  return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
}

/// The cells of a comma-separated table with quoted cells (RFC 4180).
private func cells(of text: String) -> [[String]] {
  var lines: [[String]] = []
  var line: [String] = []
  var cell = ""
  var isQuoted = false
  var characters = Array(text.unicodeScalars)[...]
  while let character = characters.popFirst() {
    switch (character, isQuoted) {
    case ("\"", true) where characters.first == "\"":
      cell += "\""
      characters.removeFirst()
    case ("\"", _): isQuoted.toggle()
    case (",", false):
      line.append(cell)
      cell = ""
    case ("\r", false): break
    case ("\n", false):
      lines.append(line + [cell])
      (line, cell) = ([], "")
    default: cell.unicodeScalars.append(character)
    }
  }
  if !cell.isEmpty || !line.isEmpty { lines.append(line + [cell]) }
  return lines
}
