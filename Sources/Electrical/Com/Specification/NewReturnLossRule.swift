import Diagnostics
import Documents

/// Says what a rule of effective return loss needs when changes begin one in a specification that has none.
struct NewReturnLossRule {
  private static let path = "return_loss"
  /// The change that began the rule.
  private var first: ComSetting?

  /// Remembers a change when it began the rule.
  mutating func note(_ change: ComSetting, from before: Node, to after: Node) {
    guard before[Self.path]?.entries == nil, after[Self.path]?.entries != nil else { return }
    first = first ?? change
  }

  /// The findings with one for all keys that the rule lacks; none for them while a number of the rule is wrong.
  func explained(_ findings: [Finding], in root: Node) -> [Finding] {
    guard let first, let rule = root[Self.path] else { return findings }
    let missing = ReturnLossFields.needed.filter { rule[$0.key] == nil }
    let others = findings.filter { $0.code != .missingField || $0.subject != Self.path }
    guard !missing.isEmpty, others.count < findings.count else { return findings }
    guard !others.contains(where: { $0.subject?.hasPrefix(Self.path) == true }) else { return others }
    let keys = missing.map { "`\($0.key)` (`\($0.keyword)`)" }.joined(separator: ", ")
    let settings = missing.map { "--set \"\(Self.path).\($0.key)=\($0.example)\"" }.joined(separator: " ")
    return others + [
      Finding(
        .missingField, .error,
        "the specification has no rule of effective return loss; a new one needs " + keys, at: first.place,
        help: ["give them too, with the numbers of the clause, such as " + settings], subject: Self.path)
    ]
  }
}
