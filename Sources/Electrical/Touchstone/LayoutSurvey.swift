/// The first lines of numbers of a file: how many each holds, and which numbers of ports that fits.
struct LayoutSurvey {
  private struct Line {
    let count: Int
    let first: Double
  }

  private var lines: [Line] = []
  /// Whether the lines are all that the file has.
  private var isWhole: Bool

  /// Looks at lines of numbers.
  /// - Parameters:
  ///   - bytes: from the start of a line; readable for some bytes behind its end.
  ///   - isWhole: whether the input ends with them.
  ///   - limit: how many lines are looked at.
  init(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, limit: Int) {
    self.isWhole = isWhole
    guard var cursor = bytes.baseAddress else { return }
    let end = cursor + bytes.count
    while cursor < end, lines.count < limit {
      let start = cursor
      while cursor < end, cursor.pointee != UInt8(ascii: "\n"), cursor.pointee != UInt8(ascii: "\r") { cursor += 1 }
      if cursor == end, !isWhole { break }
      if !survey(UnsafeBufferPointer(start: start, count: cursor - start)) { return }
      cursor += 1
    }
    self.isWhole = isWhole && cursor >= end
  }

  /// Counts the words of one line.
  /// - Returns: whether more may follow.
  private mutating func survey(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    let content = line.prefix { $0 != UInt8(ascii: "!") }
    let words = content.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard let first = words.first, let start = line.baseAddress else { return true }
    let mark = line[first.startIndex]
    guard mark != UInt8(ascii: "[") else { return false }
    guard mark != UInt8(ascii: "#") else { return true }
    lines.append(
      Line(count: words.count, first: DecimalNumber(at: start + first.startIndex, shift: 0)?.value ?? .nan))
    return true
  }

  /// The numbers of ports that the lines fit, rising.
  func fittingPorts(atMost limit: Int) -> [Int] {
    let total = lines.reduce(0) { $0 + $1.count }
    var fitting: [Int] = []
    var ports = 1
    while ports <= limit, 1 + 2 * ports * ports <= total {
      if fits(ports) { fitting.append(ports) }
      ports += 1
    }
    return fitting
  }

  /// Whether each frequency starts on a line, with a frequency above the one before, and ends with one.
  private func fits(_ ports: Int) -> Bool {
    let stride = 1 + 2 * ports * ports
    var fill = 0
    var last = -1.0
    for line in lines {
      if fill == 0 {
        if ports == 2, line.count == 5, line.first <= last { return true }
        guard line.count.isMultiple(of: 2) == false, line.first > last else { return false }
        last = line.first
      } else {
        guard line.count.isMultiple(of: 2), ports > 2 else { return false }
      }
      fill += line.count
      guard fill <= stride else { return false }
      if fill == stride { fill = 0 }
    }
    return fill == 0 || !isWhole
  }
}
