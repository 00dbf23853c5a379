import Diagnostics
import Quantities

extension Codec where Value == String {
  static var string: Codec {
    Codec(
      schema: { _, _ in ["type": "string"] },
      decode: { node, spot, _ in spot.scalar(node, expecting: "a text") },
      encode: { .string($0) }, takesAnyText: true)
  }

  static func identifier(kind: String) -> Codec {
    Codec(
      schema: { _, _ in ["type": "string", "pattern": "^[A-Za-z0-9._-]+$", "x-catalog": .string(kind)] },
      decode: { node, spot, _ in
        guard let text = spot.scalar(node, expecting: "the id of a \(kind)") else { return nil }
        if !text.isEmpty, text.utf8.allSatisfy(FileName.isPlain) {
          spot.record.sources.refer(from: spot.path, to: text, kind: kind)
          return text
        }
        spot.report(
          .badIdentifier, node, "`\(text)` cannot be the id of a \(kind)",
          expected: "letters, digits, dots, underscores and hyphens")
        return nil
      },
      encode: { .string($0) })
  }
}

extension Codec where Value == Bool {
  static var flag: Codec {
    Codec(
      schema: { _, _ in ["type": "boolean"] },
      decode: { node, spot, _ in
        guard let text = spot.scalar(node, expecting: "`true` or `false`") else { return nil }
        if text == "true" { return true }
        if text == "false" { return false }
        let meant = ["yes", "on", "y"].contains(text.lowercased()) || text.lowercased() == "true"
        let denied = ["no", "off", "n"].contains(text.lowercased()) || text.lowercased() == "false"
        spot.report(
          .notAChoice, node, "`\(spot.name)` expects `true` or `false`, found `\(text)`", expected: "`true` or `false`",
          help: meant ? ["write `true`"] : denied ? ["write `false`"] : [])
        return nil
      },
      encode: { .plain($0 ? "true" : "false") })
  }
}

extension Codec where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> Codec {
    Codec(
      schema: { _, _ in
        [
          "type": ["integer", "string"], "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
          "pattern": "^[+-]?[0-9]{1,3}(,[0-9]{3})*$",
        ]
      },
      decode: { node, spot, _ in
        let expected = "a whole number from \(range.prose)"
        guard let text = spot.scalar(node, expecting: expected) else { return nil }
        switch IntegerText.parse(text) {
        case .value(let value) where range.contains(value): return value
        case .value, .tooLarge:
          spot.report(
            .outOfRange, node, "`\(spot.name)` is \(text), outside \(range.prose)", label: "outside \(range.prose)",
            expected: expected)
        case .other(let help):
          spot.report(
            .notANumber, node, "`\(text)` is not a whole number", expected: expected, help: help.map { [$0] } ?? [])
        }
        return nil
      },
      encode: { .plain(String($0)) })
  }
}

extension Codec where Value == Double {
  static func number(_ range: ClosedRange<Double>) -> Codec {
    let bounds = NumberText.shortest(range.lowerBound) + " to " + NumberText.shortest(range.upperBound)
    return Codec(
      schema: { _, _ in
        ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
      },
      decode: { node, spot, _ in
        guard let text = spot.scalar(node, expecting: "a number from \(bounds)") else { return nil }
        guard let value = NumberText.parse(text) else {
          spot.report(
            .notANumber, node, "`\(text)` is not a number", expected: "a number from \(bounds), without a unit")
          return nil
        }
        guard range.contains(value) else {
          spot.report(
            .outOfRange, node, "`\(spot.name)` is \(text), outside \(bounds)", label: "outside \(bounds)",
            expected: "a number from \(bounds)")
          return nil
        }
        return value
      },
      encode: { .plain(NumberText.shortest($0)) })
  }
}

extension Codec where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  static var choice: Codec {
    let names = Value.allCases.map(\.rawValue)
    return Codec(
      schema: { _, _ in ["type": "string", "enum": .array(names.map { .string($0) })] },
      decode: { node, spot, _ in
        let known = names.map { "`\($0)`" }.joined(separator: ", ")
        guard let text = spot.scalar(node, expecting: "one of \(known)") else { return nil }
        if let value = Value(rawValue: text) { return value }
        let near = Spelling.nearest(to: text, among: names)
        spot.report(
          .notAChoice, node, "`\(text)` is not a choice for `\(spot.name)`", expected: "one of \(known)",
          help: near.map { ["did you mean `\($0)`?"] } ?? [])
        return nil
      },
      encode: { .string($0.rawValue) })
  }
}

extension ClosedRange<Int> {
  var prose: String { "\(NumberText.grouped(lowerBound)) to \(NumberText.grouped(upperBound))" }
}

/// Whole numbers as people write them.
enum IntegerText {
  enum Reading {
    case value(Int)
    case tooLarge
    case other(help: String?)
  }

  /// Decimal digits with an optional sign; commas must group by three. No exponents, no hexadecimal, no leading zeros.
  static func parse(_ text: String) -> Reading {
    let isSigned = text.hasPrefix("-") || text.hasPrefix("+")
    let body = isSigned ? text.dropFirst() : text[...]
    let groups = body.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      groups.count == 1 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    let digits = groups.joined()
    guard isGrouped, !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return .other(help: advice(text))
    }
    if digits.count > 1, digits.hasPrefix("0") {
      return .other(help: "leave the leading zero out: elsewhere it would mean base 8")
    }
    return Int((text.hasPrefix("-") ? "-" : "") + digits).map { .value($0) } ?? .tooLarge
  }

  private static func advice(_ text: String) -> String? {
    if let value = NumberText.parse(text), value == value.rounded(), value.magnitude < 1e15 {
      return "write `\(Int(value))`"
    }
    return text.hasPrefix("0x") || text.hasPrefix("0o") ? "write the number in decimal digits" : nil
  }
}
