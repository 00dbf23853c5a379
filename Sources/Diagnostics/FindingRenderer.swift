/// Prints findings in the manner of a compiler: code, sentence, place, source line with a caret, help.
///
///     error[HG1204]: fabric `compute` needs 1,024 host ports of 400 Gb/s, 896 are available
///       --> hall.yaml:13:11
///        |
///     13 |     leaf: {switch: sn5600, count: 14}
///        |           ^ 14 switches x 64 ports facing hosts = 896
///     help: drop `count` (16 leaves are enough)
public struct FindingRenderer: Sendable {
  /// How many findings are printed in full before the rest is only counted.
  public static let printedAtMost = 20

  private let sources: [String: [Substring]]
  private let usesColor: Bool

  /// Makes a renderer.
  /// - Parameters:
  ///   - sources: the text of each file that places refer to, by the file's name in them.
  ///   - usesColor: whether to send ANSI colors.
  public init(sources: [String: String] = [:], usesColor: Bool = false) {
    self.sources = sources.mapValues { $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
    self.usesColor = usesColor
  }

  /// All findings, gravest first, at most `printedAtMost` in full; each block ends with a newline.
  public func render(_ findings: [Finding]) -> String {
    let ordered = findings.enumerated().sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }
    var text = ordered.prefix(Self.printedAtMost).map { render($0.element) }.joined(separator: "\n")
    if ordered.count > Self.printedAtMost {
      text += "\n... and \(NumberCount.text(ordered.count - Self.printedAtMost)) more\n"
    }
    return text
  }

  /// One finding.
  public func render(_ finding: Finding) -> String {
    var lines = [
      paint(finding.severity.rawValue + "[" + finding.code.id + "]", finding.severity) + ": "
        + DisplayText.escaped(finding.message)
    ]
    if let place = finding.place { lines += excerpt(place, label: finding.label) }
    if let expected = finding.expected { lines.append("expected: " + DisplayText.escaped(expected)) }
    if let found = finding.found { lines.append("found: " + DisplayText.escaped(found)) }
    lines += finding.help.map { "help: " + DisplayText.escaped($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func excerpt(_ place: Place, label: String) -> [String] {
    let number = String(place.line)
    let gutter = String(repeating: " ", count: number.count)
    var lines = ["\(gutter)--> \(DisplayText.escaped(place.file)):\(place.line):\(place.column)"]
    guard let text = sources[place.file], place.line >= 1, place.line <= text.count else { return lines }
    let (line, column) = Self.window(text[place.line - 1], around: place.column)
    let carets = String(repeating: "^", count: max(1, min(place.length, line.count - column + 1)))
    let pad = String(repeating: " ", count: max(0, column - 1))
    let note = label.isEmpty ? "" : " " + DisplayText.escaped(label)
    lines.append("\(gutter) |")
    lines.append("\(number) | \(line)")
    lines.append("\(gutter) | \(pad)\(carets)\(note)")
    return lines
  }

  /// At most 160 characters of a line around a column, every character one cell wide.
  private static func window(_ line: Substring, around column: Int) -> (String, Int) {
    let start = max(0, column - 100)
    let shown = line.dropFirst(start).prefix(160).map { character -> Character in
      let text = String(character)
      return text == "\t" ? " " : DisplayText.escaped(text) == text ? character : "?"
    }
    return (String(shown), column - start)
  }

  private func paint(_ text: String, _ severity: Severity) -> String {
    guard usesColor else { return text }
    let color = severity == .error ? "31" : severity == .warning ? "33" : "36"
    return "\u{1B}[1;\(color)m\(text)\u{1B}[0m"
  }
}

private enum NumberCount {
  static func text(_ count: Int) -> String { count == 1 ? "1 finding" : "\(count) findings" }
}
