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
      let operation = try CommandTree.operation(for: invocation)
      let outcome = try operation.run(in: try workspace(progress(line)))
      line.finish()
      return try print(outcome)
    } catch {
      line.finish()
      return try report(error)
    }
  }

  /// Silent with `-q`, each phase on a line of its own with `-v`, else a line that is drawn over.
  private func progress(_ line: ProgressLine) -> Progress {
    let phases = PhaseLog(terminal: terminal)
    let (isQuiet, isVerbose) = (invocation.values.flag("quiet"), invocation.values.flag("verbose"))
    return Progress(interruption: SignalWatch.interruption) { step in
      if isVerbose { phases.note(step.phase) } else if !isQuiet { line.show(step) }
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

  private func print(_ outcome: Outcome) throws -> ExitCode {
    if isJSON, let document = outcome.document {
      try printDocument(document)
    } else if invocation.values.flag("csv"), let table = outcome.dataTable {
      try terminal.write(table)
    } else {
      for block in outcome.screen { try printBlock(block) }
      try printNext(outcome.next)
    }
    let shown = invocation.values.flag("quiet") ? outcome.messages.filter { $0.severity == .error } : outcome.messages
    terminal.report(shown, sources: texts(for: shown, known: outcome.sources), color: color)
    if outcome.isInterrupted {
      terminal.report("Interrupted: what was finished is above.\n")
      return .interrupted
    }
    return outcome.findings.hasErrors ? .findings : .done
  }

  private var isJSON: Bool { invocation.values.flag("json") }
  private var isDataTable: Bool { invocation.values.flag("csv") || invocation.values.flag("md") }

  private func printDocument(_ document: Outcome.Document) throws {
    switch document {
    case .stream(let write): try write { bytes in try terminal.write(bytes) }
    case .value(let value): try terminal.write(try JSONWriter.text(value))
    }
  }

  private func printBlock(_ block: Outcome.Block) throws(OutputFailure) {
    switch block {
    case .text(let text): if !isDataTable { try terminal.write(Self.escaped(text)) }
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

  /// Line by line, so that line breaks stay and nothing else acts on a terminal.
  private static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { DisplayText.escaped(String($0)) }
    return lines.joined(separator: "\n") + (text.hasSuffix("\n") ? "" : "\n")
  }

  private func printNext(_ commands: [String]) throws(OutputFailure) {
    guard !isDataTable, !invocation.values.flag("quiet"), !commands.isEmpty else { return }
    try terminal.write(Self.escaped("Next: " + commands.map { "heliograph \($0)" }.joined(separator: "   ")))
  }

  // MARK: Failing

  private func report(_ error: any Error) throws(OutputFailure) -> ExitCode {
    switch error {
    case let rejection as LocatedRejection: return try refuse(rejection.findings, known: rejection.sources)
    case let rejection as Rejection: return try refuse(rejection.findings, known: [:])
    case let usage as UsageError: return try refuse([usage.finding], known: [:])
    case is Interrupted:
      terminal.report("Interrupted: nothing half-done was kept.\n")
      return .interrupted
    case let failure as OutputFailure: throw failure
    default:
      terminal.report("heliograph: \(error)\n")
      return .fault
    }
  }

  private func refuse(_ findings: [Finding], known: [String: String]) throws(OutputFailure) -> ExitCode {
    terminal.report(findings, sources: texts(for: findings, known: known), color: color)
    if isJSON { try terminal.writeRefusal(findings) }
    return .input
  }

  /// The texts of the files that findings point into: those that were read, and those that an excerpt is read from again.
  private func texts(for findings: [Finding], known: [String: String]) -> [String: String] {
    var texts = known
    for finding in findings {
      guard let file = finding.place?.file, file != "<stdin>", texts[file] == nil else { continue }
      texts[file] = InputFile.excerptText(file)
    }
    return texts
  }
}
