/// Numbers as text and back: one decimal grammar, no locale, no surprises.
public enum NumberText {
  /// Parses a finite decimal number (`-1.5e3`, `1,024`); thousands separators must group by three. No hex, no `nan`, no `inf`.
  public static func parse(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard let (value, end) = scan(bytes), end == bytes.count else { return nil }
    return value
  }

  /// The shortest decimal text that reads back as the same number, without a trailing `.0`.
  public static func shortest(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int(value)) }
    return value.description
  }

  /// A count with thousands separators: `12,497,500`.
  public static func grouped(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var result = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return value < 0 ? "-" + result : result
  }

  /// A number with a fixed count of decimals and thousands separators, rounded half away from zero.
  public static func fixed(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return "not finite" }
    var scale = 1.0
    for _ in 0..<max(0, min(decimals, 12)) { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e15 else { return value.description }
    let whole = Int(scaled / scale)
    let rest = Int(scaled) - whole * Int(scale)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped(whole) }
    let digits = String(rest)
    return sign + grouped(whole) + "." + String(repeating: "0", count: max(0, decimals - digits.count)) + digits
  }

  /// A number for prose: three significant digits, whole numbers from 100 on.
  public static func prose(_ value: Double) -> String {
    let size = value.magnitude
    return fixed(value, decimals: size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)
  }

  /// Separates `400 Gb/s` into the number and the unit.
  static func split(_ text: String, expecting dimension: Dimension) throws(QuantityError) -> (Double, String?) {
    let bytes = Array(text.utf8)
    guard let (value, end) = scan(bytes) else { throw QuantityError(.notANumber, text: text, dimension: dimension) }
    guard value.isFinite else { throw QuantityError(.notFinite, text: text, dimension: dimension) }
    let rest = String(decoding: bytes[end...], as: UTF8.self)
    let symbol = rest.drop { $0 == " " }
    return (value, symbol.isEmpty ? nil : String(symbol))
  }

  private static func scan(_ bytes: [UInt8]) -> (Double, Int)? {
    var position = 0
    var plain: [UInt8] = []
    func peek(_ offset: Int = 0) -> UInt8? { position + offset < bytes.count ? bytes[position + offset] : nil }
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 48 && $0 <= 57 } ?? false }
    if peek() == 43 || peek() == 45 {
      plain.append(bytes[position])
      position += 1
    }
    let start = position
    while isDigit(peek()) {
      plain.append(bytes[position])
      position += 1
    }
    guard position > start else { return nil }
    if position - start <= 3 {
      while peek() == 44, isDigit(peek(1)), isDigit(peek(2)), isDigit(peek(3)), !isDigit(peek(4)) {
        plain += bytes[(position + 1)...(position + 3)]
        position += 4
      }
    }
    if peek() == 46, isDigit(peek(1)) {
      plain.append(46)
      position += 1
      while isDigit(peek()) {
        plain.append(bytes[position])
        position += 1
      }
    }
    if peek() == 101 || peek() == 69 {
      let signed = peek(1) == 43 || peek(1) == 45 ? 1 : 0
      if isDigit(peek(1 + signed)) {
        plain += bytes[position...(position + signed)]
        position += 1 + signed
        while isDigit(peek()) {
          plain.append(bytes[position])
          position += 1
        }
      }
    }
    guard let value = Double(String(decoding: plain, as: UTF8.self)) else { return nil }
    return (value, position)
  }
}
