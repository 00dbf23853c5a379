import Diagnostics
import Documents
import Planning
import Reporting

/// `report`: renders a plan's page again.
public struct ReportOperation: Operation {
  /// A plan's folder, or a scenario.
  public let path: String
  /// Where to write; nothing for the folder's own `report.html`, or standard output for a scenario.
  public let output: String?

  /// Asks for a page.
  public init(path: String, output: String?) {
    self.path = path
    self.output = output
  }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let loaded = try PlanSource.load(path, in: workspace)
    var outcome = Outcome()
    outcome.report(loaded.findings)
    outcome.sources = loaded.source.sources
    let page = try Self.page(of: loaded.plan, workspace)
    guard let file = output ?? loaded.source.folder.map(Self.ownFile) else {
      outcome.screen = [.text(String(decoding: page, as: UTF8.self))]
      return outcome
    }
    // The folder's own page is ours to replace; another file is not.
    try OutputFile.write(to: file, replacing: output == nil, progress: workspace.progress) { stream in
      try stream.write(page)
    }
    outcome.say("Wrote \(file).")
    outcome.document = .value(["schema": "heliograph.report/1", "file": .string(file)])
    return outcome
  }

  private static func ownFile(in folder: String) -> String {
    (folder.hasSuffix("/") ? folder : folder + "/") + PlanSource.reportName
  }

  /// The page of a plan, with charts when set-up fetched their library.
  /// - Throws: a finding when the library is there and cannot be read.
  static func page(of plan: Plan, _ workspace: Workspace) throws(Rejection) -> [UInt8] {
    let bytes = if let path = workspace.chartLibrary { try InputFile.readBytesIfPresent(path) } else { nil as [UInt8]? }
    return HTMLReport.render(plan, charts: bytes.flatMap(ChartLibrary.init(gzip:)), version: HeliographVersion.text)
  }
}
