import Diagnostics
import Testing

@Suite("Findings look like a compiler's")
struct FindingRendererTests {
  private let code = FindingCode("HG1204", "not enough ports", "")

  private func finding(_ column: Int, length: Int = 1, label: String = "here") -> Finding {
    Finding(code, .error, "m", at: Place(file: "f", line: 1, column: column, length: length), label: label)
  }

  /// The caret line of a finding in a one-line file.
  private func carets(_ line: String, _ finding: Finding) -> Substring? {
    FindingRenderer(sources: ["f": line]).render(finding).split(separator: "\n").last
  }

  @Test("the sample of the design, character for character")
  func sample() {
    let source = String(repeating: "\n", count: 12) + "    leaf: {switch: sn5600, count: 14}\n"
    let finding = Finding(
      code, .error, "fabric `compute` needs 1,024 host ports of 400 Gb/s, 896 are available",
      at: Place(file: "hall.yaml", line: 13, column: 11), label: "14 switches x 64 ports facing hosts = 896",
      help: ["drop `count` (16 leaves are enough), or set `oversubscription: 1.4`"])
    let expected = """
      error[HG1204]: fabric `compute` needs 1,024 host ports of 400 Gb/s, 896 are available
        --> hall.yaml:13:11
         |
      13 |     leaf: {switch: sn5600, count: 14}
         |           ^ 14 switches x 64 ports facing hosts = 896
      help: drop `count` (16 leaves are enough), or set `oversubscription: 1.4`

      """
    #expect(FindingRenderer(sources: ["hall.yaml": source]).render(finding) == expected)
  }

  @Test("expectation and finding have their lines, and a place without its source keeps its arrow")
  func withoutSource() {
    let finding = Finding(
      code, .warning, "m", at: Place(file: "gone.yaml", line: 7, column: 2), expected: "a length", found: "`3 kg`")
    let expected = """
      warning[HG1204]: m
       --> gone.yaml:7:2
      expected: a length
      found: `3 kg`

      """
    #expect(FindingRenderer().render(finding) == expected)
  }

  @Test("carets stand under what they mean, behind tabs and wide characters, and are as wide as it")
  func alignment() {
    #expect(carets("\tcount: 14", finding(9, length: 2)) == "  |         ^^ here")
    #expect(carets("名前: x", finding(5)) == "  |       ^ here")
    #expect(carets("名前: x", finding(1, length: 2)) == "  | ^^^^ here")
    #expect(carets("e\u{301}: x", finding(4)) == "  |    ^ here")
    #expect(carets("\u{1F469}\u{200D}\u{1F4BB}: x", finding(4)) == "  |    ^ here")
  }

  @Test("places outside the line mean its ends, and no number traps")
  func outside() {
    #expect(carets("abc", finding(4)) == "  |    ^ here")
    #expect(carets("abc", finding(1000)) == "  |    ^ here")
    #expect(carets("abc", finding(Int.min, length: Int.max)) == "  | ^^^ here")
    #expect(carets("abc", finding(Int.max, length: Int.max)) == "  |    ^ here")
    for line in [Int.min, -1, 0, 2, Int.max] {
      let text = FindingRenderer(sources: ["f": "abc"]).render(
        Finding(code, .error, "m", at: Place(file: "f", line: line, column: 1)))
      #expect(text.contains("--> f:\(line):1"))
      #expect(!text.contains("abc"))
    }
  }

  @Test("of a very long line only the neighborhood is shown, with marks where it is cut")
  func longLine() {
    let line = String(repeating: "a", count: 50_000) + "X" + String(repeating: "b", count: 50_000)
    let rows = FindingRenderer(sources: ["f": line]).render(finding(50_001)).split(separator: "\n")
    #expect(rows.count == 5)
    guard rows.count == 5 else { return }
    #expect(rows[3] == "1 | …" + String(repeating: "a", count: 100) + "X" + String(repeating: "b", count: 59) + "…")
    #expect(rows[4] == "  | " + String(repeating: " ", count: 101) + "^ here")
  }

  @Test("lines are counted as YAML counts them", arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"])
  func lineEnds(end: String) {
    let source = ["one", "two", "three"].joined(separator: end) + end
    let text = FindingRenderer(sources: ["f": source]).render(
      Finding(code, .error, "m", at: Place(file: "f", line: 2, column: 1, length: 3)))
    #expect(text.contains("2 | two\n  | ^^^\n"))
  }

  @Test("nothing that comes from an input reaches the terminal unescaped")
  func escaping() {
    let evil = "\u{1B}]0;x\u{7}\u{202E}\u{9B}2J"
    let finding = Finding(
      code, .error, evil, at: Place(file: evil, line: 1, column: 1), label: evil, expected: evil, found: evil,
      help: [evil])
    let text = FindingRenderer(sources: [evil: evil + "\n"], usesColor: false).render(finding)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format)
    }
    #expect(text.contains("\\u{1B}]0;x\\u{7}\\u{202E}\\u{9B}2J"))
  }

  @Test("the gravest come first, twenty in full, then a count")
  func limit() {
    let findings = (1...25).map { Finding(code, $0 == 25 ? .error : .note, "number \($0)") }
    let text = FindingRenderer().render(findings)
    #expect(text.hasPrefix("error[HG1204]: number 25\n\nnote[HG1204]: number 1\n"))
    #expect(text.split(separator: "\n").filter { $0.contains("[HG1204]") }.count == 20)
    #expect(text.hasSuffix("note[HG1204]: number 19\n\n... and 5 findings more\n"))
    #expect(FindingRenderer().render(Array(findings.prefix(21))).hasSuffix("\n... and 1 finding more\n"))
    #expect(!FindingRenderer().render(Array(findings.prefix(20))).contains("more"))
    #expect(FindingRenderer().render([]).isEmpty)
  }

  @Test("color sets off the severity and nothing else")
  func color() {
    let text = FindingRenderer(usesColor: true).render(Finding(code, .warning, "m"))
    #expect(text == "\u{1B}[1;33mwarning[HG1204]\u{1B}[0m: m\n")
  }
}
