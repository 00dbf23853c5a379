import Documents
import Quantities
import Reporting

/// Where a number comes from: its formula in words and in symbols, its inputs, their sources.
package struct Explanation: Sendable {
  /// One input of a formula.
  struct Input: Sendable {
    var name: String
    /// Nothing when it is not known.
    var value: Double?
    /// Where `plan.json` has it, for asking further.
    var pointer: String?
    /// The document or the field of the scenario that it is from.
    var source: String?

    init(_ name: String, _ value: Double?, at pointer: String? = nil, from source: String? = nil) {
      self.name = name
      self.value = value
      self.pointer = pointer
      self.source = source
    }

    init(_ name: String, _ value: Int, at pointer: String? = nil, from source: String? = nil) {
      self.init(name, Double(value), at: pointer, from: source)
    }
  }

  /// How inputs make the value, where arithmetic alone says it.
  enum Arithmetic: Sendable {
    /// The sum of the known inputs.
    case sum
    /// The product of all inputs.
    case product
    /// The first input over the second.
    case quotient
    /// `first + second x third`.
    case sumAndProduct
    /// Inputs stand in pairs whose products are added.
    case sumOfProducts

    func result(of inputs: [Input]) -> Double? {
      let known = inputs.compactMap(\.value)
      switch self {
      case .sum: return known.reduce(0, +)
      case .product: return known.count == inputs.count ? known.reduce(1, *) : nil
      case .quotient: return known.count == 2 && known[1] != 0 ? known[0] / known[1] : nil
      case .sumAndProduct: return known.count == 3 ? known[0] + known[1] * known[2] : nil
      case .sumOfProducts:
        var sum = 0.0
        for index in stride(from: 0, to: inputs.count - 1, by: 2) {
          guard let left = inputs[index].value, let right = inputs[index + 1].value else { continue }
          sum += left * right
        }
        return sum
      }
    }
  }

  /// What the number is, in half a sentence.
  var title: String
  /// The formula in words.
  var words: String
  /// The formula in symbols; empty for what is given and not computed.
  var symbols: String
  /// How the inputs make the value; nothing where a rule or a count does.
  var arithmetic: Arithmetic?
  var inputs: [Input] = []
  var sources: [String] = []
  /// Set by the explainer.
  var pointer = ""
  /// Set by the explainer.
  package var value = 0.0
  /// Lines of a sum that have no value, which makes the value a lower bound. Set by the explainer.
  var unknownLines = 0

  init(
    _ title: String, _ words: String, _ symbols: String = "", _ arithmetic: Arithmetic? = nil, inputs: [Input] = [],
    sources: [String] = []
  ) {
    self.title = title
    self.words = words
    self.symbols = symbols
    self.arithmetic = arithmetic
    self.inputs = inputs
    self.sources = sources
  }
}

extension Explanation {
  /// Inputs that a screen shows; the document has all.
  private static let inputsAtMost = 40

  func show(in outcome: inout Outcome) {
    outcome.say("\(pointer) \(unknownLines > 0 ? ">=" : "=") \(NumberText.shortest(value))")
    outcome.say(title)
    if unknownLines > 0 {
      outcome.say(
        "a lower bound: \(NumberText.grouped(unknownLines)) of its lines \(unknownLines == 1 ? "has" : "have") no value"
      )
    }
    outcome.say("")
    outcome.say("formula: \(words)")
    if !symbols.isEmpty { outcome.say("         \(symbols)") }
    if !inputs.isEmpty {
      outcome.say("")
      var rows = inputs.prefix(Self.inputsAtMost).map { input in
        [input.name, input.value.map { NumberText.shortest($0) } ?? "unknown", input.pointer ?? "", input.source ?? ""]
      }
      if inputs.count > rows.count {
        rows.append(["and \(NumberText.grouped(inputs.count - rows.count)) more (--json lists all)", "", "", ""])
      }
      outcome.show(.init([.text("input"), .number("value"), .text("pointer"), .text("source")], rows: rows))
    }
    if !sources.isEmpty {
      outcome.say("")
      for source in sources { outcome.say("source: \(source)") }
    }
  }

  var document: JSONValue {
    [
      "schema": "heliograph.explanation/1", "pointer": .string(pointer), "value": .number(value),
      "title": .string(title),
      "unknown_lines": .integer(unknownLines),
      "formula": .string(words), "symbols": .string(symbols),
      "inputs": .array(
        inputs.map { input in
          [
            "name": .string(input.name), "value": input.value.map { .number($0) } ?? .null,
            "pointer": input.pointer.map { .string($0) } ?? .null, "source": input.source.map { .string($0) } ?? .null,
          ]
        }),
      "sources": .array(sources.map { .string($0) }),
    ]
  }
}
