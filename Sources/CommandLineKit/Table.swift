import Diagnostics

/// A table of text: for a terminal, as CSV, or as Markdown.
///
///     var table = Table([Table.Column("part"), Table.Column("quantity", .right)])
///     table.add(["MMA4Z00-NS", "1,024"])
///     try terminal.write(table.text(width: terminal.tableWidth))
public struct Table: Sendable {
  /// To which side cells are pushed.
  public enum Alignment: Sendable {
    /// Words. Such a column may be shortened where the terminal is narrow.
    case left
    /// Numbers. Never shortened.
    case right
  }

  /// A column.
  public struct Column: Sendable {
    /// What stands above it.
    public var title: String
    /// To which side its cells are pushed.
    public var alignment: Alignment

    /// Declares a column.
    public init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// Cells that a shortened column keeps at least.
  private static let narrowest = 8
  private static let gap = 2

  private let columns: [Column]
  private var rows: [[String]] = []

  /// An empty table.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row. Missing cells are empty, cells beyond the last column are left out.
  public mutating func add(_ cells: [String]) {
    rows.append(columns.indices.map { $0 < cells.count ? cells[$0] : "" })
  }

  /// How many rows it has.
  public var rowCount: Int { rows.count }

  /// Titles and rows with aligned columns, each line ended by a line feed; what must not reach a terminal is escaped.
  /// - Parameters:
  ///   - width: cells to keep to, by shortening the widest columns of words; nothing to print all.
  ///   - usesColor: whether titles are set off with ANSI codes.
  public func text(width: Int? = nil, usesColor: Bool = false) -> String {
    let lines = ([columns.map(\.title)] + rows).map { $0.map(DisplayText.escaped) }
    let widths = fittedWidths(lines, width)
    var result = ""
    for (index, cells) in lines.enumerated() {
      let line = text(of: cells, widths)
      result += (index == 0 && usesColor ? "\u{1B}[1m\(line)\u{1B}[0m" : line) + "\n"
    }
    return result
  }

  /// RFC 4180 with titles, safe to open in a spreadsheet (see `CSVText`).
  public var csv: String { ([columns.map(\.title)] + rows).map(CSVText.record).joined() }

  /// A table of GitHub's Markdown.
  public var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rule = columns.map { $0.alignment == .left ? "---" : "---:" }
    return line(columns.map { MarkdownText.escaped($0.title) }) + line(rule)
      + rows.map { line($0.map(MarkdownText.escaped)) }.joined()
  }

  private func text(of cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let shown = DisplayText.fitted(cell, cells: widths[index])
      let pad = String(repeating: " ", count: widths[index] - DisplayText.width(shown))
      if index > 0 { line += String(repeating: " ", count: Self.gap) }
      let isLast = index == cells.count - 1
      line += columns[index].alignment == .right ? pad + shown : shown + (isLast ? "" : pad)
    }
    return line
  }

  private func fittedWidths(_ lines: [[String]], _ limit: Int?) -> [Int] {
    var widths = columns.indices.map { column in lines.map { DisplayText.width($0[column]) }.max() ?? 0 }
    guard let limit else { return widths }
    let gaps = Self.gap * max(0, columns.count - 1)
    let words = columns.indices.filter { columns[$0].alignment == .left }
    for column in words { widths[column] = min(widths[column], max(limit, Self.narrowest)) }
    while widths.reduce(gaps, +) > limit, let widest = words.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > Self.narrowest
    {
      widths[widest] -= 1
    }
    return widths
  }
}
