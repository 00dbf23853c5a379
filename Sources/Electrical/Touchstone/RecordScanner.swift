/// Reads frequencies whose lines are all like those before: so many numbers, blanks between them, nothing else.
///
/// It stops before the first frequency that is not, or that is not there to its end: what is wrong with it, or what else stands
/// there, is for `TouchstoneParser` to say.
struct RecordScanner: ~Copyable {
  private let layout: [Int]
  private let stride: Int
  private let frequencyShift: Int
  private let start: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private var ends: WordEnds
  /// Behind the last frequency that was read.
  private(set) var cursor: UnsafePointer<UInt8>
  /// Whether the text has not enough words for another frequency.
  private(set) var lacksText = false

  /// Prepares to read a text, from the start of a line.
  /// - Parameters:
  ///   - layout: numbers on each line of a frequency.
  ///   - frequencyShift: the power of ten between the file's frequencies and hertz.
  init(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, layout: [Int], frequencyShift: Int) {
    self.layout = layout
    self.frequencyShift = frequencyShift
    self.start = start
    self.end = end
    stride = layout.reduce(0, +)
    cursor = start
    ends = WordEnds(start, end, atOnce: stride)
  }

  /// Reads the next frequency.
  /// - Parameter numbers: has room for all of its numbers.
  /// - Returns: whether it is like the ones before.
  mutating func next(into numbers: UnsafeMutablePointer<Double>) -> Bool {
    guard var wordEnd = ends.next(stride) else {
      lacksText = true
      return false
    }
    var cursor = cursor
    var target = numbers
    for (line, count) in layout.enumerated() {
      var rest = count
      if line == 0 {
        guard let value = takeFrequency(&cursor, start + Int(wordEnd.pointee)) else { return false }
        target.pointee = value
        wordEnd += 1
        target += 1
        rest -= 1
      }
      while rest > 0 {
        let stop = start + Int(wordEnd.pointee)
        Self.skipBlanks(&cursor)
        guard let value = PlainNumber.read(cursor, stop) ?? otherNumber(cursor, stop, shift: 0) else { return false }
        target.pointee = value
        cursor = stop
        wordEnd += 1
        target += 1
        rest -= 1
      }
      guard skipLineEnd(&cursor) else { return false }
    }
    self.cursor = cursor
    return true
  }

  @inline(__always)
  private func takeFrequency(_ cursor: inout UnsafePointer<UInt8>, _ stop: UnsafePointer<UInt8>) -> Double? {
    Self.skipBlanks(&cursor)
    let start = cursor
    cursor = stop
    return otherNumber(start, stop, shift: frequencyShift)
  }

  /// A number in any form, multiplied with a power of ten, if there is nothing to say about it.
  @inline(never)
  private func otherNumber(_ start: UnsafePointer<UInt8>, _ stop: UnsafePointer<UInt8>, shift: Int) -> Double? {
    guard let number = DecimalNumber(at: start, shift: shift), number.end == stop, number.value.isFinite,
      !number.hasFortranExponent, stop - start <= ByteWindow.longestPiece
    else { return nil }
    return number.value
  }

  @inline(__always)
  private static func skipBlanks(_ cursor: inout UnsafePointer<UInt8>) {
    while cursor.pointee == UInt8(ascii: " ") || cursor.pointee == UInt8(ascii: "\t") { cursor += 1 }
  }

  @inline(__always)
  private func skipLineEnd(_ cursor: inout UnsafePointer<UInt8>) -> Bool {
    Self.skipBlanks(&cursor)
    if cursor.pointee == UInt8(ascii: "\r"), cursor[1] == UInt8(ascii: "\n") { cursor += 1 }
    guard cursor < end, cursor.pointee == UInt8(ascii: "\n") else { return false }
    cursor += 1
    return true
  }
}
