import Diagnostics
import Documents

/// Reads one frequency after the other, with no more of the text in memory than a block.
struct TouchstoneParser: ~Copyable {
  let options: Touchstone.Options
  var window: ByteWindow
  var header = TouchstoneHeader()
  /// Zero until the header has been read.
  var ports = 0
  var findings: [Finding] = []

  /// The line of the cursor, from 1, and where in the input it starts.
  var line = 1
  var lineStart = 0

  /// The numbers of one frequency as they stand in the file, the frequency in hertz first.
  private(set) var record: UnsafeMutableBufferPointer<Double>
  /// How many of them have come.
  var fill = 0
  var numbersOnLine = 0
  /// The line on which the record starts.
  var recordLine = 0
  var layout = RecordLayout(standard: [])
  /// Numbers of ports that the first lines would fit, for messages.
  var fittingPorts: [Int] = []
  var lastHertz = -Double.infinity
  var points = 0
  var hasEnded = false
  /// Frequencies that were read ahead, once the layout is known.
  var ahead: RecordsAhead?

  /// Opens an input and reads up to its first number.
  init(_ input: consuming InputBlocks, _ options: Touchstone.Options) throws(Rejection) {
    self.options = options
    window = ByteWindow(input)
    record = UnsafeMutableBufferPointer(start: nil, count: 0)
    try readStart()
    try readHeader()
    let stride = header.stride(ports: ports)
    record = .allocate(capacity: stride)
    record.initialize(repeating: 0)
    layout = RecordLayout(standard: header.standardLayout(ports: ports))
  }

  deinit { record.deallocate() }

  /// Reads the next frequency into `record`.
  /// - Returns: false at the end of a file that was sound to its end.
  mutating func next() throws(Rejection) -> Bool {
    guard !hasEnded else { return false }
    if try nextLikeBefore() { return true }
    return try nextOfAnyForm()
  }

  /// Reads the next frequency with whatever stands before and in it, and says what is wrong with it.
  private mutating func nextOfAnyForm() throws(Rejection) -> Bool {
    var cursor = window.cursor
    var end = window.end
    let shift = header.frequencyShift
    while true {
      if cursor >= end {
        window.cursor = cursor
        guard try window.refill() else {
          if numbersOnLine > 0, try endLine() { return !hasEnded }
          return try finish()
        }
        if window.holdsTooLongPiece { throw notANumber() }
        cursor = window.cursor
        end = window.end
        continue
      }
      let byte = cursor.pointee
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        cursor += 1
        continue
      }
      if byte > UInt8(ascii: "#") || byte == UInt8(ascii: "+"), byte != UInt8(ascii: "[") {
        guard fill < record.count, !isLineTooShort else {
          window.cursor = cursor
          throw try misfit()
        }
        guard let number = DecimalNumber(at: cursor, shift: fill == 0 ? shift : 0), number.value.isFinite,
          number.end - cursor <= ByteWindow.longestPiece
        else {
          window.cursor = cursor
          throw notANumber()
        }
        if number.hasFortranExponent { noteFortranExponent() }
        if fill == 0 { recordLine = line }
        record[fill] = number.value
        fill &+= 1
        numbersOnLine &+= 1
        cursor = number.end
        continue
      }
      window.cursor = cursor
      if try takeOther(byte) { return !hasEnded }
      cursor = window.cursor
      end = window.end
    }
  }

  /// A line of a one- or two-port has ended before its numbers were complete.
  private var isLineTooShort: Bool { ports <= 2 && fill > 0 && numbersOnLine == 0 }

  /// Takes what is neither a number nor a blank.
  /// - Returns: whether a frequency is complete, or the data have ended.
  private mutating func takeOther(_ byte: UInt8) throws(Rejection) -> Bool {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      let isComplete = numbersOnLine > 0 ? try endLine() : false
      if hasEnded { return true }
      try takeLineEnd()
      return isComplete
    case UInt8(ascii: "!"): try window.skipLine()
    case UInt8(ascii: "#") where numbersOnLine == 0:
      guard header.hasOptionLine else { throw lateOptionLine() }
      try skipSecondOptionLine()
    case UInt8(ascii: "[") where numbersOnLine == 0: return try takeDataKeyword()
    default: throw notANumber()
    }
    return false
  }

  /// Ends a line that has numbers.
  /// - Returns: whether a frequency is complete, or noise data have brought the end.
  private mutating func endLine() throws(Rejection) -> Bool {
    if fill < record.count, startsNoise {
      try skipNoise()
      return true
    }
    layout.endLine(line, count: numbersOnLine)
    numbersOnLine = 0
    guard fill == record.count else { return false }
    try checkFrequency()
    layout.endRecord()
    fill = 0
    points += 1
    return true
  }

  /// In a two-port of version 1, five numbers after a fall of the frequency are the first row of noise data.
  private var startsNoise: Bool {
    ports == 2 && !header.isVersion2 && recordLine == line && fill == 5 && points > 0 && record[0] <= lastHertz
  }

  private mutating func checkFrequency() throws(Rejection) {
    guard record[0] > lastHertz, record[0] >= 0 else { throw fallingFrequency() }
    if let declared = header.declaredPoints, points >= declared { throw tooManyPoints(declared) }
    lastHertz = record[0]
  }

  /// Moves behind the end of a line.
  mutating func takeLineEnd() throws(Rejection) {
    try window.skipLineEnd()
    line += 1
    lineStart = window.offset
  }

  /// Moves to the next byte that is neither blank nor comment.
  /// - Returns: false at the end of the input.
  mutating func skipToContent() throws(Rejection) -> Bool {
    while true {
      if window.cursor >= window.end {
        guard try window.refill() else { return false }
        if window.holdsTooLongPiece { return true }
        continue
      }
      switch window.cursor.pointee {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): window.cursor += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): try takeLineEnd()
      case UInt8(ascii: "!"): try window.skipLine()
      default: return true
      }
    }
  }

  /// The end of the input, or `[End]`.
  /// - Returns: false, for the caller to hand on.
  mutating func finish(isStated: Bool = false) throws(Rejection) -> Bool {
    if fill > 0 { throw cutOff() }
    if points == 0 { throw empty() }
    if let declared = header.declaredPoints, points < declared { throw tooFewPoints(declared) }
    if header.isVersion2, !isStated {
      findings.append(
        Finding(
          .touchstoneAssumption, .warning, "`[End]` is missing; all \(points) frequencies are there", at: place(),
          expected: "`[End]`", help: ["end the file with `[End]`"]))
    }
    hasEnded = true
    return false
  }
}
