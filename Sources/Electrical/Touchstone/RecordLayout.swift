/// How the numbers of one frequency are spread over lines, learned from the first one, so that a line that differs can be named.
struct RecordLayout {
  /// A line unlike those of the frequencies before.
  struct Deviation {
    let line: Int
    let found: Int
    let expected: Int
  }

  /// Numbers on each line: the standard's layout until one frequency has been read.
  private var pattern: [Int]
  private var isLearned = false
  private var current: [Int] = []
  /// The first line of this frequency that differs.
  private(set) var deviation: Deviation?

  init(standard: [Int]) { pattern = standard }

  /// Numbers on each line of a frequency, once one has been read.
  var learned: [Int]? { isLearned ? pattern : nil }

  /// What the next line should hold; nothing when that is not known.
  var expected: Int? { current.count < pattern.count ? pattern[current.count] : nil }

  /// A line with so many numbers has ended.
  @inline(__always)
  mutating func endLine(_ line: Int, count: Int) {
    if deviation == nil, let expected, expected != count {
      deviation = Deviation(line: line, found: count, expected: expected)
    }
    current.append(count)
  }

  /// All numbers of the frequency have come.
  @inline(__always)
  mutating func endRecord() {
    if !isLearned {
      pattern = current
      isLearned = true
    }
    deviation = nil
    current.removeAll(keepingCapacity: true)
  }

  /// Whether the lines may be compared: the first frequency only if it starts as the standard lays it out, or must be one line.
  var isComparable: Bool { isLearned || pattern.count == 1 || (current.first ?? pattern.first) == pattern.first }
}
