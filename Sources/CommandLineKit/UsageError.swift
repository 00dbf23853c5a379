public import Diagnostics

/// A command line that cannot be understood. The run ends with `ExitCode.input`.
public struct UsageError: Error, Sendable {
  /// What is wrong; each case carries what was typed.
  public enum Reason: Sendable, Equatable {
    /// No command of this name; the nearest one, if any is near.
    case unknownCommand(String, nearest: String?)
    /// A command that only groups others stands alone.
    case missingCommand
    /// No option of this name; the nearest one, if any is near.
    case unknownOption(String, nearest: String?)
    /// A required argument is absent.
    case missingArgument(String)
    /// An option stands without its value.
    case missingValue(option: String)
    /// A flag was given a value.
    case unexpectedValue(flag: String, value: String)
    /// A value is not of its kind; `suggestion` says what may have been meant.
    case badValue(argument: String, text: String, expectation: String, suggestion: String?)
    /// An option that takes one value was given twice.
    case repeated(option: String)
    /// A word more than the command takes.
    case unexpectedArgument(String)
  }

  /// What is wrong.
  public let reason: Reason
  /// The words of the command in question, the tool's name first.
  public let command: String
  /// How the command is used: `heliograph plan SCENARIO [options]`.
  public let usage: String

  init(_ reason: Reason, in path: CommandPath) {
    self.reason = reason
    command = path.text
    usage = path.usage
  }

  /// How a run with this error ends.
  public var exitCode: ExitCode { .input }

  /// The error as a message for people, with the usage and where to read on.
  public var finding: Finding {
    let (code, message) = description
    return Finding(
      code, .error, message, expected: expectation,
      help: suggestions + ["usage: \(usage)", "`\(command) --help` explains it"])
  }

  private var description: (FindingCode, String) {
    switch reason {
    case .unknownCommand(let word, _): (.unknownCommand, "`\(command)` has no command `\(word)`")
    case .missingCommand: (.unknownCommand, "`\(command)` needs a command")
    case .unknownOption(let option, _): (.unknownOption, "`\(command)` has no option `\(option)`")
    case .missingArgument(let name): (.missingArgument, "`\(command)` needs \(name)")
    case .missingValue(let option): (.missingValue, "`\(option)` needs a value")
    case .unexpectedValue(let flag, let value): (.badValue, "`\(flag)` takes no value, `\(value)` was given")
    case .badValue(let argument, let text, _, _): (.badValue, "`\(text)` cannot be the value of `\(argument)`")
    case .repeated(let option): (.repeatedOption, "`\(option)` is given twice")
    case .unexpectedArgument(let word): (.unexpectedArgument, "`\(command)` does not take `\(word)`")
    }
  }

  private var expectation: String? {
    if case .badValue(_, _, let expectation, _) = reason { expectation } else { nil }
  }

  private var suggestions: [String] {
    switch reason {
    case .unknownCommand(_, let nearest?), .unknownOption(_, let nearest?): ["did you mean `\(nearest)`?"]
    case .badValue(_, _, _, let suggestion?): [suggestion]
    case .missingValue(let option) where option.hasPrefix("--"):
      ["a value that begins with `-` is written `\(option)=-VALUE`"]
    case .repeated(let option): ["keep one `\(option)`"]
    default: []
    }
  }
}
