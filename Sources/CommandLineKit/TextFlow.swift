import Diagnostics

/// Prose broken into lines for a terminal.
enum TextFlow {
  /// The lines of a paragraph, each at most `width` cells wide unless a single word is wider.
  static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      let cells = DisplayText.width(word)
      if used > 0, used + 1 + cells > width {
        lines.append(line)
        line = ""
        used = 0
      }
      if used > 0 { line += " " }
      line += word
      used += (used > 0 ? 1 : 0) + cells
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Paragraphs, which empty lines separate in the source.
  static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .split { $0.allSatisfy(\.isWhitespace) }
      .map { $0.joined(separator: " ") }
  }

  /// Terms with their explanations beside them, or below them where the terminal is too narrow for both.
  static func definitions(_ items: [(term: String, text: String)], width: Int) -> [String] {
    let widest = items.map { DisplayText.width($0.term) }.max() ?? 0
    let indent = min(widest + 4, 30)
    guard width - indent >= 24 else {
      return items.flatMap { item in ["  " + item.term] + lines(item.text, width: width - 8).map { "        " + $0 } }
    }
    return items.flatMap { item -> [String] in
      let head = "  " + item.term
      let pad = String(repeating: " ", count: indent)
      var body = lines(item.text, width: width - indent).map { pad + $0 }
      let gap = indent - DisplayText.width(head)
      guard gap >= 2, let first = body.first else { return [head] + body }
      body[0] = head + String(repeating: " ", count: gap) + first.dropFirst(indent)
      return body
    }
  }
}
