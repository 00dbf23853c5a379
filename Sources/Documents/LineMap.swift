import Diagnostics

/// Turns positions counted in code points, as libyaml and the JSON reader count them, into places counted in characters.
///
/// Positions are expected to rise, so that a document on one long line costs one walk and not one per node.
struct LineMap {
  private let file: String
  private let text: String
  private let isASCII: Bool
  /// Byte offsets at which lines start; empty while nobody needs them.
  private var starts: [Int] = []
  private var cursor: Cursor

  private struct Cursor {
    var line: Int
    var scalars: Int
    var characters: Int
    var index: String.Index
  }

  init(_ source: SourceFile) {
    file = source.name
    text = source.text
    isASCII = source.text.utf8.allSatisfy { $0 < 0x80 }
    cursor = Cursor(line: 0, scalars: 0, characters: 0, index: source.text.startIndex)
  }

  /// The place of `length` characters at a line and a code point, both counted from 0.
  mutating func place(line: Int, scalar: Int, length: Int = 1) -> Place {
    Place(file: file, line: line + 1, column: character(line: line, scalar: scalar) + 1, length: length)
  }

  /// The place of the code points from `scalar` to before `end` in one line.
  mutating func place(line: Int, scalar: Int, through end: Int) -> Place {
    let start = character(line: line, scalar: scalar)
    let kept = cursor
    let length = character(line: line, scalar: end) - start
    cursor = kept
    return Place(file: file, line: line + 1, column: start + 1, length: length)
  }

  /// The place right after a text: where its continuation would stand.
  static func placeAfter(_ text: String, file: String) -> Place {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return Place(file: file, line: max(1, lines.count), column: (lines.last?.count ?? 0) + 1)
  }

  private mutating func character(line: Int, scalar: Int) -> Int {
    guard !isASCII else { return scalar }
    if cursor.line != line || cursor.scalars > scalar {
      cursor = Cursor(line: line, scalars: 0, characters: 0, index: start(ofLine: line))
    }
    while cursor.scalars < scalar, cursor.index < text.endIndex {
      let width = text[cursor.index].unicodeScalars.count
      guard cursor.scalars + width <= scalar else { break }
      cursor.scalars += width
      cursor.characters += 1
      cursor.index = text.index(after: cursor.index)
    }
    return cursor.characters
  }

  private mutating func start(ofLine line: Int) -> String.Index {
    if starts.isEmpty { starts = Self.lineStarts(of: text) }
    guard line < starts.count else { return text.endIndex }
    return text.utf8.index(text.startIndex, offsetBy: starts[line])
  }

  private static func lineStarts(of text: String) -> [Int] {
    var starts = [0]
    var offset = 0
    for character in text {
      offset += character.utf8.count
      if character.isNewline { starts.append(offset) }
    }
    return starts
  }
}
