import Diagnostics

/// The way of most frequencies: as many numbers on as many lines as the one before.
extension TouchstoneParser {
  /// Reads the next frequency if it is laid out like those before and there is nothing to say about it.
  /// - Returns: whether it was; if not, nothing has changed but how much of the text is in memory.
  mutating func nextLikeBefore() throws(Rejection) -> Bool {
    if takeAhead() { return true }
    guard let pattern = layout.learned, fill == 0, numbersOnLine == 0, window.offset == lineStart else { return false }
    if ahead == nil {
      ahead = RecordsAhead(layout: pattern, frequencyShift: header.frequencyShift, window: window.capacity)
    }
    guard ahead?.takesPause() == false else { return false }
    while true {
      ahead?.read(window.cursor, window.end)
      if takeAhead() { return true }
      guard ahead?.lacksText == true, try window.readOn() else { break }
    }
    ahead?.fail()
    return false
  }

  /// Takes a frequency that was read ahead; the state afterwards is as if it had just been read.
  private mutating func takeAhead() -> Bool {
    guard let next = ahead?.first, let lines = ahead?.lines, isNextFrequency(next.numbers.pointee) else { return false }
    record.baseAddress?.update(from: next.numbers, count: record.count)
    ahead?.removeFirst()
    window.cursor = next.end
    recordLine = line
    line += lines
    lineStart = window.offset
    lastHertz = record[0]
    points += 1
    return true
  }

  private func isNextFrequency(_ hertz: Double) -> Bool {
    hertz > lastHertz && hertz >= 0 && header.declaredPoints.map { points < $0 } ?? true
  }
}
