/// The decimal number at the start of a text, kept as digits so that a unit's power of ten can be applied exactly.
struct NumberLiteral {
  /// Sign and digits with an optional point, without separators and exponent.
  private var mantissa: [UInt8] = []
  private var exponent = 0
  /// What stands after the number.
  private(set) var rest: ArraySlice<UInt8>

  /// Nothing when the text does not start with a number, or goes on in a way that no number does (`1,00`, `0x10`,
  /// `1.`).
  init?(startOf bytes: [UInt8]) {
    rest = bytes[...]
    if Self.isSign(rest.first) { mantissa.append(rest.removeFirst()) }
    guard scanWhole() else { return nil }
    scanDecimals()
    scanExponent()
    if let next = rest.first, Self.isDigit(next) || ",._xX".utf8.contains(next) { return nil }
  }

  /// The number times ten to the power of `places`, correctly rounded; nothing when it is too large to represent.
  func value(shiftedBy places: Int) -> Double? {
    let text = String(decoding: mantissa, as: UTF8.self) + "e" + String(exponent + places)
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// Digits, either bare or grouped by three.
  private mutating func scanWhole() -> Bool {
    let first = rest.prefix(while: Self.isDigit)
    guard !first.isEmpty else { return false }
    take(first.count)
    guard first.count <= 3 else { return true }
    while rest.first == UInt8(ascii: ","), rest.dropFirst().prefix(while: Self.isDigit).count == 3 {
      rest.removeFirst()
      take(3)
    }
    return true
  }

  private mutating func scanDecimals() {
    guard rest.first == UInt8(ascii: ".") else { return }
    let decimals = rest.dropFirst().prefix(while: Self.isDigit)
    if !decimals.isEmpty { take(1 + decimals.count) }
  }

  /// An exponent beyond 99,999 is as good as infinite and is not added up, so that nothing overflows.
  private mutating func scanExponent() {
    guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else { return }
    var tail = rest.dropFirst()
    let isNegative = tail.first == UInt8(ascii: "-")
    if Self.isSign(tail.first) { tail.removeFirst() }
    let digits = tail.prefix(while: Self.isDigit)
    guard !digits.isEmpty else { return }
    for digit in digits { exponent = min(99_999, exponent * 10 + Int(digit - 48)) }
    if isNegative { exponent.negate() }
    rest = tail.dropFirst(digits.count)
  }

  private mutating func take(_ count: Int) {
    mantissa += rest.prefix(count)
    rest = rest.dropFirst(count)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  private static func isSign(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }
}
