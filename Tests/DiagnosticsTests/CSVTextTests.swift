import Diagnostics
import TestSupport
import Testing

@Suite("A spreadsheet shows cells and runs none")
struct CSVTextTests {
  @Test(
    "what a spreadsheet would run gets an apostrophe and quotes",
    arguments: [
      ("=1+1", "\"'=1+1\""), ("+cmd", "\"'+cmd\""), ("-x", "\"'-x\""), ("@SUM(A1)", "\"'@SUM(A1)\""),
      ("\t=1", "\"'\t=1\""),
      ("\r=1", "\"'\r=1\""),
      ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""), ("-3.2 dBm", "\"'-3.2 dBm\""),
      ("-0x10", "\"'-0x10\""), ("-nan", "\"'-nan\""),
    ])
  func formulas(text: String, expected: String) { #expect(CSVText.cell(text) == expected) }

  @Test(
    "numbers and plain text stay as they are",
    arguments: ["-3.2", "+1", "-1e-9", "0", "MMA4Z00-NS", "a=b", "", "名前", "400 Gb/s"])
  func plain(text: String) { #expect(CSVText.cell(text) == text) }

  @Test("separators, quotes and line breaks are quoted")
  func quoting() {
    #expect(
      CSVText.record(["a,b", "say \"x\"", "two\nlines", " x"]) == "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" x\"\r\n")
  }

  @Test("a record reads back as its cells, and no cell begins like a formula")
  func roundTrip() {
    let failure = counterexample { choices in
      let cells = (0..<choices.integer(1...4)).map { _ in
        choices.string(of: "a=+-@\t\r\n\", 1.", length: 0...6)
      }
      guard let back = Self.read(CSVText.record(cells)), back.count == cells.count else {
        return "\(cells) reads back otherwise"
      }
      for (cell, shown) in zip(cells, back) {
        guard shown == cell || shown == "'" + cell else { return "`\(cell)` became `\(shown)`" }
        let isFormula = "=+-@\t\r\n".unicodeScalars.contains { shown.unicodeScalars.first == $0 }
        if isFormula, Double(shown) == nil { return "`\(shown)` would run" }
      }
      return nil
    }
    #expect(failure == nil)
  }

  /// A reader of RFC 4180 for one record.
  private static func read(_ record: String) -> [String]? {
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(record.unicodeScalars)[...]
    guard scalars.popLast() == "\n", scalars.popLast() == "\r" else { return nil }
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true):
        if scalars.first == "\"" { cell.append(scalars.removeFirst()) } else { isQuoted = false }
      case ("\"", false): isQuoted = true
      case (",", false):
        cells.append(String(cell))
        cell = String.UnicodeScalarView()
      case ("\n", false), ("\r", false): return nil
      default: cell.append(scalar)
      }
    }
    return isQuoted ? nil : cells + [String(cell)]
  }
}
