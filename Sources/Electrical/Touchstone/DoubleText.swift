import Glibc

/// Doubles as decimal text.
enum DoubleText {
  /// Appends the shortest digits that read back as the same double.
  static func appendShortest(_ value: Double, to bytes: inout [UInt8]) {
    var text = value.description
    text.withUTF8 { utf8 in
      // A whole number ends with a point and a zero, which says nothing.
      let isWhole =
        utf8.count > 2 && utf8[utf8.count - 1] == UInt8(ascii: "0") && utf8[utf8.count - 2] == UInt8(ascii: ".")
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[..<(utf8.count - (isWhole ? 2 : 0))]))
    }
  }

  /// Appends a value rounded to a number of significant digits, from 1 to 17.
  static func append(_ value: Double, digits: Int, to bytes: inout [UInt8]) {
    var buffer = [CChar](repeating: 0, count: 40)
    let count = withVaList([Int32(digits - 1), value]) { vsnprintf(&buffer, buffer.count, "%.*e", $0) }
    bytes.append(contentsOf: buffer.prefix(max(0, Int(count))).map(UInt8.init(bitPattern:)))
  }

  /// Appends `value / 10^shift` exactly: the shortest digits with the point moved, so that a reader that moves it back before it
  /// rounds finds the same double.
  /// - Parameter value: finite, at least zero.
  static func append(_ value: Double, shiftedDown shift: Int, to bytes: inout [UInt8]) {
    guard shift > 0, value > 0 else { return appendShortest(value, to: &bytes) }
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = Array(value.description.utf8)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte)
      }
    }
    let pointPlace = (point ?? digits.count) + exponent - shift
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    appendDigits(Array(digits[zeros...]), pointPlace - zeros, to: &bytes)
  }

  /// Appends `0.digits * 10^place`.
  private static func appendDigits(_ digits: [UInt8], _ place: Int, to bytes: inout [UInt8]) {
    guard place > -6, place <= 21 else {
      bytes += digits[..<1] + (digits.count > 1 ? [UInt8(ascii: ".")] + digits[1...] : [])
      bytes += "e\(place - 1)".utf8
      return
    }
    if place <= 0 {
      bytes += [UInt8(ascii: "0"), UInt8(ascii: ".")] + [UInt8](repeating: UInt8(ascii: "0"), count: -place) + digits
    } else if place >= digits.count {
      bytes += digits + [UInt8](repeating: UInt8(ascii: "0"), count: place - digits.count)
    } else {
      bytes += digits[..<place] + [UInt8(ascii: ".")] + digits[place...]
    }
  }
}
