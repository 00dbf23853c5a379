/// Cells of a comma-separated file (RFC 4180, lines end with CR LF) that people open in a spreadsheet.
public enum CSVText {
  /// The text as one cell: quoted where needed, and never a formula.
  ///
  /// A cell that starts with `=`, `+`, `-`, `@`, a tab or a line break and is no number gets an apostrophe in front and quotes,
  /// because a spreadsheet would run it.
  public static func cell(_ text: String) -> String {
    let isFormula = startsLikeFormula(text) && !isNumber(text)
    let safe = isFormula ? "'" + text : text
    let needsQuotes = safe.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard isFormula || needsQuotes || safe.utf8.first == 0x20 || safe.utf8.last == 0x20 else { return safe }
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// What ends a record.
  public static let lineEnd = "\r\n"

  /// One record with its line end.
  public static func record(_ cells: some Sequence<String>) -> String {
    cells.lazy.map(cell).joined(separator: ",") + lineEnd
  }

  private static func startsLikeFormula(_ text: String) -> Bool {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
    default: false
    }
  }

  /// A plain decimal number; what `Double` would take beyond that (hex, `nan`) is text.
  private static func isNumber(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x30 && byte <= 0x39 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    return isPlain && Double(text) != nil
  }
}
