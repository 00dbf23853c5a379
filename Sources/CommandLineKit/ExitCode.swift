/// How a run ends, for scripts.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// Done, and everything closes.
  case done = 0
  /// Done, with findings of severity error.
  case findings = 1
  /// The input or the command line is wrong, or the result could not be written.
  case input = 2
  /// A fault of the program.
  case fault = 3
  /// Interrupted; what was finished is kept.
  case interrupted = 130

  /// One line for manuals.
  public var meaning: String {
    switch self {
    case .done: "Done, and everything closes"
    case .findings: "Done, with findings of severity error, such as a link that does not close"
    case .input: "The input or the command line is wrong, or the result could not be written"
    case .fault: "A fault of the program"
    case .interrupted: "Interrupted; what was finished is kept"
    }
  }
}
