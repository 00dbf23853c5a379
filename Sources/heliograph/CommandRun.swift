import CommandLineKit
import Diagnostics
import Documents
import Glibc
import Operations

/// One command of one command line, from its values to what is printed.
struct CommandRun {
  private let invocation: Invocation
  private let terminal: Terminal
  private let color: ColorChoice

  init(_ invocation: Invocation, _ terminal: Terminal) {
    self.invocation = invocation
    self.terminal = terminal
    color = ColorChoice(invocation.values)
  }

  /// Runs the command and prints its outcome.
  func execute() throws(OutputFailure) -> ExitCode {
    if let text = CommandTree.text(for: invocation) {
      try terminal.write(text)
      return .done
    }
    let line = ProgressLine(terminal: terminal)
    do {
      let quiet = invocation.values.flag("quiet")
      let progress = Progress(interruption: SignalWatch.interruption) { step in if !quiet { line.show(step) } }
      let operation = try CommandTree.operation(for: invocation)
      let outcome = try operation.run(in: try workspace(progress))
      line.finish()
      return try print(outcome)
    } catch {
      line.finish()
      return try report(error)
    }
  }

  private func workspace(_ progress: Progress) throws -> Workspace {
    var limits = Limits.standard
    if let megabytes = invocation.values.optionalInteger("max-input-mb") { limits.bytes = megabytes << 20 }
    if let nodes = invocation.values.optionalInteger("max-nodes") { limits.nodes = nodes }
    if let depth = invocation.values.optionalInteger("max-depth") { limits.depth = depth }
    return try Workspace.locate(
      executable: Self.executable, environment: { name in getenv(name).map { String(cString: $0) } },
      overlays: invocation.values.strings("catalog"), limits: limits, progress: progress)
  }

  /// The program's own file, links resolved.
  private static var executable: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return CommandLine.arguments.first }
    defer { free(path) }
    return String(cString: path)
  }

  // MARK: Printing

  private func print(_ outcome: Outcome) throws(OutputFailure) -> ExitCode {
    if invocation.values.flag("json"), let document = outcome.document {
      try printDocument(document)
    } else {
      for block in outcome.screen { try printBlock(block) }
      try printNext(outcome.next)
    }
    let shown = invocation.values.flag("quiet") ? outcome.findings.filter { $0.severity == .error } : outcome.findings
    terminal.report(shown, sources: outcome.sources, color: color)
    return outcome.findings.hasErrors ? .findings : .done
  }

  private func printDocument(_ document: Outcome.Document) throws(OutputFailure) {
    switch document {
    case .bytes(let bytes): try terminal.write(bytes)
    case .value(let value):
      // A document that operations make holds finite numbers only.
      try terminal.write(((try? JSONWriter.text(value)) ?? "null") + "\n")
    }
  }

  private func printBlock(_ block: Outcome.Block) throws(OutputFailure) {
    switch block {
    case .text(let text): try terminal.write(text.hasSuffix("\n") ? text : text + "\n")
    case .table(let content):
      var table = Table(content.columns.map { Table.Column($0.title, $0.isNumeric ? .right : .left) })
      for row in content.rows { table.add(row) }
      if invocation.values.flag("csv") {
        try terminal.write(table.csv)
      } else if invocation.values.flag("md") {
        try terminal.write(table.markdown)
      } else {
        try terminal.write(table.text(width: terminal.tableWidth, usesColor: terminal.colorsResults(color)))
      }
    }
  }

  private func printNext(_ commands: [String]) throws(OutputFailure) {
    guard terminal.showsResults, !invocation.values.flag("quiet"), !commands.isEmpty else { return }
    try terminal.write("\nNext: " + commands.map { "heliograph \($0)" }.joined(separator: "   ") + "\n")
  }

  private func report(_ error: any Error) throws(OutputFailure) -> ExitCode {
    switch error {
    case let rejection as LocatedRejection:
      terminal.report(rejection.findings, sources: rejection.sources, color: color)
      return .input
    case let rejection as Rejection:
      terminal.report(rejection.findings, sources: sources(of: rejection.findings), color: color)
      return .input
    case let usage as UsageError:
      terminal.report([usage.finding], color: color)
      return usage.exitCode
    case is Interrupted:
      terminal.report("Interrupted: nothing half-done was kept.\n")
      return .interrupted
    case let failure as OutputFailure: throw failure
    default:
      terminal.report("heliograph: \(error)\n")
      return .fault
    }
  }

  /// The texts of the files that findings point into, read again for their excerpts.
  private func sources(of findings: [Finding]) -> [String: String] {
    var texts: [String: String] = [:]
    for file in Set(findings.compactMap { $0.place?.file }) where file != "<stdin>" {
      texts[file] = (try? InputFile.read(file))?.text
    }
    return texts
  }
}
