import Diagnostics

/// The line `# unit parameter format R n`, in any order and case; what it leaves out has a default.
struct OptionLine {
  /// What is wrong with a word of the line.
  struct Fault: Error {
    let word: Int
    let message: String
    let expected: String
    let help: String
  }

  private var hasUnit = false
  private var hasParameter = false
  private var hasFormat = false
  private var hasReference = false
  /// Whether the unit is THz, which the standard does not have.
  private(set) var isTerahertz = false

  /// Reads the words behind the `#` into a header.
  init(_ words: [String], into header: inout TouchstoneHeader) throws(Fault) {
    var index = 0
    while index < words.count {
      let word = words[index].uppercased()
      if let shift = Self.units[word] {
        try claim(&hasUnit, index, words, "a frequency unit")
        try readUnit(shift, index, words, &header)
      } else if let parameter = TouchstoneHeader.Parameter(rawValue: word) {
        try claim(&hasParameter, index, words, "a parameter")
        header.parameter = parameter
      } else if let format = Touchstone.NumberFormat(rawValue: word) {
        try claim(&hasFormat, index, words, "a number format")
        header.format = format
      } else if word == "R" {
        try claim(&hasReference, index, words, "a reference")
        header.resistanceOhms = try Self.resistance(words, behind: index)
        index += 1
      } else {
        throw Self.unknown(words, index)
      }
      index += 1
    }
  }

  private static let units = ["HZ": 0, "KHZ": 3, "MHZ": 6, "GHZ": 9, "THZ": 12]

  private func claim(_ seen: inout Bool, _ index: Int, _ words: [String], _ what: String) throws(Fault) {
    guard !seen else {
      throw Fault(
        word: index, message: "the option line gives \(what) twice, the second time as `\(words[index])`",
        expected: "\(what) once", help: "remove one of the two")
    }
    seen = true
  }

  private mutating func readUnit(
    _ shift: Int, _ index: Int, _ words: [String], _ header: inout TouchstoneHeader
  ) throws(Fault) {
    isTerahertz = shift == 12
    guard !isTerahertz || header.isVersion2 else {
      throw Fault(
        word: index, message: "`\(words[index])` is not a frequency unit of Touchstone version 1",
        expected: "Hz, kHz, MHz or GHz", help: "write the frequencies in GHz")
    }
    header.frequencyShift = shift
  }

  private static func resistance(_ words: [String], behind index: Int) throws(Fault) -> Double {
    guard index + 1 < words.count else {
      throw Fault(
        word: index, message: "`R` on the option line has no number behind it",
        expected: "a resistance in ohms behind `R`", help: "write `R 50`")
    }
    guard let value = number(words[index + 1]), value > 0, value.isFinite else {
      throw Fault(
        word: index + 1, message: "the reference `\(words[index + 1])` is not a positive number of ohms",
        expected: "a resistance in ohms above zero", help: "write `R 50`")
    }
    return value
  }

  private static func unknown(_ words: [String], _ index: Int) -> Fault {
    if index > 0, number(words[index]) != nil {
      return Fault(
        word: index, message: "the number `\(words[index])` on the option line belongs to nothing",
        expected: "one number, behind `R`",
        help: "give each port its own reference with `[Reference]` in a version 2 file")
    }
    return Fault(
      word: index, message: "`\(words[index])` means nothing on the option line",
      expected:
        "a unit (Hz, kHz, MHz, GHz), a parameter (S, Y, Z, H, G), a format (RI, MA, DB) or `R` and a resistance",
      help: "write for example `# GHz S RI R 50`")
  }

  /// Readable bytes that a number needs behind it.
  private static let padding = 17

  /// A whole word as a number.
  static func number(_ word: String) -> Double? {
    let bytes = Array(word.utf8) + [UInt8](repeating: UInt8(ascii: "\n"), count: Self.padding)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress, let number = DecimalNumber(at: start, shift: 0) else { return nil }
      return number.end == start + (buffer.count - Self.padding) ? number.value : nil
    }
  }
}
