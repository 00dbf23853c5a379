import Diagnostics
import Documents
import Quantities
import Reporting

/// A table that can be asked: named columns, typed cells.
struct DataTable: Sendable {
  /// A cell; unknown is not zero and not an empty text.
  enum Cell: Sendable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case unknown
  }

  /// A column; its name carries the unit, such as `length_m`.
  struct Column: Sendable {
    let name: String
    let isNumeric: Bool

    static func text(_ name: String) -> Column { Column(name: name, isNumeric: false) }
    static func number(_ name: String) -> Column { Column(name: name, isNumeric: true) }
  }

  let columns: [Column]
  var rows: [[Cell]] = []

  /// For people and for CSV: unknown cells are empty.
  var content: TableContent {
    TableContent(
      columns.map { $0.isNumeric ? .number($0.name) : .text($0.name) }, rows: rows.map { $0.map(\.printed) })
  }

  /// For machines: one object a row.
  func write(to json: inout JSONWriter, _ flush: (inout JSONWriter) throws -> Void) throws {
    try json.array("rows") { json in
      for row in rows {
        json.object { json in
          for (column, cell) in zip(columns, row) {
            json.key(column.name)
            switch cell {
            case .text(let text): json.value(text)
            case .number(let number): json.value(number)
            case .flag(let flag): json.value(flag)
            case .unknown: json.null()
            }
          }
        }
        try flush(&json)
      }
    }
  }
}

extension DataTable.Cell {
  /// As text, without thousands separators, so that what is printed can be read back.
  var printed: String {
    switch self {
    case .text(let text): text
    case .number(let number): NumberText.shortest(number)
    case .flag(let flag): flag ? "yes" : "no"
    case .unknown: ""
    }
  }

  init(_ number: Int) { self = .number(Double(number)) }
  init(_ number: Double?) { self = number.map { .number($0) } ?? .unknown }
  init(_ text: String?) { self = text.map { .text($0) } ?? .unknown }
}
