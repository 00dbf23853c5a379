package import Diagnostics
import Quantities

/// What is asked of a table: conditions that must all hold, an order, a limit.
package struct TableQuery {
  private let conditions: [Condition]
  private let order: (column: Int, isDescending: Bool)?
  private let limit: Int?

  /// Reads a query against the columns of a table.
  /// - Throws: `HG5102`, with the nearest column when a name is unknown.
  package init(
    conditions: [String], order: String?, limit: Int?, columns: [DataTable.Column]
  ) throws(Rejection) {
    var read: [Condition] = []
    for text in conditions { read.append(try Condition(text, columns)) }
    self.conditions = read
    self.limit = limit
    guard let order else {
      self.order = nil
      return
    }
    let isDescending = order.hasPrefix("-")
    let name = isDescending ? String(order.dropFirst()) : order
    self.order = (try Self.column(name, in: columns, option: "--sort"), isDescending)
  }

  /// The rows that meet the conditions, ordered and cut. Rows that compare equal keep their order; unknown cells stand last.
  package func apply(to table: DataTable) -> DataTable {
    var result = table
    result.rows = table.rows.filter { row in conditions.allSatisfy { $0.holds(for: row) } }
    if let order {
      result.rows = result.rows.enumerated().sorted { left, right in
        Self.precedes(left.element[order.column], right.element[order.column], order.isDescending)
          ?? (left.offset < right.offset)
      }
      .map(\.element)
    }
    if let limit, result.rows.count > limit { result.rows.removeSubrange(limit...) }
    return result
  }

  /// Nothing when two cells are equal.
  private static func precedes(_ left: DataTable.Cell, _ right: DataTable.Cell, _ isDescending: Bool) -> Bool? {
    switch (left, right) {
    case (.unknown, .unknown): return nil
    case (.unknown, _): return false
    case (_, .unknown): return true
    case (.number(let a), .number(let b)): return a == b ? nil : (a < b) != isDescending
    default:
      let (a, b) = (left.printed, right.printed)
      return a == b ? nil : (a < b) != isDescending
    }
  }

  fileprivate static func column(
    _ name: String, in columns: [DataTable.Column], option: String
  ) throws(Rejection) -> Int {
    if let index = columns.firstIndex(where: { $0.name == name }) { return index }
    let names = columns.map(\.name)
    // `length` says enough where only one column is a length.
    let measured = names.indices.filter { columns[$0].isNumeric && names[$0].hasPrefix(name + "_") }
    if measured.count == 1 { return measured[0] }
    let near = Spelling.nearest(to: name, among: names)
    throw Rejection(
      Finding(
        .badQuery, .error, "`\(option)` names the column `\(name)`, which the table does not have",
        expected: "one of: " + names.joined(separator: ", "), help: near.map { ["did you mean `\($0)`?"] } ?? []))
  }
}

/// `length_m > 30`.
private struct Condition {
  /// Longer spellings first, so that `<=` is not read as `<`.
  private static let operators = ["<=", ">=", "!=", "==", "=", "<", ">", "~"]

  private let column: Int
  private let comparison: String
  private let value: String
  private let number: Double?

  init(_ text: String, _ columns: [DataTable.Column]) throws(Rejection) {
    let isOperator: (Character) -> Bool = { "<>=!~".contains($0) }
    guard let start = text.firstIndex(where: isOperator) else { throw Self.malformed(text) }
    let tail = text[start...]
    guard let comparison = Self.operators.first(where: { tail.hasPrefix($0) }) else { throw Self.malformed(text) }
    self.comparison = comparison
    var value = Self.trimmed(tail.dropFirst(comparison.count))
    if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote {
      value = value.dropFirst().dropLast()
    }
    self.value = String(value)
    column = try TableQuery.column(String(Self.trimmed(text[..<start])), in: columns, option: "--where")
    let isNumeric = columns[column].isNumeric && comparison != "~"
    number = isNumeric ? NumberText.parse(self.value) : nil
    if isNumeric, number == nil {
      throw Rejection(
        Finding(
          .badQuery, .error, "`\(self.value)` is no number to compare `\(columns[column].name)` with",
          expected: "a number without a unit: `\(columns[column].name) \(comparison) 30`"))
    }
  }

  func holds(for row: [DataTable.Cell]) -> Bool {
    let cell = row[column]
    if case .unknown = cell { return comparison == "!=" }
    if comparison == "~" { return cell.printed.lowercased().contains(value.lowercased()) }
    if let number, case .number(let own) = cell { return Self.compare(own, number, comparison) }
    return Self.compare(cell.printed, value, comparison)
  }

  private static func compare<T: Comparable>(_ left: T, _ right: T, _ comparison: String) -> Bool {
    switch comparison {
    case "<": left < right
    case "<=": left <= right
    case ">": left > right
    case ">=": left >= right
    case "!=": left != right
    default: left == right
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func malformed(_ text: String) -> Rejection {
    Rejection(
      Finding(
        .badQuery, .error, "`--where \(text)` is no condition", expected: "column OPERATOR value",
        help: ["for example `--where \"length_m > 30\"`; operators: = != < <= > >= ~ (contains)"]))
  }
}
