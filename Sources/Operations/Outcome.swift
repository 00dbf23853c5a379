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

  /// What people see, in order.
  public var screen: [Block] = []
  /// What machines see: one JSON document; nothing when the command has none.
  public var document: Document?
  /// Findings about the subject of the command.
  public var findings: [Finding] = []
  /// Texts of the files that findings point into.
  public var sources: [String: String] = [:]
  /// Commands that are useful next, without the tool's name.
  public var next: [String] = []

  /// A JSON document, as a value or already written.
  public enum Document: Sendable {
    /// A value.
    case value(JSONValue)
    /// Bytes that a streamed writer made.
    case bytes([UInt8])
  }

  /// Nothing yet.
  public init() {}

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
