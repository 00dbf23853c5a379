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

  private let sources: [String: String]
  private let usesColor: Bool

  /// Makes a renderer.
  /// - Parameters:
  ///   - sources: the text of each file that places refer to, by the file's name in them.
  ///   - usesColor: whether to send ANSI colors.
  public init(sources: [String: String] = [:], usesColor: Bool = false) {
    self.sources = sources
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
    guard let source = sources[place.file], let text = SourceExcerpt.line(place.line, of: source) else { return lines }
    let excerpt = SourceExcerpt(line: text, column: place.column, length: place.length)
    let note = label.isEmpty ? "" : " " + DisplayText.escaped(label)
    lines.append("\(gutter) |")
    lines.append("\(number) | \(excerpt.text)")
    lines.append("\(gutter) | \(excerpt.carets)\(note)")
    return lines
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
