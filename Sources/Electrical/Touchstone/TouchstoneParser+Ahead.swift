import Diagnostics

/// How far the frequencies are read that are laid out like the ones before.
struct RecordsAhead: ~Copyable {
  /// Reads them; nothing where the text in memory has changed or was read by other means.
  fileprivate var scanner: RecordScanner?
  /// How many frequencies are taken one by one before the next attempt.
  fileprivate var pause = 0
  /// How many the next pause takes: twice as many after each attempt in vain.
  fileprivate var nextPause = 1
  private static let longestPause = 64

  /// The next frequency is not like those before.
  fileprivate mutating func fail() {
    pause = nextPause
    nextPause = min(Self.longestPause, 2 * nextPause)
  }

  fileprivate mutating func succeed() { nextPause = 1 }
}

/// The way of most frequencies: as many numbers on as many lines as the one before.
extension TouchstoneParser {
  /// Reads the next frequency if it is laid out like those before and there is nothing to say about it.
  /// - Returns: whether it was; if not, nothing has changed but how much of the text is in memory.
  mutating func nextLikeBefore() throws(Rejection) -> Bool {
    guard ahead.pause == 0 else {
      ahead.pause -= 1
      return false
    }
    guard let pattern = layout.learned, fill == 0, numbersOnLine == 0, window.offset == lineStart else { return false }
    repeat {
      if ahead.scanner == nil {
        ahead.scanner = RecordScanner(
          window.cursor, window.end, layout: pattern, frequencyShift: header.frequencyShift)
      }
      if takeAhead(pattern.count) { return true }
      let lacksText = ahead.scanner?.lacksText ?? false
      ahead.scanner = nil
      guard lacksText else { break }
    } while try window.readOn()
    ahead.fail()
    return false
  }

  private mutating func takeAhead(_ lines: Int) -> Bool {
    guard let start = record.baseAddress, ahead.scanner?.next(into: start) == true, let end = ahead.scanner?.cursor,
      isNextFrequency(record[0])
    else { return false }
    window.cursor = end
    recordLine = line
    line += lines
    lineStart = window.offset
    lastHertz = record[0]
    points += 1
    ahead.succeed()
    return true
  }

  private func isNextFrequency(_ hertz: Double) -> Bool {
    hertz > lastHertz && hertz >= 0 && header.declaredPoints.map { points < $0 } ?? true
  }
}
