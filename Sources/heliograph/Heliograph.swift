import CommandLineKit
import Diagnostics
import Glibc
import Operations
import Quantities

/// The command line: reads words, runs one operation, prints its outcome.
@main
struct Heliograph {
  static func main() {
    SignalWatch.start()
    let terminal = Terminal.standard()
    exit(run(Array(CommandLine.arguments.dropFirst()), terminal).rawValue)
  }

  private static func run(_ words: [String], _ terminal: Terminal) -> ExitCode {
    do throws(OutputFailure) {
      let code = try answer(words, terminal)
      try terminal.flush()
      return code
    } catch {
      if let finding = error.finding { terminal.report([finding]) }
      return error.exitCode
    }
  }

  private static func answer(_ words: [String], _ terminal: Terminal) throws(OutputFailure) -> ExitCode {
    let parsed: ParsedCommandLine
    do throws(UsageError) {
      parsed = try CommandLineParser(CommandTree.root).parse(words)
    } catch {
      terminal.report([error.finding])
      // What is wrong may stand before `--json`, so the words are asked and not what was understood of them.
      if words.prefix(while: { $0 != "--" }).contains("--json") { try terminal.writeRefusal([error.finding]) }
      return error.exitCode
    }
    switch parsed {
    case .help(let command):
      try terminal.write(HelpPage(CommandTree.root, command: command).text(width: min(terminal.width, 120)))
    case .version: try terminal.write("heliograph \(HeliographVersion.text)\n")
    case .run(let invocation): return try CommandRun(invocation, terminal).execute()
    }
    return .done
  }
}
