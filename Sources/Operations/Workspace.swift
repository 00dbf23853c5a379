import Catalog
public import Diagnostics
public import Documents

/// What operations share: where the catalog lies, limits on input, who listens to progress.
public struct Workspace: Sendable {
  /// The shipped catalog's folder.
  public var catalogFolder: String
  /// The user's folders over it, the last one winning.
  public var overlays: [String]
  /// Where example scenarios lie.
  public var scenarioFolder: String
  /// The chart library as set-up fetched it; nothing when it did not.
  public var chartLibrary: String?
  /// Limits on what is read.
  public var limits: Limits
  /// Who listens.
  public var progress: Progress

  /// Describes a workspace.
  public init(
    catalogFolder: String, overlays: [String] = [], scenarioFolder: String, chartLibrary: String? = nil,
    limits: Limits = .standard, progress: Progress = .none
  ) {
    self.catalogFolder = catalogFolder
    self.overlays = overlays
    self.scenarioFolder = scenarioFolder
    self.chartLibrary = chartLibrary
    self.limits = limits
    self.progress = progress
  }

  /// Finds the shipped files from where the program lies.
  /// - Throws: a finding that names where the catalog was looked for.
  public static func locate(
    executable: String?, environment: (String) -> String?, overlays: [String], limits: Limits, progress: Progress
  ) throws(Rejection) -> Workspace {
    let folder = try CatalogLocation.find(
      executablePath: executable ?? "",
      environment: [CatalogLocation.variable: environment(CatalogLocation.variable) ?? ""])
    let home = folder.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let base = home.isEmpty ? (folder.hasPrefix("/") ? "" : ".") : home
    return Workspace(
      catalogFolder: folder, overlays: overlays, scenarioFolder: base + "/Scenarios",
      chartLibrary: base + "/.data/plotly.min.js.gz", limits: limits, progress: progress)
  }

  /// Opens the catalog with the user's folders over it.
  /// - Throws: findings about folders that are none.
  func catalog() throws(Rejection) -> Catalog { try Catalog(folder: catalogFolder, overlays: overlays) }
}
