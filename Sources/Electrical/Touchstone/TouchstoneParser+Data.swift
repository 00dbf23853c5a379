import Diagnostics
import Documents

/// What may stand among and behind the numbers.
extension TouchstoneParser {
  /// A word of a line and its column, from 1.
  struct Word {
    let text: String
    let column: Int
  }

  /// The words of the line from the cursor on, without its comment; the cursor moves to the line's end.
  mutating func words() throws(Rejection) -> [Word] {
    let start = window.offset
    guard let line = try window.line() else { throw tooLongLine() }
    let content = line.prefix { $0 != UInt8(ascii: "!") }
    let words = content.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map {
      Word(text: String(decoding: $0, as: UTF8.self), column: start - lineStart + $0.startIndex + 1)
    }
    window.cursor += line.count
    return words
  }

  mutating func skipSecondOptionLine() throws(Rejection) {
    findings.append(
      Finding(
        .touchstoneAssumption, .warning, "a second option line is ignored: only the first counts", at: place(),
        help: ["remove it"]))
    try window.skipLine()
  }

  /// A keyword among the numbers: what ends them, and nothing else.
  /// - Returns: whether the data have ended.
  mutating func takeDataKeyword() throws(Rejection) -> Bool {
    guard header.isVersion2 else { throw keywordInVersion1() }
    let (keyword, name, values, place) = try keyword()
    guard fill == 0 else { throw cutOff() }
    switch keyword {
    case .noiseData:
      try skipNoise()
      return true
    case .end:
      try takeEnd(values, place)
      return true
    default:
      throw fault(
        .touchstoneKeyword, "`[\(name)]` stands among the numbers", at: place,
        expected: "numbers, `[Noise Data]` or `[End]`", help: "move it above `[Network Data]`")
    }
  }

  private mutating func takeEnd(_ values: [Word], _ place: Place) throws(Rejection) {
    _ = try finish(isStated: true)
    if values.isEmpty, try !skipToContent() { return }
    findings.append(
      Finding(
        .touchstoneSkipped, .warning, "what stands behind `[End]` is ignored", at: values.isEmpty ? self.place() : place
      ))
  }

  /// Checks rows of noise data and leaves them out. The cursor stands behind the numbers of the first row, or before it.
  mutating func skipNoise() throws(Rejection) {
    let isFirstRead = fill == 5
    var rows = isFirstRead ? 1 : 0
    let start = place()
    fill = 0
    numbersOnLine = 0
    while try skipToContent(), window.cursor.pointee != UInt8(ascii: "[") {
      let row = try words()
      guard row.count == 5 else { throw noiseRowFault(row) }
      for word in row where OptionLine.number(word.text)?.isFinite != true { throw notANumber(word) }
      rows += 1
    }
    findings.append(
      Finding(.touchstoneSkipped, .note, "noise data are left out: \(rows) \(rows == 1 ? "row" : "rows")", at: start))
    if let declared = header.declaredNoisePoints, declared != rows { warnOfNoiseCount(declared, rows, start) }
    if try skipToContent() {
      guard header.isVersion2 else { throw keywordInVersion1() }
      let (keyword, name, values, place) = try keyword()
      guard keyword == .end else {
        throw fault(
          .touchstoneKeyword, "`[\(name)]` stands behind the noise data", at: place, expected: "`[End]`",
          help: "move it above `[Network Data]`")
      }
      try takeEnd(values, place)
    } else {
      _ = try finish()
    }
  }

  private mutating func warnOfNoiseCount(_ declared: Int, _ rows: Int, _ place: Place) {
    findings.append(
      Finding(
        .touchstoneAssumption, .warning,
        "`[Number of Noise Frequencies]` says \(declared), and there are \(rows); noise is not used", at: place))
  }

  mutating func noteFortranExponent() {
    let message = "exponents are written with `D`, which the standard does not have; they are taken as `E`"
    guard !findings.contains(where: { $0.message == message }) else { return }
    findings.append(
      Finding(
        .touchstoneAssumption, .warning, message,
        at: Place(file: window.name, line: line, column: max(1, window.offset - lineStart + 1))))
  }
}
