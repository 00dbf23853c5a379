import FoundationEssentials
import Testing

@Suite struct ArchitectureTests {
  /// The checkout that this file belongs to.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    let data = try #require(FileManager.default.contents(atPath: root.appending(path: path).path))
    return String(decoding: data, as: UTF8.self)
  }

  @Test("The imports table of ARCHITECTURE.md equals Package.swift")
  func tableEqualsManifest() throws {
    let manifest = ImportTable(manifest: try Self.text("Package.swift"))
    let table = ImportTable(architecture: try Self.text("ARCHITECTURE.md"))
    #expect(manifest.imports.count > 10)
    #expect(table.imports == manifest.imports)
  }

  @Test("Imports go to lower floors only")
  func importsGoDown() throws {
    let table = ImportTable(architecture: try Self.text("ARCHITECTURE.md"))
    for (target, imports) in table.imports.sorted(by: { $0.key < $1.key }) {
      let floor = try #require(table.floors[target])
      for lower in imports { #expect(try #require(table.floors[lower]) < floor, "\(target) imports \(lower)") }
    }
  }

  @Test("Every folder of Sources is a target of the table")
  func everyFolderIsATarget() throws {
    let table = ImportTable(architecture: try Self.text("ARCHITECTURE.md"))
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
    #expect(Set(folders).subtracting(table.imports.keys).isEmpty)
  }

  @Test("A list of imports is read over line breaks, and comments are not")
  func manifestIsReadAsText() {
    let table = ImportTable(
      manifest: """
        // library("Ghost", ["Upper"])
        library("Lower"),
        library(
          "Upper", ["Quantities",
            "Lower"]),
        .executableTarget(name: "tool", dependencies: ["Upper", "Diagnostics"]),
        .target(
          name: "Support", dependencies: ["Lower"], path: "Tests/Support"),
        .testTarget(name: "LowerTests", dependencies: ["Lower"]),
        """)
    #expect(table.imports == ["Lower": [], "Upper": ["Lower"], "tool": ["Upper"]])
  }
}
