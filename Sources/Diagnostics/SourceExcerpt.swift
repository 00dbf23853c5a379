/// The part of a source line around a place, fit for a terminal, and the carets that stand under it.
struct SourceExcerpt {
  /// Characters shown at most, and how many of them may stand before the place.
  private static let shownAtMost = 160
  private static let shownBefore = 100

  /// Tabs are one space, what must not reach a terminal is `?`, and cut ends are marked with an ellipsis.
  let text: String
  /// Spaces and carets, aligned by the cells that the characters above take.
  let carets: String

  /// Cuts a line around a column (from 1, in characters); columns outside the line mean its ends.
  init(line: Substring, column: Int, length: Int) {
    let wanted = line.prefix(max(1, column) - 1).count
    let first = max(0, wanted - Self.shownBefore)
    let rest = line.dropFirst(first)
    let window = Array(rest.prefix(Self.shownAtMost))
    let isCutAfter = rest.dropFirst(Self.shownAtMost).first != nil
    let cells = window.map(Self.printable)
    let start = min(wanted - first, cells.count)
    let end = min(start + min(max(1, length), Self.shownAtMost), cells.count)
    let before = first > 0 && !window.isEmpty ? "…" : ""
    text = before + String(cells) + (isCutAfter ? "…" : "")
    let pad = DisplayText.width(before + String(cells[..<start]))
    let marked = DisplayText.width(String(cells[start..<end]))
    carets = String(repeating: " ", count: pad) + String(repeating: "^", count: max(1, marked))
  }

  private static func printable(_ character: Character) -> Character {
    if character == "\t" { return " " }
    return DisplayText.escaped(String(character)) == String(character) && DisplayText.width(character) > 0
      ? character : "?"
  }

  /// The line with a number that counts from 1; nothing beyond the end. Lines end where YAML ends them: at LF, CR, CR
  /// LF, NEL, and the Unicode line and paragraph separators.
  static func line(_ number: Int, of source: String) -> Substring? {
    guard number >= 1 else { return nil }
    let bytes = source.utf8
    var start = bytes.startIndex
    for _ in 1..<number {
      guard let end = lineEnd(bytes, from: start) else { return nil }
      start = end.next
    }
    return source[start..<(lineEnd(bytes, from: start)?.end ?? bytes.endIndex)]
  }

  private static func lineEnd(
    _ bytes: String.UTF8View, from start: String.Index
  ) -> (end: String.Index, next: String.Index)? {
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      if byte == 0x0A { return (index, next) }
      if byte == 0x0D {
        return (index, next < bytes.endIndex && bytes[next] == 0x0A ? bytes.index(after: next) : next)
      }
      if byte == 0xC2 || byte == 0xE2, let length = separatorLength(bytes[index...].prefix(3)) {
        return (index, bytes.index(index, offsetBy: length))
      }
      index = next
    }
    return nil
  }

  /// NEL is C2 85, the separators are E2 80 A8 and E2 80 A9.
  private static func separatorLength(_ bytes: Substring.UTF8View) -> Int? {
    if bytes.starts(with: [0xC2, 0x85]) { return 2 }
    return bytes.starts(with: [0xE2, 0x80, 0xA8]) || bytes.starts(with: [0xE2, 0x80, 0xA9]) ? 3 : nil
  }
}
