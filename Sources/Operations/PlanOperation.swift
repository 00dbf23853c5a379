import Diagnostics
import Documents
import Planning
import Reporting

/// `plan`: places every device and cable, and writes the plan's folder.
public struct PlanOperation: Operation {
  /// The scenario, a plan's folder or its lock; `-` for standard input.
  public let path: String
  /// The folder to write; nothing for one named for the scenario in the current folder.
  public let output: String?
  /// Whether an existing plan may be replaced.
  public let replaces: Bool
  /// Whether a folder is written at all.
  public let writesFolder: Bool

  /// Asks for a plan.
  public init(path: String, output: String?, replaces: Bool, writesFolder: Bool) {
    self.path = path
    self.output = output
    self.replaces = replaces
    self.writesFolder = writesFolder
  }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let source = try PlanSource.open(path, in: workspace)
    let folder = output ?? source.resolved.scenario.name
    let plan = try writesFolder ? write(source, to: folder, workspace) : source.plan(workspace.progress)
    var outcome = Outcome()
    outcome.findings = plan.findings
    outcome.sources = source.sources
    outcome.document = .stream { receive in try PlanJSON.write(plan, to: receive) }
    Self.show(PlanScreen(plan), folder: writesFolder ? folder : nil, in: &outcome)
    return outcome
  }

  private static func show(_ screen: PlanScreen, folder: String?, in outcome: inout Outcome) {
    for line in screen.head { outcome.say(line) }
    if !screen.findings.rows.isEmpty { outcome.show(screen.findings) }
    outcome.say("")
    outcome.show(screen.cost)
    outcome.say(screen.last + (folder.map { "   Wrote \($0)/." } ?? ""))
    outcome.next = [screen.next, folder.map { "show \($0) runs --sort -length_m --limit 10" }].compactMap(\.self)
  }

  /// Computes inside the writing, so that a folder that may not be replaced is refused before the work.
  private func write(_ source: PlanSource, to folder: String, _ workspace: Workspace) throws -> Plan {
    var result: Plan?
    try OutputFolder.write(
      to: folder, replacing: replaces, isOurs: Self.isOurs, progress: workspace.progress
    ) { writer in
      let plan = try source.plan(workspace.progress)
      result = plan
      try PlanFolder(plan, source, workspace).write(to: &writer)
    }
    return try result ?? source.plan(workspace.progress)
  }

  /// A folder is ours when it holds a lock and a plan, and nothing that `plan` does not write.
  private static func isOurs(_ existing: OutputFolder.Existing) -> Bool {
    guard existing.names.contains(PlanLock.fileName), existing.names.contains(PlanSource.planName) else { return false }
    return existing.names.allSatisfy(PlanSource.fileNames.contains)
  }
}

/// The five files of a plan.
struct PlanFolder {
  private let plan: Plan
  private let source: PlanSource
  private let workspace: Workspace

  init(_ plan: Plan, _ source: PlanSource, _ workspace: Workspace) {
    self.plan = plan
    self.source = source
    self.workspace = workspace
  }

  func write(to writer: inout FolderWriter) throws {
    let lock = PlanLock.bytes(
      of: plan.scenario, rows: plan.catalogRows, findings: source.resolved.findings, version: HeliographVersion.text)
    try writer.file(PlanLock.fileName, bytes: lock)
    try writer.file(PlanSource.planName) { stream in
      try PlanJSON.write(plan) { block in try stream.write(block) }
    }
    try writer.file(PlanSource.cablesName) { stream in
      try CablesCSV(plan).write { block in try stream.write(block) }
    }
    try writer.file(PlanSource.billName, bytes: try BillCSV.render(plan.bill))
    try writer.file(PlanSource.reportName, bytes: try ReportOperation.page(of: plan, workspace))
  }
}
