import Dispatch

/// Frequencies that were read ahead of those handed out: all that lie whole in memory and are laid out like the one before.
///
/// A large text is cut at the starts of lines into a piece for each processor. Where a piece starts is guessed from the layout, and the
/// guess is proved when the piece before ends exactly there: what follows a wrong one is dropped and read again.
struct RecordsAhead: ~Copyable {
  /// Less text is not worth waking another processor for.
  private static let leastPiece = 1 << 17
  private static let longestPause = 64
  /// Fewer frequencies than these in a row are not worth having looked ahead.
  private static let leastRun = 64

  /// Lines of each frequency.
  let lines: Int
  private let layout: [Int]
  private let frequencyShift: Int
  private var pieces: [RecordPiece]
  /// How many pieces hold what may be handed out, and which frequency is next.
  private var usable = 0
  private var piece = 0
  private var index = 0
  /// Whether the text ended before the first frequency did.
  private(set) var lacksText = false
  /// How many frequencies are to be read one by one before the next attempt; twice as many after each attempt that brought little.
  private var pause = 0
  private var nextPause = 1

  /// Makes room for the frequencies of a window of text.
  /// - Parameters:
  ///   - layout: numbers on each line of a frequency.
  ///   - frequencyShift: the power of ten between the file's frequencies and hertz.
  init(layout: [Int], frequencyShift: Int, window: Int) {
    self.layout = layout
    lines = layout.count
    self.frequencyShift = frequencyShift
    let count = max(1, min(ByteWindow.workers, window / Self.leastPiece))
    let stride = layout.reduce(0, +)
    // Four bytes are a short number with its blank; of shorter ones fewer are read ahead.
    pieces = (0..<count).map { _ in RecordPiece(stride: stride, numbers: window / count / 4) }
  }

  deinit { for piece in pieces { piece.deallocate() } }

  /// The next frequency: its numbers, and the byte behind it.
  var first: (numbers: UnsafePointer<Double>, end: UnsafePointer<UInt8>)? {
    guard piece < usable else { return nil }
    return (pieces[piece].numbers(of: index), pieces[piece].end(of: index))
  }

  mutating func removeFirst() {
    index += 1
    skipUsedPieces()
  }

  private mutating func skipUsedPieces() {
    while piece < usable, index >= pieces[piece].count {
      piece += 1
      index = 0
    }
  }

  /// Forgets what was read, because the next frequency must be read by other means.
  mutating func fail() {
    usable = 0
    pause = nextPause
    nextPause = min(Self.longestPause, 2 * nextPause)
  }

  /// Whether the next frequency is to be read by other means.
  mutating func takesPause() -> Bool {
    guard pause > 0 else { return false }
    pause -= 1
    return true
  }

  /// Reads all frequencies of a text that starts with a line.
  mutating func read(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
    let count = cut(start, end)
    if count == 1 {
      pieces[0].read(layout: layout, frequencyShift: frequencyShift)
    } else {
      let (layout, frequencyShift) = (layout, frequencyShift)
      pieces.withUnsafeMutableBufferPointer { pieces in
        // Each piece is written by one thread.
        nonisolated(unsafe) let pieces = pieces
        DispatchQueue.concurrentPerform(iterations: count) { index in
          pieces[index].read(layout: layout, frequencyShift: frequencyShift)
        }
      }
    }
    usable = 1
    while usable < count, pieces[usable - 1].reached == pieces[usable].start { usable += 1 }
    lacksText = pieces[0].lacksText
    if pieces[0].count >= Self.leastRun { nextPause = 1 }
    piece = 0
    index = 0
    skipUsedPieces()
  }

  /// Sets the pieces of a text.
  /// - Returns: how many there are.
  private mutating func cut(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
    let wanted = max(1, min(pieces.count, (end - start) / Self.leastPiece))
    var count = 0
    var pieceStart = start
    for part in 1..<wanted {
      let next = recordStart(behind: start + (end - start) / wanted * part, end)
      guard next > pieceStart, next < end else { continue }
      pieces[count].set(pieceStart, next)
      pieceStart = next
      count += 1
    }
    pieces[count].set(pieceStart, end)
    return count + 1
  }

  /// The start of a line that has as many words as the first line of a frequency: other lines have pairs of numbers only. The end where
  /// none is near.
  private func recordStart(behind start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var cursor = start
    while cursor < end, cursor.pointee != UInt8(ascii: "\n") { cursor += 1 }
    for _ in 0...layout.count where cursor < end {
      cursor += 1
      let lineStart = cursor
      var words = 0
      var wasBlank = true
      while cursor < end, cursor.pointee != UInt8(ascii: "\n") {
        let isBlank = cursor.pointee <= 0x20
        if wasBlank, !isBlank { words += 1 }
        wasBlank = isBlank
        cursor += 1
      }
      if cursor < end, words == layout.first { return lineStart }
    }
    return end
  }
}
