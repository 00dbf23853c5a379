import Operations

/// The shipped files, seen from the tests.
enum OperationFixture {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  static let workspace = Workspace(catalogFolder: root + "/Catalog", scenarioFolder: root + "/Scenarios")
}
