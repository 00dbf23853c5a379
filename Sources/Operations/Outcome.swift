public import Diagnostics
public import Documents
import Reporting

/// What a command found out: the same value for the command line and for any other face.
public struct Outcome: Sendable {
  /// A piece of what people see.
  public enum Block: Sendable {
    /// A paragraph or a heading.
    case text(String)
    /// A table.
    case table(ScreenTable)
  }

  /// A JSON document: a value, or a writer that makes it when somebody wants it.
  public enum Document: Sendable {
    /// A value.
    case value(JSONValue)
    /// Streams the bytes in blocks, ended by a newline.
    case stream(@Sendable (_ receive: ([UInt8]) throws -> Void) throws -> Void)
  }

  /// What people see, in order.
  public var screen: [Block] = []
  /// What machines see: one JSON document; nothing when the command has none.
  public var document: Document?
  /// What `--csv` prints in place of the tables, where machines want other columns than people.
  public var dataTable: [UInt8]?
  /// Findings about the subject of the command: one of severity error makes the command end with exit code 1.
  public var findings: [Finding] = []
  /// Findings to be printed beside the result, with their places. What the screen shows already is not among them.
  public var messages: [Finding] = []
  /// Texts of the files that findings point into.
  public var sources: [String: String] = [:]
  /// Whether the user stopped the work, so that this is what was finished until then.
  public var isInterrupted = false
  /// Commands that are useful next, without the tool's name.
  public var next: [String] = []

  /// Nothing yet.
  public init() {}

  /// Adds findings that decide the exit code and are printed as messages.
  mutating func report(_ found: [Finding]) {
    findings += found
    messages += found
  }

  /// Adds a paragraph.
  mutating func say(_ text: String) { screen.append(.text(text)) }
  /// Adds a table.
  mutating func show(_ table: TableContent) { screen.append(.table(ScreenTable(table))) }
}

/// A table as plain text.
public struct ScreenTable: Sendable {
  /// A column's heading, and whether its cells are numbers.
  public struct Column: Sendable {
    /// Heading with the unit.
    public let title: String
    /// Whether cells line up at the right.
    public let isNumeric: Bool
  }
  /// Columns from the left.
  public let columns: [Column]
  /// Rows from the top, the row of sums last.
  public let rows: [[String]]

  init(_ content: TableContent) {
    columns = content.columns.map { Column(title: $0.title, isNumeric: $0.isNumeric) }
    rows = content.rows + (content.sum.isEmpty ? [] : [content.sum])
  }
}

/// One request to one result: what every face of Heliograph runs.
public protocol Operation: Sendable {
  /// Does the work.
  /// - Throws: `Rejection` when the input is wrong, `Interrupted` when the user stopped it.
  func run(in workspace: Workspace) throws -> Outcome
}

/// A rejection together with the text of the files that it points into.
public struct LocatedRejection: Error, Sendable {
  /// What is wrong.
  public let findings: [Finding]
  /// Texts by file name.
  public let sources: [String: String]

  init(_ rejection: Rejection, sources: [String: String]) {
    findings = rejection.findings
    self.sources = sources
  }
}

/// What a machine sees when the input is wrong.
public enum RefusalDocument {
  /// The findings, as every document has them.
  public static func value(_ findings: [Finding]) -> JSONValue {
    ["schema": "heliograph.refusal/1", "findings": .array(findings.map(FindingDocument.value))]
  }
}
