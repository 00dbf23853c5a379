import Diagnostics

/// Cells of a CSV line made once and used in many lines, already escaped.
enum CSVFragment {
  /// The cells, separated by commas, as bytes.
  static func cells(_ texts: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += CSVText.cell(text).utf8
    }
    return bytes
  }
}

extension [UInt8] {
  /// Appends a whole number that is not negative.
  mutating func append(number: Int) {
    guard number >= 10 else {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: Swift.max(0, number)))
      return
    }
    append(number: number / 10)
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Appends meters with two decimals.
  mutating func append(meters: Double) {
    guard meters.isFinite, meters >= 0, meters < 1e9 else { return }
    let centimeters = Int((meters * 100).rounded())
    append(number: centimeters / 100)
    append(UInt8(ascii: "."))
    append(number: centimeters / 10 % 10)
    append(number: centimeters % 10)
  }
}
