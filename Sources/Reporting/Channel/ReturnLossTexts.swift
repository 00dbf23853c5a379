public import Documents
import Electrical
import Quantities

/// Effective return loss of a lane as tables, sentences and documents show it.
public struct ReturnLossTexts: Sendable {
  private let verdict: ReturnLossVerdict?
  private let specification: ComSpecification

  /// Takes the verdict of a report.
  public init(_ report: ComReport) {
    verdict = report.returnLoss
    specification = report.specification
  }

  /// A row for each end; nothing where nothing is specified.
  public var table: TableContent? {
    verdict.map { verdict in
      TableContent(
        [.word("end"), .number("ERL dB"), .number("at least dB"), .text("verdict"), .number("symbols counted")],
        rows: verdict.ends.map { end in
          [
            end.place.rawValue, end.loss.map(Self.decibels) ?? (end.countedSymbols > 0 ? "nothing comes back" : ""),
            verdict.rule.least.map(Self.decibels) ?? "no limit", Self.word(end, verdict), String(end.countedSymbols),
          ]
        })
    }
  }

  /// What is to be said in one line.
  public var sentence: String {
    guard let verdict else { return "Effective return loss (ERL): not specified by \(specification.id), not judged." }
    let clause = verdict.rule.clause.isEmpty ? "" : " in \(verdict.rule.clause)"
    let worst =
      verdict.worst.map { "\($0.loss.map(Self.decibels) ?? "") dB at the \($0.place.rawValue) end" }
      ?? "nothing comes back"
    guard let least = verdict.rule.least else { return "Effective return loss (ERL): \(worst), no limit." }
    return "Effective return loss (ERL): \(worst), \(Self.summary(verdict)) "
      + "(at least \(Self.decibels(least)) dB, \(verdict.rule.standing.rawValue)\(clause))."
  }

  /// A word for the whole lane: `passes`, `fails`, `below`, `waived`, `no limit`, `not specified`.
  public var word: String { verdict.map(Self.summary) ?? "not specified" }

  /// The object of the document.
  public var document: JSONValue {
    guard let verdict else {
      return [
        "specified": false, "clause": .null, "standing": .null, "limit_db": .null, "erl_db": .null, "place": .null,
        "verdict": "not specified", "passes": .null, "ends": .array([]),
      ]
    }
    let rule = verdict.rule
    return [
      "specified": true, "clause": .string(rule.clause), "standing": .string(rule.standing.rawValue),
      "limit_db": Self.number(rule.least), "erl_db": Self.number(verdict.worst?.loss),
      "place": verdict.worst.map { .string($0.place.rawValue) } ?? .null, "verdict": .string(word),
      "passes": rule.least == nil ? .null : .bool(verdict.below.isEmpty),
      "ends": .array(
        verdict.ends.map { end in
          [
            "place": .string(end.place.rawValue), "erl_db": Self.number(end.loss),
            "passes": rule.least == nil ? .null : .bool(!verdict.below.contains(end)),
            "symbols": .integer(end.countedSymbols),
          ]
        }),
    ]
  }

  private static func summary(_ verdict: ReturnLossVerdict) -> String {
    if verdict.rule.least == nil { return "no limit" }
    if verdict.isWaived, verdict.ends.contains(where: verdict.isBelow) { return "waived" }
    if verdict.below.isEmpty { return "passes" }
    return verdict.passes ? "below" : "fails"
  }

  private static func word(_ end: ReturnLossVerdict.End, _ verdict: ReturnLossVerdict) -> String {
    summary(ReturnLossVerdict(rule: verdict.rule, ends: [end], isWaived: verdict.isWaived))
  }

  private static func decibels(_ value: Decibels) -> String { NumberText.fixed(value.decibels, decimals: 2) }
  private static func number(_ value: Decibels?) -> JSONValue { value.map { .number($0.decibels) } ?? .null }
}
