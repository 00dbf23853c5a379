import Glibc
import Quantities

extension Prose {
  /// An error ratio or another number of any size: three significant digits, with an exponent below 0.01 and from 10,000 on; just below 1,
  /// three digits of what is missing, so that 0.9999 is not taken for 1.
  static func ratio(_ value: Double) -> String {
    let missing = 1 - value
    guard missing > 0, missing < 0.01 else { return ratio(value, digits: 3) }
    return NumberText.fixed(value, decimals: 2 - Int((log10(missing) + 1e-9).rounded(.down)))
  }

  /// A ratio that somebody gave: as `ratio`, with as many digits as they wrote, up to twelve.
  static func given(_ value: Double) -> String {
    (3...12).lazy.map { ratio(value, digits: $0) }.first { NumberText.parse($0) == value } ?? ratio(value)
  }

  private static func ratio(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "unknown" : "never" }
    let size = value.magnitude
    guard size > 0 else { return NumberText.prose(value) }
    var exponent = Int(log10(size).rounded(.down))
    if size >= 0.01, size < 1e4 {
      return digits == 3 ? NumberText.prose(value) : NumberText.fixed(value, decimals: max(0, digits - 1 - exponent))
    }
    var mantissa = value / pow(10, Double(exponent))
    if mantissa.magnitude >= 10 - 5 * pow(10, -Double(digits)) { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    return NumberText.fixed(mantissa, decimals: digits - 1) + "e\(exponent)"
  }

  /// A duration as people say it: `51.2 ns`, `3.1 d`, `120 y`, or `never`.
  static func time(_ value: Duration) -> String {
    guard value.seconds.isFinite else { return "never" }
    let units = [
      ("y", 31_536_000.0), ("d", 86_400), ("h", 3600), ("s", 1), ("ms", 1e-3), ("us", 1e-6), ("ns", 1e-9),
      ("ps", 1e-12),
    ]
    let unit = units.first { value.seconds.magnitude >= $0.1 * 0.9995 } ?? ("ps", 1e-12)
    let number = value.seconds / unit.1
    return (number >= 1e4 ? ratio(number) : NumberText.prose(number)) + " " + unit.0
  }
}
