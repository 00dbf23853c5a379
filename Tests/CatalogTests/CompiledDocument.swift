import Foundation
import Testing

/// A document of the compilation that the catalog was made from: its tables row by row, and its prose sentence by sentence.
struct CompiledDocument {
  /// One row of a table: the heading above, the cells by column, and the first cell.
  struct Row: CustomTestStringConvertible, Sendable {
    let heading: String
    let columns: [String]
    let cells: [String]
    var item: String { cells.first ?? "" }
    var testDescription: String { "\(heading): \(item)" }

    /// The cell of a column whose name begins so; nothing where the table has no such column.
    func cell(_ column: String) -> String? {
      zip(columns, cells).first { $0.0.lowercased().hasPrefix(column.lowercased()) }?.1
    }
  }

  private(set) var rows: [Row] = []
  private(set) var sentences: [String] = []

  /// Reads a document from the fixtures.
  init(_ name: String) throws {
    let folder = try #require(Bundle.module.resourcePath)
    let text = try String(contentsOfFile: folder + "/Fixtures/" + name, encoding: .utf8)
    var heading = ""
    var columns: [String] = []
    var paragraph = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      guard line.hasPrefix("|") else {
        columns = []
        if line.hasPrefix("#") { heading = line }
        if line.isEmpty || line.hasPrefix("#") {
          sentences += Self.clauses(of: paragraph)
          paragraph = ""
        } else {
          paragraph += (Self.beginsListItem(line) ? "; " : " ") + line.trimmingCharacters(in: .whitespaces)
        }
        continue
      }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
        Self.plain(String($0))
      }
      if columns.isEmpty {
        columns = cells
      } else if !cells.allSatisfy({ $0.allSatisfy { $0 == "-" } }) || cells.contains("-") {
        rows.append(Row(heading: heading, columns: columns, cells: cells))
      }
    }
    sentences += Self.clauses(of: paragraph)
  }

  private static func beginsListItem(_ line: String) -> Bool {
    line.hasPrefix("* ") || line.first?.isNumber == true && line.dropFirst().hasPrefix(". ")
  }

  /// Sentences, and parts of sentences between semicolons.
  private static func clauses(of paragraph: String) -> [String] {
    plain(paragraph).components(separatedBy: "; ").flatMap { $0.components(separatedBy: ". ") }
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " .;")) }.filter { !$0.isEmpty }
  }

  /// The text in American spelling, without emphasis.
  static func plain(_ text: String) -> String {
    var text = text.replacing("*", with: "").trimmingCharacters(in: .whitespaces)
    for (british, american) in [
      ("ibre", "iber"), ("ptimis", "ptimiz"), ("rganis", "rganiz"), ("entre", "enter"), ("abour", "abor"),
      ("udgement", "udgment"), ("metre", "meter"),
    ] { text = text.replacing(british, with: american) }
    return text
  }
}
