public import Diagnostics
import Documents

/// Where the shipped catalog lies.
public enum CatalogLocation {
  /// The environment variable that names the folder.
  public static let variable = "HELIOGRAPH_CATALOG"

  /// Finds the folder: the environment's, else `Catalog` beside the program or in a folder above it, else in the current one.
  /// - Parameters:
  ///   - executablePath: the resolved path of the program.
  ///   - environment: the variables of the process.
  ///   - currentFolder: where to look last.
  /// - Throws: `HG1410` when there is none.
  public static func find(
    executablePath: String, environment: [String: String], currentFolder: String = "."
  ) throws(Rejection) -> String {
    if let named = environment[variable], !named.isEmpty {
      guard isCatalog(named) else {
        throw missing("\(variable) names `\(named)`, which is not a folder with catalog files")
      }
      return named
    }
    var folder = executablePath[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let candidate = folder + "/Catalog"
      if isCatalog(String(candidate)) { return String(candidate) }
    }
    let last = currentFolder + "/Catalog"
    guard isCatalog(last) else { throw missing("the shipped catalog is neither beside the program nor above it") }
    return last
  }

  /// A folder called `Catalog` may hold anything; the shipped one has switches.
  private static func isCatalog(_ path: String) -> Bool {
    FolderListing.names(in: path).contains(CatalogFile.name(of: "switch"))
  }

  private static func missing(_ message: String) -> Rejection {
    Rejection(
      Finding(.catalogNotFound, .error, message, help: ["set \(variable) to the folder `Catalog` of the project"]))
  }
}
