import Diagnostics
import Documents
import Quantities
package import Reporting

/// A table that can be asked: named columns, typed cells.
package struct DataTable: Sendable {
  /// A cell; unknown is not zero and not an empty text.
  package enum Cell: Sendable {
    case text(String)
    case number(Double)
    case unknown
  }

  /// A column; its name carries the unit, such as `length_m`.
  package struct Column: Sendable {
    let name: String
    let isNumeric: Bool
  }

  package let columns: [Column]
  var rows: [[Cell]]

  /// Takes a table of plain cells: a numeric cell that holds no number is unknown.
  package init(_ content: TableContent) {
    let columns = content.columns.map { Column(name: $0.title, isNumeric: $0.isNumeric) }
    self.columns = columns
    rows = content.rows.map { row in
      zip(columns, row).map { column, text in
        column.isNumeric ? NumberText.parse(text).map { .number($0) } ?? .unknown : .text(text)
      }
    }
  }

  /// For people and for CSV: unknown cells are empty.
  package var content: TableContent {
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
    case .unknown: ""
    }
  }
}
