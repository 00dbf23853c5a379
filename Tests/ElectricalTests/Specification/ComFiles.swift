import Documents
import Electrical

/// Files that the tests of specifications read.
enum ComFiles {
  static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  static let catalog = root + "/Catalog/com"
  static let peer = root + "/Tests/ElectricalTests/Fixtures/com.json"
  static let library = ComLibrary(folders: [catalog])

  /// A specification of the catalog.
  static func shipped(_ name: String, _ settings: String...) throws -> ComSpecification {
    try library.read(name, settings: settings).specification
  }
}
