import Catalog
import Diagnostics
import Documents
import Planning
import Reporting

/// Where a plan comes from: a scenario, a lock, or a folder that `plan` wrote. Every command that takes a plan loads it here.
struct PlanSource: Sendable {
  /// The scenario with every default resolved.
  var resolved: ResolvedScenario
  /// The rows that the lock carries; nothing for a scenario, whose plan notes the rows that it uses.
  var lockedRows: [CatalogRow]?
  /// The folder of the plan; nothing when a file was named.
  var folder: String?
  /// Texts of the files read, for messages.
  var sources: [String: String]

  /// Names of the files of a plan's folder.
  static let planName = "plan.json"
  static let cablesName = "cables.csv"
  static let billName = "bom.csv"
  static let reportName = "report.html"
  static let fileNames = [PlanLock.fileName, planName, cablesName, billName, reportName]
  /// A lock carries catalog rows and `plan.json` every device: both may be larger than what people write.
  private static let ownLimits = Limits(nodes: 50_000_000, bytes: 1 << 30)

  /// Reads and resolves what a path names; `-` is a scenario on standard input.
  /// - Throws: `LocatedRejection` with every finding about it, `HG1109` for a folder that is no plan.
  static func open(_ path: String, in workspace: Workspace) throws -> PlanSource {
    let names = path == "-" ? [] : FolderListing.names(in: path)
    if names.contains(PlanLock.fileName), names.contains(planName) {
      var source = try file(path.hasSuffix("/") ? path + PlanLock.fileName : path + "/" + PlanLock.fileName, workspace)
      source.folder = path
      return source
    }
    guard names.isEmpty else {
      throw Rejection(
        Finding(
          .foreignFolder, .error, "`\(path)` is not a plan", at: Place(file: path, line: 1, column: 1),
          expected: "\(PlanLock.fileName) and \(planName) in it",
          help: ["name a scenario file, or a folder that `heliograph plan` wrote"]))
    }
    return try file(path, workspace)
  }

  private static func file(_ path: String, _ workspace: Workspace) throws -> PlanSource {
    let isLock = path.hasSuffix(PlanLock.fileName)
    let limits = isLock ? ownLimits : workspace.limits
    let source = try InputFile.read(path, limits: limits)
    let texts = [source.name: source.text]
    do throws(Rejection) {
      let node = try YAML.parse(source, limits: limits)
      guard PlanLock.isLock(node) else {
        let catalog = try workspace.catalog()
        let file = try ScenarioFile.decode(node, source: source, catalog: catalog)
        let resolved = try ScenarioResolver.resolve(file, catalog: catalog)
        return PlanSource(resolved: resolved, sources: texts)
      }
      let lock = try PlanLock.read(node, source: source)
      var resolved = try ScenarioResolver.resolve(lock.file, catalog: lock.catalog)
      resolved.findings =
        lock.findings
        + resolved.findings.filter { new in
          !lock.findings.contains { $0.code == new.code && $0.message == new.message }
        }
      return PlanSource(resolved: resolved, lockedRows: lock.rows, sources: texts)
    } catch {
      throw LocatedRejection(error, sources: texts)
    }
  }

  /// Runs the pipeline.
  /// - Throws: `LocatedRejection` for catalog rows that cannot be read, `Interrupted`.
  func plan(_ progress: Progress) throws -> Plan {
    do {
      var plan = try Planner.plan(resolved, progress: progress)
      if let lockedRows { plan.catalogRows = lockedRows }
      return plan
    } catch let rejection as Rejection {
      throw LocatedRejection(rejection, sources: sources)
    }
  }

  /// A plan together with what was noticed while loading it.
  struct Loaded: Sendable {
    var plan: Plan
    var source: PlanSource
    /// `HG1110` when the folder holds something else than what its lock recomputes to.
    var findings: [Finding]
  }

  /// Opens and computes; a folder's `plan.json` is compared with the result, byte for byte.
  /// - Throws: as `open(_:in:)` and `plan(_:)`.
  static func load(_ path: String, in workspace: Workspace) throws -> Loaded {
    let source = try open(path, in: workspace)
    let plan = try source.plan(workspace.progress)
    return Loaded(plan: plan, source: source, findings: try source.verify(plan))
  }

  private func verify(_ plan: Plan) throws -> [Finding] {
    guard let folder else { return [] }
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + Self.planName
    let stored = try? InputFile.read(path, limits: Self.ownLimits)
    if let stored, Array(stored.text.utf8) == (try PlanJSON.render(plan)) { return [] }
    return [
      Finding(
        .changedPlan, .warning,
        "`\(path)` is not what its lock recomputes to; the numbers shown are the recomputed ones",
        help: ["write them down: `heliograph plan \(folder)/\(PlanLock.fileName) -o \(folder) --force`"],
        subject: folder)
    ]
  }
}
