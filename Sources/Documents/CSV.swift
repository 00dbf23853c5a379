public import Diagnostics

/// A table with the place of every cell.
public struct CSVTable: Sendable {
  /// The names of the columns.
  public let header: [Node]
  /// The rows, each with as many cells as the header.
  public let rows: [[Node]]

  /// Each row as a mapping from column to cell, without its empty cells, so that `Fields` can decode it.
  public var records: [Node] {
    rows.map { row in
      let entries = zip(header, row).compactMap { name, cell -> Node.Entry? in
        guard let key = name.text, cell.text?.isEmpty == false else { return nil }
        return Node.Entry(key: key, keyPlace: name.place, value: cell)
      }
      return Node(.mapping(entries), at: row.first?.place ?? header.first?.place ?? .init(file: "", line: 1, column: 1))
    }
  }
}

/// Reads CSV (RFC 4180; lines may end with LF, CR LF or CR; blank lines are skipped), strictly.
public enum CSV {
  /// Parses a table with a header.
  /// - Throws: located findings, all at once: rows of another length, equal or empty column names, stray or unclosed quotes.
  public static func parse(_ source: SourceFile, limits: Limits = .standard) throws(Rejection) -> CSVTable {
    try source.checkSize(limits)
    var reader = CSVReader(source, limits: limits)
    return try reader.table()
  }

  /// Parses cells without a header: rows may differ in length, and cells may be empty. Blank lines are skipped.
  /// - Throws: located findings, all at once: stray or unclosed quotes, too many cells.
  public static func cells(_ source: SourceFile, limits: Limits = .standard) throws(Rejection) -> [[Node]] {
    try source.checkSize(limits)
    var reader = CSVReader(source, limits: limits)
    return try reader.cells()
  }
}

private struct CSVReader {
  private let name: String
  private let bytes: [UInt8]
  private let limits: Limits
  private var lines: LineMap
  private var position = 0
  private var count = 0
  private var findings = FindingList()

  init(_ source: SourceFile, limits: Limits) {
    name = source.name
    bytes = Array(source.text.utf8)
    self.limits = limits
    lines = LineMap(source)
  }

  mutating func table() throws(Rejection) -> CSVTable {
    guard let header = try row() else {
      throw Rejection(
        Finding(.emptyDocument, .error, "the file holds nothing", at: Place(file: name, line: 1, column: 1)))
    }
    check(header)
    var rows: [[Node]] = []
    while let cells = try row() {
      if cells.count == header.count {
        rows.append(cells)
      } else if let first = cells.first {
        findings.add(
          Finding(
            .malformedTable, .error, "the row has \(cells.count) cells, the header \(header.count)", at: first.place,
            expected: "\(header.count) cells", help: ["put a cell that has commas in double quotes"]))
      }
    }
    guard findings.isEmpty else { throw Rejection(findings.all) }
    return CSVTable(header: header, rows: rows)
  }

  mutating func cells() throws(Rejection) -> [[Node]] {
    var rows: [[Node]] = []
    while let cells = try row() { rows.append(cells) }
    guard findings.isEmpty else { throw Rejection(findings.all) }
    return rows
  }

  private mutating func check(_ header: [Node]) {
    var seen = SeenKeys()
    for cell in header {
      let text = cell.text ?? ""
      if text.isEmpty {
        findings.add(Finding(.malformedTable, .error, "a column has no name", at: cell.place))
      } else if let earlier = seen.insert(text, cell.place) {
        findings.add(.duplicateKey(text, at: cell.place, first: earlier))
      }
    }
  }

  /// The cells of the next row that is not blank.
  private mutating func row() throws(Rejection) -> [Node]? {
    while isAtLineEnd, position < bytes.count { position += 1 }
    guard position < bytes.count else { return nil }
    var cells = [try cell()]
    while position < bytes.count, bytes[position] == UInt8(ascii: ",") {
      position += 1
      cells.append(try cell())
    }
    return cells
  }

  private mutating func cell() throws(Rejection) -> Node {
    count += 1
    if count > limits.nodes {
      throw Rejection(
        Finding(
          .tooLarge, .error, "the table has more than \(limits.nodes) cells",
          at: lines.place(byte: position, through: position + 1)))
    }
    let start = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      let text = try quoted()
      return Node(.scalar(text, quoted: true), at: lines.place(byte: start, through: position))
    }
    while !isAtCellEnd {
      if bytes[position] == UInt8(ascii: "\"") {
        report("a quote stands inside a cell that has none around it", help: "put the whole cell in quotes")
      }
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return Node(.scalar(text, quoted: false), at: lines.place(byte: start, through: position))
  }

  private mutating func quoted() throws(Rejection) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        text.append(byte)
        position += 1
        continue
      }
      if !isAtCellEnd {
        report("text follows the closing quote of a cell", help: "write a quote inside a cell twice")
        while !isAtCellEnd { position += 1 }
      }
      return String(decoding: text, as: UTF8.self)
    }
    position = start
    report("the quote of this cell is never closed", help: "add the closing quote")
    throw Rejection(findings.all)
  }

  private mutating func report(_ message: String, help: String) {
    let place = lines.place(byte: position, through: position + 1)
    findings.add(Finding(.malformedTable, .error, message, at: place, help: [help]))
  }

  private var isAtLineEnd: Bool {
    position >= bytes.count || bytes[position] == 0x0A || bytes[position] == 0x0D
  }
  private var isAtCellEnd: Bool { isAtLineEnd || bytes[position] == UInt8(ascii: ",") }
}
