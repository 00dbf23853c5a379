import CommandLineKit
import Diagnostics
import Glibc
import Operations
import Quantities

/// The command line: reads words, runs one operation, prints its outcome.
@main
struct Heliograph {
  /// The version of the program.
  static let version = HeliographVersion.text

  static func main() {
    SignalWatch.start()
    let terminal = Terminal.standard()
    exit(run(Array(CommandLine.arguments.dropFirst()), terminal).rawValue)
  }

  private static func run(_ words: [String], _ terminal: Terminal) -> ExitCode {
    do {
      let code = try answer(words, terminal)
      try terminal.flush()
      return code
    } catch let failure as OutputFailure {
      if let finding = failure.finding { terminal.report([finding]) }
      return failure.exitCode
    } catch {
      terminal.report("heliograph: \(error)\n")
      return .fault
    }
  }

  private static func answer(_ words: [String], _ terminal: Terminal) throws(OutputFailure) -> ExitCode {
    do throws(UsageError) {
      switch try CommandLineParser(CommandTree.root).parse(words) {
      case .help(let command):
        let page = HelpPage(CommandTree.root, command: command)
        return try print(page.text(width: min(terminal.width, 120)), terminal)
      case .version: return try print("heliograph \(version)\n", terminal)
      case .run(let invocation): return try CommandRun(invocation, terminal).execute()
      }
    } catch {
      terminal.report([error.finding])
      return error.exitCode
    }
  }

  private static func print(_ text: String, _ terminal: Terminal) throws(OutputFailure) -> ExitCode {
    try terminal.write(text)
    return .done
  }
}
