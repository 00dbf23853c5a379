public import Diagnostics
public import Documents
public import Electrical
public import Quantities

/// Margins of many lanes, one row each.
public struct ComBatch: Sendable {
  /// What became of one lane.
  public struct Row: Sendable {
    /// What a computed lane keeps: large lists would not fit in memory with all their pulses.
    public struct Margin: Sendable {
      /// Name of the specification.
      public var specification: String
      /// Cases with their margins and figures of merit, in decibels.
      public var cases: [(name: String, com: Double, figureOfMerit: Double)]
      /// The case with the least margin.
      public var worstCase: String
      /// The least margin.
      public var com: Decibels
      /// Whether the lane passes.
      public var passes: Bool
      /// Whether it has the margin, whatever else is asked of it.
      public var hasMargin: Bool
      /// The least effective return loss of both ends; nothing where none is specified or nothing comes back.
      public var returnLoss: ReturnLossVerdict.End?
      /// The same as an object of the document.
      public var returnLossDocument: JSONValue
      /// Whether it meets what is asked of it: `passes`, `fails`, `below`, `waived`, `no limit` or `not specified`.
      public var returnLossWord: String
      /// What limits it.
      public var limit: String
      /// How many findings its files gave.
      public var warnings: Int

      /// Keeps what a row shows of a report.
      public init?(_ report: ComReport, warnings: Int) {
        guard let worst = report.result.worst else { return nil }
        specification = report.specification.id
        cases = report.result.cases.map { ($0.name, $0.com.decibels, $0.figureOfMerit.decibels) }
        worstCase = worst.name
        com = worst.com
        passes = report.passes
        hasMargin = report.hasMargin
        let texts = ReturnLossTexts(report)
        returnLoss = report.returnLoss?.worst
        returnLossDocument = texts.document
        returnLossWord = texts.word
        limit = worst.limit
        self.warnings = warnings
      }
    }

    /// Name of the lane.
    public var name: String
    /// Its files.
    public var files: ComReport.Files
    /// The specification as the list names it.
    public var specification: String
    /// Its margin, or what was wrong.
    public var outcome: Result<Margin, Rejection>

    /// Makes a row.
    public init(name: String, files: ComReport.Files, specification: String, outcome: Result<Margin, Rejection>) {
      self.name = name
      self.files = files
      self.specification = specification
      self.outcome = outcome
    }

    /// The margin of a lane that could be computed.
    public var margin: Margin? { try? outcome.get() }
    /// What was wrong with a lane that could not.
    public var failure: String? {
      if case .failure(let rejection) = outcome {
        rejection.findings.first { $0.severity == .error }?.message
      } else {
        nil
      }
    }
  }

  /// Name and version of the document.
  public static let schema = "heliograph.channel-com-batch/1"

  /// Rows in the order of the list.
  public var rows: [Row]
  /// How many lanes the list has; more than there are rows when the work was stopped.
  public var total: Int

  /// Joins rows.
  public init(rows: [Row], total: Int) {
    self.rows = rows
    self.total = total
  }

  /// The table: a row for each lane.
  public var table: TableContent {
    TableContent(
      [
        .text("name"), .word("spec"), .number("COM dB"), .text("verdict"), .word("worst case"), .number("FOM dB"),
        .number("ERL dB"), .text("ERL verdict"), .text("limit or error"),
      ],
      rows: rows.map { row in
        guard let margin = row.margin else {
          return [row.name, row.specification, "", "error", "", "", "", "", row.failure ?? ""]
        }
        let merit = margin.cases.first { $0.name == margin.worstCase }?.figureOfMerit ?? 0
        return [
          row.name, row.specification, NumberText.fixed(margin.com.decibels, decimals: 3),
          margin.passes ? "passes" : "fails",
          margin.worstCase, NumberText.fixed(merit, decimals: 3),
          margin.returnLoss?.loss.map { NumberText.fixed($0.decibels, decimals: 2) } ?? "", margin.returnLossWord,
          margin.limit,
        ]
      })
  }

  /// The document: an array of rows.
  public var document: JSONValue {
    [
      "schema": .string(Self.schema), "lanes": .integer(total), "rows": .array(rows.map(Self.value)),
    ]
  }

  /// One row as an object.
  public static func value(_ row: Row) -> JSONValue {
    let margin = row.margin
    return [
      "name": .string(row.name), "thru": .string(row.files.through),
      "fext": .array(row.files.farEnd.map { .string($0) }), "next": .array(row.files.nearEnd.map { .string($0) }),
      "spec": .string(row.specification), "com_db": margin.map { .number($0.com.decibels) } ?? .null,
      "passes": margin.map { .bool($0.passes) } ?? .null, "worst_case": margin.map { .string($0.worstCase) } ?? .null,
      "limit": margin.map { .string($0.limit) } ?? .null,
      "erl_db": margin?.returnLoss?.loss.map { .number($0.decibels) } ?? .null,
      "erl": margin?.returnLossDocument ?? .null,
      "cases": .array(
        (margin?.cases ?? []).map {
          ["name": .string($0.name), "com_db": .number($0.com), "fom_db": .number($0.figureOfMerit)]
        }),
      "error": row.failure.map { .string($0) } ?? .null,
    ]
  }

  /// The rows as CSV.
  /// - Throws: a finding when a number is not finite.
  public func csv() throws(Rejection) -> [UInt8] {
    var writer = CSVWriter()
    writer.row([
      "name", "thru", "fext", "next", "spec", "com_db", "passes", "worst_case", "fom_db", "erl_db", "erl_place",
      "erl_verdict", "limit", "error",
    ])
    for row in rows {
      let margin = row.margin
      let merit = margin.flatMap { margin in margin.cases.first { $0.name == margin.worstCase }?.figureOfMerit }
      writer.row([
        row.name, row.files.through, row.files.farEnd.joined(separator: ";"), row.files.nearEnd.joined(separator: ";"),
        row.specification, margin.map { NumberText.shortest($0.com.decibels) } ?? "",
        margin.map { String($0.passes) } ?? "",
        margin?.worstCase ?? "", merit.map(NumberText.shortest) ?? "",
        margin?.returnLoss?.loss.map { NumberText.shortest($0.decibels) } ?? "",
        margin?.returnLoss?.place.rawValue ?? "", margin?.returnLossWord ?? "", margin?.limit ?? "", row.failure ?? "",
      ])
    }
    return try writer.finish()
  }

  /// The rows as JSON, one object a line.
  /// - Throws: a finding when a number is not finite.
  public func lines() throws(Rejection) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows { bytes += try JSONWriter.text(Self.value(row), style: .compact).utf8 }
    return bytes
  }
}
