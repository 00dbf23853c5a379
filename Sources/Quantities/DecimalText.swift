/// A finite number as its shortest decimal digits: `0.d1d2d3... x 10^point`.
///
/// Moving the decimal point here is exact where multiplying a `Double` by a power of ten is not: 0.07 is 7 % and not
/// 7.000000000000001 %. The digits are the fewest that read back as the same `Double`.
struct DecimalText {
  private(set) var isNegative: Bool
  /// Values 0 to 9, the first and the last not 0; empty for zero.
  private(set) var digits: [UInt8]
  private(set) var point: Int

  /// Nothing when the value is not finite.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    digits = []
    point = 0
    var exponent = 0
    var seenPoint = false
    let bytes = Array(value.magnitude.description.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)) ?? 0
        break
      }
      guard byte != UInt8(ascii: ".") else {
        seenPoint = true
        continue
      }
      digits.append(byte - 48)
      if !seenPoint { point += 1 }
    }
    point += exponent
    trim()
  }

  /// Multiplied by ten to the power of `places`.
  func shifted(by places: Int) -> DecimalText {
    var result = self
    if !digits.isEmpty { result.point += places }
    return result
  }

  /// Rounded half away from zero to a count of decimals, which may be negative.
  func rounded(decimals: Int) -> DecimalText {
    let kept = point + decimals
    guard kept < digits.count else { return self }
    var result = self
    guard kept >= 0 else {
      result.digits = []
      result.trim()
      return result
    }
    let roundsUp = digits[kept] >= 5
    result.digits = Array(digits.prefix(kept))
    if roundsUp {
      var index = kept - 1
      while index >= 0, result.digits[index] == 9 {
        result.digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        result.digits[index] += 1
      } else {
        result.digits.insert(1, at: 0)
        result.point += 1
      }
    }
    result.trim()
    return result
  }

  /// The whole digits and at least `decimals` decimals, without an exponent and without a sign.
  func plain(decimals: Int = 0) -> (whole: String, decimals: String) {
    func digit(_ index: Int) -> Character {
      index >= 0 && index < digits.count ? Character(Unicode.Scalar(48 + digits[index])) : "0"
    }
    let whole = point > 0 ? String((0..<point).map(digit)) : "0"
    let count = max(decimals, digits.count - point)
    return (whole, String((0..<max(0, count)).map { digit(point + $0) }))
  }

  /// The shortest text: plain from 0.0001 up to 16 whole digits, else with an exponent; no trailing `.0`.
  var shortest: String {
    let sign = isNegative ? "-" : ""
    guard !digits.isEmpty else { return "0" }
    if point > -4, point <= 16 {
      let (whole, decimals) = plain()
      return sign + whole + (decimals.isEmpty ? "" : "." + decimals)
    }
    let rest = digits.dropFirst().map { Character(Unicode.Scalar(48 + $0)) }
    let exponent = point - 1
    return sign + String(digits[0]) + (rest.isEmpty ? "" : "." + String(rest)) + "e" + (exponent < 0 ? "" : "+")
      + String(exponent)
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    point -= leading
    if digits.isEmpty {
      point = 0
      isNegative = false
    }
  }
}
