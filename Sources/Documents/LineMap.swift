import Diagnostics

/// Turns positions counted in code points (libyaml) or bytes (our own readers) into places counted in characters.
///
/// Positions are expected to rise, so that a document on one long line costs one walk and not one per node.
struct LineMap {
  /// A distance from the start of the text's line or from the start of the text.
  fileprivate enum Target {
    case scalarInLine(Int)
    case byte(Int)
  }

  fileprivate struct Cursor {
    let line: Int
    var scalars = 0
    var bytes: Int
    var characters = 0
    var index: String.Index

    func isBefore(_ target: Target) -> Bool {
      switch target {
      case .scalarInLine(let count): scalars < count
      case .byte(let offset): bytes < offset
      }
    }
  }

  private let file: String
  private let text: String
  private let isASCII: Bool
  /// Byte offsets at which lines start.
  private let starts: [Int]
  private var cursor: Cursor

  init(_ source: SourceFile) {
    file = source.name
    text = source.text
    isASCII = source.text.utf8.allSatisfy { $0 < 0x80 }
    starts = isASCII ? Self.lineStarts(ofASCII: source.text) : Self.lineStarts(of: source.text)
    cursor = Cursor(line: 0, bytes: 0, index: source.text.startIndex)
  }

  /// The place of one character at a line and a code point, both counted from 0.
  mutating func place(line: Int, scalar: Int) -> Place {
    Place(file: file, line: line + 1, column: character(line, .scalarInLine(scalar)) + 1)
  }

  /// The place of the code points from `scalar` to before `end` in one line.
  mutating func place(line: Int, scalar: Int, through end: Int) -> Place {
    place(line, .scalarInLine(scalar), .scalarInLine(end))
  }

  /// The place of the bytes from `start` to before `end`; what lies behind the first line does not count.
  mutating func place(byte start: Int, through end: Int) -> Place {
    let line = self.line(ofByte: start)
    let lineEnd = line + 1 < starts.count ? starts[line + 1] - 1 : text.utf8.count
    return place(line, .byte(start), .byte(min(end, lineEnd)))
  }

  /// The place right after a text: where its continuation would stand.
  static func placeAfter(_ text: String, file: String) -> Place {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return Place(file: file, line: max(1, lines.count), column: (lines.last?.count ?? 0) + 1)
  }

  private mutating func place(_ line: Int, _ start: Target, _ end: Target) -> Place {
    let first = character(line, start)
    // The next position may lie inside this span, so the cursor stays at its start.
    let kept = cursor
    let length = character(line, end) - first
    cursor = kept
    return Place(file: file, line: line + 1, column: first + 1, length: length)
  }

  /// Characters of a line before a target.
  private mutating func character(_ line: Int, _ target: Target) -> Int {
    guard line < starts.count else { return 0 }
    if isASCII {
      switch target {
      case .scalarInLine(let count): return count
      case .byte(let offset): return offset - starts[line]
      }
    }
    if cursor.line != line || !cursor.isAtOrBefore(target) {
      let index = text.utf8.index(text.startIndex, offsetBy: starts[line])
      cursor = Cursor(line: line, bytes: starts[line], index: index)
    }
    while cursor.isBefore(target), cursor.index < text.endIndex {
      let character = text[cursor.index]
      var next = cursor
      next.scalars += character.unicodeScalars.count
      next.bytes += character.utf8.count
      next.characters += 1
      next.index = text.index(after: cursor.index)
      guard next.isAtOrBefore(target) else { break }
      cursor = next
    }
    return cursor.characters
  }

  /// The last line that starts at or before a byte.
  private func line(ofByte offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static func lineStarts(ofASCII text: String) -> [Int] {
    var text = text
    return text.withUTF8 { bytes in
      var starts = [0]
      var previous: UInt8 = 0
      for offset in bytes.indices {
        let byte = bytes[offset]
        if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") {
          starts[starts.count - 1] = offset + 1
        } else if byte >= 0x0A, byte <= 0x0D {
          starts.append(offset + 1)
        }
        previous = byte
      }
      return starts
    }
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

extension LineMap.Cursor {
  fileprivate func isAtOrBefore(_ target: LineMap.Target) -> Bool {
    switch target {
    case .scalarInLine(let count): scalars <= count
    case .byte(let offset): bytes <= offset
    }
  }
}
