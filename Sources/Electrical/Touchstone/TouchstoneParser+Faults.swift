import Diagnostics
import Documents

/// What can be wrong, said in full: the line, what was expected, what was found, what to do.
extension TouchstoneParser {
  /// The place of the cursor.
  func place() -> Place {
    Place(file: window.name, line: line, column: max(1, window.offset - lineStart + 1))
  }

  func place(of word: Word) -> Place {
    Place(file: window.name, line: line, column: word.column, length: word.text.count)
  }

  private func place(line: Int) -> Place { Place(file: window.name, line: line, column: 1) }

  func fault(
    _ code: FindingCode, _ message: String, at place: Place, expected: String, found: String? = nil, help: String
  ) -> Rejection {
    Rejection(Finding(code, .error, message, at: place, expected: expected, found: found, help: [help]))
  }

  // MARK: Numbers and columns

  func notANumber() -> Rejection {
    guard !window.startsTooLongPiece else { return tooLongWord() }
    return notANumber(Word(text: window.word(), column: place().column))
  }

  /// A number, or anything else without a blank, that nobody means.
  func tooLongWord() -> Rejection {
    let word = Word(text: window.word(), column: place().column)
    return fault(
      .touchstoneNumber, "`\(DisplayText.escaped(word.text))` goes on for more than 65,536 characters",
      at: place(of: word), expected: "a decimal number of at most 65,536 characters",
      help: "check whether this is a Touchstone file; 17 digits give any double")
  }

  func notANumber(_ word: Word) -> Rejection {
    let shown = DisplayText.escaped(word.text)
    let help: String
    let lower = word.text.lowercased().drop { $0 == "-" || $0 == "+" }
    if word.text.unicodeScalars.contains("\0") {
      help = "there are zero bytes: the file is not text, or was cut off while it was written; write it again"
    } else if lower.hasPrefix("nan") || lower.hasPrefix("inf") || OptionLine.number(word.text) != nil {
      help =
        "the program that wrote the file failed at this frequency, or it is beyond any double: write a finite number"
    } else if word.text.contains(",") {
      help = "write decimals with a point and separate numbers by blanks"
    } else {
      help = "correct it, or make it a comment with `!`"
    }
    return fault(
      .touchstoneNumber, "`\(shown)` is not a finite number", at: place(of: word), expected: "a finite decimal number",
      found: shown, help: help)
  }

  func tooLongLine() -> Rejection {
    fault(
      .touchstoneKeyword, "the line is longer than any option line or keyword", at: place(),
      expected: "at most 65,536 characters", help: "check whether this is a Touchstone file")
  }

  /// A number stands behind the last one of a frequency, or a frequency goes on where it should not.
  mutating func misfit() throws(Rejection) -> Rejection {
    if layout.deviation == nil {
      let before = numbersOnLine
      let rest = try words().count
      layout.endLine(line, count: before + rest)
    }
    if let rejection = wrongPorts() { return rejection }
    guard let deviation = layout.deviation, layout.isComparable else { return unclearMisfit() }
    return fault(
      .touchstoneColumns,
      "the line has \(counted(deviation.found)), where the lines like it have \(deviation.expected)",
      at: place(line: deviation.line), expected: counted(deviation.expected), found: counted(deviation.found),
      help: columnHelp)
  }

  private func unclearMisfit() -> Rejection {
    fault(
      .touchstoneColumns, "the frequency that starts in line \(recordLine) ends within the line",
      at: place(line: line),
      expected: "\(counted(record.count)) for a frequency of \(ports) ports, the last at a line's end",
      found: "more numbers behind them", help: columnHelp)
  }

  private var columnHelp: String {
    "a frequency of \(portsText(ports)) has \(counted(record.count)), starting on a new line: add what is missing"
  }

  /// The first lines fit another number of ports.
  private func wrongPorts() -> Rejection? {
    guard points < 8, !header.isVersion2, fittingPorts.count == 1, let fitting = fittingPorts.first, fitting != ports
    else { return nil }
    return fault(
      .touchstonePorts, "the name says \(portsText(ports)), and the numbers are laid out for \(fitting)",
      at: place(line: layout.deviation?.line ?? recordLine), expected: "\(counted(record.count)) for each frequency",
      found: counted(1 + 2 * fitting * fitting),
      help: "rename the file to `.s\(fitting)p` if it has \(portsText(fitting))")
  }

  private func counted(_ numbers: Int) -> String { numbers == 1 ? "1 number" : "\(numbers) numbers" }

  private func portsText(_ ports: Int) -> String { ports == 1 ? "1 port" : "\(ports) ports" }

  func noiseRowFault(_ row: [Word]) -> Rejection {
    fault(
      .touchstoneColumns, "a row of noise data has \(counted(row.count))", at: place(line: line), expected: "5 numbers",
      found: counted(row.count),
      help: "a row has frequency, minimum noise figure, reflection in two numbers, and resistance")
  }

  // MARK: Frequencies and ends

  func fallingFrequency() -> Rejection {
    let shown = Touchstone.gigahertz(record[0])
    guard record[0] >= 0 else {
      return fault(
        .touchstoneFrequency, "the frequency \(shown) is below zero", at: place(line: recordLine),
        expected: "a frequency of at least 0", found: shown, help: "correct it, or the unit")
    }
    let last = Touchstone.gigahertz(lastHertz)
    let relation = record[0] == lastHertz ? "repeats the one before" : "is below the one before, \(last)"
    return fault(
      .touchstoneFrequency, "the frequency \(shown) \(relation)", at: place(line: recordLine),
      expected: "a frequency above \(last)", found: shown, help: "sort the frequencies, each once")
  }

  /// The file ends within a frequency.
  func cutOff() -> Rejection {
    if let rejection = wrongPorts() { return rejection }
    return fault(
      .touchstoneTruncated,
      "the data end within the frequency \(Touchstone.gigahertz(record[0])), after \(fill) of its \(counted(record.count))",
      at: place(line: recordLine), expected: counted(record.count), found: counted(fill),
      help: points > 0
        ? "write the file again; to use the \(points) frequencies before, delete the file from this line on"
        : "write the file again, or correct its number of ports")
  }

  func tooFewPoints(_ declared: Int) -> Rejection {
    fault(
      .touchstoneTruncated, "`[Number of Frequencies]` says \(declared), and the data end after \(points)", at: place(),
      expected: "\(declared) frequencies", found: "\(points)",
      help: "write the file again, or correct `[Number of Frequencies]` if it is complete")
  }

  func tooManyPoints(_ declared: Int) -> Rejection {
    fault(
      .touchstoneTruncated, "`[Number of Frequencies]` says \(declared), and more follow", at: place(line: recordLine),
      expected: "`[End]` after \(declared) frequencies", found: Touchstone.gigahertz(record[0]),
      help: "correct `[Number of Frequencies]`")
  }

  func empty() -> Rejection {
    fault(
      .touchstoneEmpty, "the file has no data", at: Place(file: window.name, line: max(1, line), column: 1),
      expected: "an option line and a line of numbers for each frequency", found: "no numbers",
      help: "check whether the program that wrote it has finished")
  }

  // MARK: Keywords

  /// The numbers before were read by the standard's defaults, which the file does not mean.
  func lateOptionLine() -> Rejection {
    fault(
      .touchstoneOptionLine, "the option line stands behind the first numbers", at: place(),
      expected: "the option line above all numbers", help: "move it above the first number")
  }

  func missing(_ keyword: TouchstoneKeyword) -> Rejection {
    fault(
      .touchstoneKeyword, "`[\(keyword.rawValue)]` is missing", at: place(line: line),
      expected: "`[\(keyword.rawValue)]`", help: "add it above `[Network Data]`")
  }

  func keywordInVersion1() -> Rejection {
    fault(
      .touchstoneKeyword, "a keyword of version 2 stands in a file of version 1", at: place(),
      expected: "numbers and comments", found: DisplayText.escaped(window.word()),
      help: "start the file with `[Version] 2.0`")
  }
}
