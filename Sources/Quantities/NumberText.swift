/// Numbers as text and back: one decimal grammar, no locale, no surprises.
public enum NumberText {
  /// Parses a finite decimal number (`-1.5e3`, `1,024`); thousands separators must group by three. No hex, no `nan`, no
  /// `inf`.
  public static func parse(_ text: String) -> Double? {
    guard let literal = NumberLiteral(startOf: Array(text.utf8)), literal.rest.isEmpty else { return nil }
    return literal.value(shiftedBy: 0)
  }

  /// The shortest decimal text that reads back as the same number, without a trailing `.0`; `-0` prints as `0`.
  public static func shortest(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int(value)) }
    return DecimalText(value)?.shortest ?? value.description
  }

  /// A count with thousands separators: `12,497,500`.
  public static func grouped(_ value: Int) -> String {
    (value < 0 ? "-" : "") + grouped(digits: String(value.magnitude))
  }

  /// A number with a fixed count of decimals and thousands separators: `fixed(1234.5, decimals: 2)` is `1,234.50`.
  ///
  /// What is rounded, half away from zero, is the shortest decimal text of the number, so that 1.115 becomes 1.12 as on
  /// paper. From 1e21 on the number is printed with an exponent. Decimals are limited to 0 through 20.
  public static func fixed(_ value: Double, decimals: Int = 0) -> String {
    guard let exact = DecimalText(value) else { return "not finite" }
    guard value.magnitude < 1e21 else { return exact.shortest }
    let decimals = max(0, min(decimals, 20))
    let rounded = exact.rounded(decimals: decimals)
    let parts = rounded.plain(decimals: decimals)
    return (rounded.isNegative ? "-" : "") + grouped(digits: parts.whole) + (decimals > 0 ? "." + parts.decimals : "")
  }

  /// A number for prose: three significant digits, whole numbers from 100 on: `1,234`, `12.3`, `0.00123`.
  public static func prose(_ value: Double) -> String {
    guard let exact = DecimalText(value), value != 0 else { return fixed(value) }
    let point = exact.rounded(decimals: 3 - exact.point).point
    return 3 - point > 12
      ? exact.rounded(decimals: 3 - exact.point).shortest : fixed(value, decimals: max(0, 3 - point))
  }

  private static func grouped(digits: String) -> String {
    var result = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
