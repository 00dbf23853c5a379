/// Which target may import which, read from the text of `Package.swift` and from the table in `ARCHITECTURE.md`.
///
/// Asking the package manager would wait for its lock while it runs the tests, so the manifest is read as text.
struct ImportTable {
  /// Imports by target, less what everybody may import, sorted.
  var imports: [String: [String]] = [:]
  /// Floor by target; empty for the manifest, which has none.
  var floors: [String: Int] = [:]

  /// What everybody may import and no list repeats.
  static let everywhere: Set = ["Quantities", "Diagnostics"]

  /// Reads the declarations of targets that are no tests.
  init(manifest: String) {
    let code = manifest.split(separator: "\n").map {
      $0.prefix(upTo: $0.firstRange(of: "//")?.lowerBound ?? $0.endIndex)
    }
    .joined(separator: " ")
    for match in code.matches(of: #/library\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?/#) {
      add(String(match.1), imports: match.2 ?? "")
    }
    let declaration =
      #/
      \.(?:target|executableTarget|systemLibrary) \( \s* name: \s* "(\w+)"
      (?: , \s* dependencies: \s* \[ ([^\]]*) \] )?
      (  , \s* path: \s* "Tests/ )?
      /#
    for match in code.matches(of: declaration) where match.3 == nil {
      add(String(match.1), imports: match.2 ?? "")
    }
  }

  /// Reads the rows `| floor | target | holds | imports |`.
  init(architecture: String) {
    for line in architecture.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingPrefix(while: \.isWhitespace) }
      guard cells.count == 4, let floor = cells[0].firstMatch(of: #/^\d+/#).flatMap({ Int($0.0) }),
        let target = cells[1].firstMatch(of: #/`(\w+)`/#)
      else { continue }
      floors[String(target.1)] = floor
      add(String(target.1), imports: cells[3])
    }
  }

  private mutating func add(_ target: String, imports list: Substring) {
    imports[target] = list.matches(of: #/\w+/#).map { String($0.0) }.filter { !Self.everywhere.contains($0) }.sorted()
  }
}
