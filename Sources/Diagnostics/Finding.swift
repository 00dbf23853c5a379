/// How grave a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// The plan cannot be built as it is, or the input is wrong.
  case error
  /// It can be built, and somebody should look.
  case warning
  /// Worth knowing.
  case note

  /// The gravest first.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
}

/// Where in a file something stands. Lines and columns count from 1, columns in characters.
public struct Place: Sendable, Hashable {
  /// The file as the user named it; never a path of this machine that the user did not write.
  public var file: String
  /// Counts from 1.
  public var line: Int
  /// Counts from 1.
  public var column: Int
  /// Characters to underline, at least 1.
  public var length: Int

  /// Names a span in one line.
  public init(file: String, line: Int, column: Int, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
  }
}

/// A kind of finding: a stable code with its long explanation, for `heliograph explain CODE`.
///
/// The target that raises a finding declares its code as a static constant and lists it in its own `FindingCode`
/// extension.
public struct FindingCode: Sendable, Hashable {
  /// `HG` and four digits, never reused.
  public let id: String
  /// What is wrong in half a sentence, for lists.
  public let title: String
  /// The long form: what it means, why it matters, what to do, with an example.
  public let explanation: String

  /// Declares a code.
  public init(_ id: String, _ title: String, _ explanation: String) {
    self.id = id
    self.title = title
    self.explanation = explanation
  }
}

/// What verification reports: an error value with a place, an expectation and a remedy.
public struct Finding: Sendable, Hashable {
  /// The kind.
  public var code: FindingCode
  /// How grave it is.
  public var severity: Severity
  /// One sentence with the numbers in it, without a full stop.
  public var message: String
  /// Where its cause stands in a file, when it stands in one.
  public var place: Place?
  /// What to write beside the caret; empty for nothing.
  public var label: String
  /// What was expected, when that can be said apart from the message.
  public var expected: String?
  /// What was found instead.
  public var found: String?
  /// The ways out, cheapest first.
  public var help: [String]
  /// The thing in the plan that it is about, for example `leaf-003` or `/cost_usd`.
  public var subject: String?
  /// How many things it stands for; the message names the worst.
  public var count: Int

  /// Makes a finding.
  public init(
    _ code: FindingCode, _ severity: Severity = .error, _ message: String, at place: Place? = nil, label: String = "",
    expected: String? = nil, found: String? = nil, help: [String] = [], subject: String? = nil, count: Int = 1
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.label = label
    self.expected = expected
    self.found = found
    self.help = help
    self.subject = subject
    self.count = count
  }
}

extension [Finding] {
  /// Whether any finding is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}

/// Input that cannot be used: every finding about it at once. Commands end with exit code 2.
public struct Rejection: Error, Sendable {
  /// At least one finding of severity error.
  public let findings: [Finding]

  /// Rejects input because of the given findings.
  public init(_ findings: [Finding]) { self.findings = findings }
  /// Rejects input because of one finding.
  public init(_ finding: Finding) { findings = [finding] }
}
