import Diagnostics
import Quantities

extension Codec where Value: Quantity {
  static func quantity(_ range: ClosedRange<Value>?) -> Codec {
    Codec(
      schema: { _, _ in QuantityText<Value>.schema },
      decode: { node, spot, present in QuantityText(range: range, usual: present).read(node, spot) },
      encode: { .string($0.description) })
  }

  static func figure(_ range: ClosedRange<Value>?) -> Codec<Figure<Value>> {
    Codec<Figure<Value>>(
      schema: { _, _ in
        let one = QuantityText<Value>.schema
        return [
          "oneOf": [
            one, ["const": "unknown"],
            [
              "type": "object", "properties": ["p5": one, "p50": one, "p95": one, "source": ["type": "string"]],
              "required": ["p5", "p50", "p95"], "additionalProperties": false,
            ],
          ]
        ]
      },
      decode: { node, spot, present in
        let text = QuantityText(range: range, usual: present?.central)
        if node.text == "unknown" { return .unknown }
        if case .mapping(let entries) = node.kind { return spread(node, entries, spot, text).map { .range($0) } }
        return text.read(node, spot).map { .known($0) }
      },
      encode: { figure in
        switch figure {
        case .known(let value): .string(value.description)
        case .unknown: .plain("unknown")
        case .range(let spread):
          .fields([
            ("p5", .string(spread.p5.description)), ("p50", .string(spread.p50.description)),
            ("p95", .string(spread.p95.description)),
          ])
        }
      })
  }

  /// A figure together with the source that its range names.
  static func sourcedFigure(_ range: ClosedRange<Value>?) -> Codec<SourcedFigure<Value>> {
    let plain = figure(range)
    return Codec<SourcedFigure<Value>>(
      schema: { present, walk in plain.schema(present?.figure, walk) },
      decode: { node, spot, present in
        plain.decode(node, spot, present?.figure).map { SourcedFigure(figure: $0, source: node["source"]?.text) }
      },
      encode: { value in
        let node = plain.encode(value.figure)
        guard let source = value.source, let entries = node.entries else { return node }
        return .fields(entries.map { ($0.key, $0.value) } + [("source", .string(source))])
      })
  }

  private static func spread(
    _ node: Node, _ entries: [Node.Entry], _ spot: Spot, _ text: QuantityText<Value>
  ) -> Spread<Value>? {
    let known = ["p5", "p50", "p95", "source"]
    for entry in entries where !known.contains(entry.key) { spot.reportUnknown(entry, known: known) }
    if let source = node["source"] { _ = spot.member("source").scalar(source, expecting: "a text") }
    var values: [Value] = []
    for key in known.prefix(3) {
      guard let value = node[key] else {
        spot.report(.missingField, node, "`\(spot.name)` lacks `\(key)`", expected: "p5, p50 and p95")
        return nil
      }
      guard let read = text.read(value, spot.member(key)) else { return nil }
      values.append(read)
    }
    guard values[0] <= values[1], values[1] <= values[2] else {
      spot.report(
        .unorderedRange, node, "`\(spot.name)` goes from \(values[0]) over \(values[1]) to \(values[2])",
        expected: "p5 <= p50 <= p95")
      return nil
    }
    return Spread(p5: values[0], p50: values[1], p95: values[2])
  }
}

/// A figure, and the source that its range names.
struct SourcedFigure<Q: Quantity> {
  var figure: Figure<Q>
  var source: String?
}

/// Reads one quantity and says what was meant when it cannot.
struct QuantityText<Q: Quantity> {
  let range: ClosedRange<Q>?
  /// What such a field usually holds: the guess at a missing unit stays near it.
  let usual: Q?

  static var schema: JSONValue {
    let units = Q.dimension.units.map { escapedForPattern($0.symbol) }.joined(separator: "|")
    let number = "[+-]?[0-9]+(,[0-9]{3})*(\\.[0-9]+)?([eE][+-]?[0-9]+)?"
    return [
      "type": "string", "pattern": .string("^\(number) *(\(units))$"), "examples": [.string(Q.dimension.example)],
    ]
  }

  func read(_ node: Node, _ spot: Spot) -> Q? {
    let expected = "a \(Q.dimension.name), such as `\(Q.dimension.example)`"
    guard let text = spot.scalar(node, expecting: expected) else { return nil }
    let value: Q
    do throws(QuantityError) {
      value = try Q(parsing: text)
    } catch {
      let help = error.reason == .missingUnit ? [guess(text), error.remedy] : [error.remedy]
      spot.report(
        .badQuantity, node, "`\(spot.name)`: \(error.description)", expected: expected, help: help.compactMap { $0 })
      return nil
    }
    guard let outside = excess(of: value) else { return value }
    spot.report(
      .outOfRange, node, "`\(spot.name)` is \(value), \(outside)", label: outside, expected: expected)
    return nil
  }

  /// How a value lies outside what the field or its dimension allows; nothing when it does not.
  private func excess(of value: Q) -> String? {
    if let range { return range.contains(value) ? nil : "outside \(range.lowerBound) to \(range.upperBound)" }
    if value.baseValue < 0, !Q.dimension.isSigned { return "below zero" }
    return value.baseValue.magnitude > Self.largest ? "too large to be counted with" : nil
  }

  /// In base units. Sums of a billion such values stay finite.
  private static var largest: Double { 1e24 }

  /// The reading of a bare number that comes nearest to what the field usually holds, within its range.
  private func guess(_ text: String) -> String? {
    let readings = Q.dimension.units.compactMap { unit in
      (try? Q(parsing: "\(text) \(unit.symbol)")).map { (symbol: unit.symbol, value: $0) }
    }
    let allowed = readings.filter { range?.contains($0.value) ?? true }
    guard let best = allowed.min(by: { distance($0.value) < distance($1.value) }) else { return nil }
    let written = "\(text) \(best.symbol)"
    return best.value.description == written
      ? "did you mean `\(written)`?" : "did you mean `\(best.value)` (\(written))?"
  }

  private func distance(_ value: Q) -> Double {
    guard let usual, usual.baseValue > 0 else { return (value.baseValue - 1).magnitude }
    let ratio = value.baseValue / usual.baseValue
    return ratio >= 1 ? ratio : ratio > 0 ? 1 / ratio : .infinity
  }

  private static func escapedForPattern(_ symbol: String) -> String {
    symbol.map { "\\^$.|?*+()[]{}/".contains($0) && $0 != "/" ? "\\\($0)" : String($0) }.joined()
  }
}
