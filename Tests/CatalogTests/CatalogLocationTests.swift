import Catalog
import Diagnostics
import TestSupport
import Testing

@Suite("Where the shipped catalog lies")
struct CatalogLocationTests {
  @Test("the environment goes first, then the folders above the program, then the current folder")
  func order() throws {
    let root = try TemporaryFolder(["Catalog/switches.yaml": "", "bin/Catalog/README": "", "env/switches.yaml": ""])
    let program = root.path + "/bin/debug/heliograph"
    #expect(
      try CatalogLocation.find(executablePath: program, environment: ["HELIOGRAPH_CATALOG": root.path + "/env"])
        == root.path + "/env")
    #expect(try CatalogLocation.find(executablePath: program, environment: [:]) == root.path + "/Catalog")
    #expect(
      try CatalogLocation.find(executablePath: "heliograph", environment: [:], currentFolder: root.path)
        == root.path + "/Catalog")
    withExtendedLifetime(root) {}
  }

  @Test("a folder that the environment names and that is none is a finding, not a fall back")
  func wrongEnvironment() {
    let found = findings {
      _ = try CatalogLocation.find(
        executablePath: shippedFolder + "/x", environment: ["HELIOGRAPH_CATALOG": "/nowhere"])
    }
    #expect(found.map(\.code) == [.catalogNotFound])
  }
}
