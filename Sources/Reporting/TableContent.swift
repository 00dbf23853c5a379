/// A table as plain text: whoever prints it, on a terminal or in a page, decides how it looks.
public struct TableContent: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// Its heading, with the unit of its numbers.
    public var title: String
    /// Whether its cells are numbers, which line up at the right.
    public var isNumeric: Bool
    /// Whether its cells are single words that must not be broken into lines.
    public var isWord = false

    /// Makes a column of texts.
    public static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    /// Makes a column of words that stay on one line.
    public static func word(_ title: String) -> Column { Column(title: title, isNumeric: false, isWord: true) }
    /// Makes a column of numbers.
    public static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  /// Columns from the left.
  public var columns: [Column]
  /// Rows from the top; each has a cell for every column.
  public var rows: [[String]]
  /// A last row of sums; empty for none.
  public var sum: [String]

  /// Makes a table.
  public init(_ columns: [Column], rows: [[String]] = [], sum: [String] = []) {
    self.columns = columns
    self.rows = rows
    self.sum = sum
  }
}
