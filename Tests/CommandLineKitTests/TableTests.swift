import CommandLineKit
import Diagnostics
import TestSupport
import Testing

@Suite("A table fits its terminal and leaves it unharmed")
struct TableTests {
  private func table(_ rows: [[String]]) -> Table {
    var table = Table([Table.Column("part"), Table.Column("what it is"), Table.Column("quantity", .right)])
    for row in rows { table.add(row) }
    return table
  }

  @Test("columns are aligned, words to the left and numbers to the right")
  func alignment() {
    let text = table([["QM9700", "switch", "48"], ["名前", "cable", "1,024"]]).text()
    let expected = """
      part    what it is  quantity
      QM9700  switch            48
      名前    cable          1,024

      """
    #expect(text == expected)
  }

  @Test("where the terminal is narrow, the widest column of words is shortened")
  func shortening() {
    let rows = [["QM9700", "a switch with sixty-four ports of 400 Gb/s", "48"]]
    let expected = """
      part    what it is    quantity
      QM9700  a switch wi…        48

      """
    #expect(table(rows).text(width: 30) == expected)
    #expect(table(rows).text(width: nil).contains("sixty-four ports of 400 Gb/s"))
  }

  @Test("no line is wider than the terminal while every column keeps its least")
  func fits() {
    let failure = counterexample { choices in
      let rows = (0..<choices.integer(0...4)).map { _ in
        [
          choices.string(of: "ab 名e\u{301}🚀", length: 0...40), choices.string(of: "xy 名", length: 0...60),
          choices.string(of: "019,", length: 0...8),
        ]
      }
      let width = choices.integer(28...120)
      for line in table(rows).text(width: width).split(separator: "\n") where DisplayText.width(line) > width {
        return "`\(line)` is wider than \(width)"
      }
      return nil
    }
    #expect(failure == nil)
  }

  @Test("no width and no row traps", arguments: [Int.min, 0, 1, 10, Int.max])
  func anyWidth(cells: Int) {
    #expect(table([[], ["a"], ["a", "b", "c", "d"]]).text(width: cells).split(separator: "\n").count == 4)
    #expect(Table([]).text(width: cells) == "\n")
  }

  @Test("cells reach the terminal escaped, and a title's color ends with its line")
  func escaping() {
    let text = table([["\u{1B}[2J", "a\nb", "1"]]).text(usesColor: true)
    #expect(text.contains("\\u{1B}[2J"))
    #expect(text.contains("a\\u{A}b"))
    #expect(text.hasPrefix("\u{1B}[1mpart"))
    #expect(text.split(separator: "\n").first?.hasSuffix("quantity\u{1B}[0m") == true)
  }

  @Test("as CSV, no cell is a formula")
  func csv() {
    #expect(
      table([["=cmd|' /C calc'!A0", "a,b", "-3"]]).csv
        == "part,what it is,quantity\r\n\"'=cmd|' /C calc'!A0\",\"a,b\",-3\r\n")
  }

  @Test("as Markdown, no cell breaks out of its column")
  func markdown() {
    #expect(
      table([["a|b", "<script>\n[x](y)", "1"]]).markdown == """
        | part | what it is | quantity |
        | --- | --- | ---: |
        | a\\|b | &lt;script&gt; \\[x\\](y) | 1 |

        """)
  }
}
