import Quantities

/// Quantities as a sentence has them: three significant digits in the unit that keeps the number small.
enum Prose {
  /// `1,024`.
  static func count(_ value: Int) -> String { NumberText.grouped(value) }

  /// `1,024 links`, `1 link`.
  static func count(_ value: Int, _ noun: String, plural: String? = nil) -> String {
    count(value) + " " + (value == 1 ? noun : plural ?? noun + "s")
  }

  /// Three significant digits, thousands separated.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "unknown" }
    let size = value.magnitude
    guard size > 0 else { return "0" }
    guard size < 1000 else {
      var step = 1.0
      while size / step >= 1000 { step *= 10 }
      return NumberText.fixed((value / step).rounded() * step)
    }
    let text = NumberText.fixed(
      value, decimals: size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : size >= 0.09995 ? 3 : 4)
    return text.contains(".") ? trimmed(text) : text
  }

  /// `13.4 MW`.
  static func power(_ value: Power) -> String {
    scaled(value.watts, [("GW", 1e9), ("MW", 1e6), ("kW", 1e3), ("W", 1)])
  }

  /// `412 million USD`.
  static func money(_ value: Money) -> String {
    scaled(value.dollars, [("billion USD", 1e9), ("million USD", 1e6), ("USD", 1)])
  }

  /// `412 M`, where the unit stands beside it.
  static func short(_ value: Money) -> String {
    scaled(value.dollars, [("B", 1e9), ("M", 1e6), ("", 1)])
  }

  /// `3.2 m`.
  static func length(_ value: Length) -> String { scaled(value.meters, [("km", 1e3), ("m", 1)]) }

  /// `522 kg`, or `mass unknown` where no mass is known: nothing that stands weighs nothing.
  static func mass(_ value: Mass) -> String {
    guard value.kilograms > 0 else { return "mass unknown" }
    return value.kilograms < 10_000
      ? number(value.kilograms) + " kg" : number(value.kilograms / 1000) + " t"
  }

  /// `400 Gb/s`.
  static func rate(_ value: BitRate) -> String {
    scaled(value.bitsPerSecond, [("Pb/s", 1e15), ("Tb/s", 1e12), ("Gb/s", 1e9), ("Mb/s", 1e6)])
  }

  /// `12.5 %`.
  static func percent(_ fraction: Double) -> String { number(fraction * 100) + " %" }

  /// `at least 412 million USD`, or `an unknown amount`; the count of unknown lines is told apart.
  static func atLeast<Q: Quantity>(_ total: Total<Q>, _ print: (Q) -> String) -> String {
    guard let known = total.lowerBound else { return "an unknown amount" }
    return (total.isComplete ? "" : "at least ") + print(known)
  }

  /// `2 lines unknown`, `3 lines estimated`; empty for a sum of known values.
  static func caveat<Q: Quantity>(_ total: Total<Q>) -> String {
    var parts: [String] = []
    if total.unknownLines > 0 { parts.append(count(total.unknownLines, "line") + " unknown") }
    if total.estimatedLines > 0 { parts.append(count(total.estimatedLines, "line") + " estimated") }
    return parts.joined(separator: ", ")
  }

  /// A price: `900 USD`, `800 to 1,200 USD`, or `unknown`.
  static func figure(_ figure: Figure<Money>) -> String {
    switch figure {
    case .known(let value): dollars(value)
    case .range(let spread):
      "\(number(spread.p50.dollars)) (\(number(spread.p5.dollars)) to \(number(spread.p95.dollars)))"
    case .unknown: "unknown"
    }
  }

  /// Whole dollars from 100 on, cents below.
  static func dollars(_ value: Money) -> String {
    let amount = value.dollars
    return NumberText.fixed(amount, decimals: amount.magnitude >= 100 || amount == amount.rounded() ? 0 : 2)
  }

  private static func scaled(_ value: Double, _ units: [(symbol: String, size: Double)]) -> String {
    let unit = units.first { value.magnitude >= $0.size * 0.9995 } ?? units.last ?? ("", 1)
    return number(value / unit.size) + (unit.symbol.isEmpty ? "" : " " + unit.symbol)
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }
}
