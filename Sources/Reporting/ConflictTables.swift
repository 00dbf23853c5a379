import Diagnostics
import Planning
import Quantities

/// What stands against each other and the ways out, as tables for a terminal and a page.
struct ConflictTables {
  private let report: ConflictReport

  init(_ plan: Plan) { report = plan.conflicts }

  /// One row a constraint.
  var conflicts: TableContent {
    TableContent(
      [.word("in conflict"), .word("constraint"), .text("is"), .text("enough")],
      rows: report.conflicts.flatMap { conflict in
        conflict.members.enumerated().map { index, member in
          [
            index == 0 ? conflict.code.id : "", member.path, member.value.isEmpty ? "not set" : member.value,
            member.enough.map { $0.isEmpty ? "left out" : $0 } ?? "not alone",
          ]
        }
      })
  }

  /// One row a way out.
  var waysOut: TableContent {
    TableContent(
      [
        .text("way out"), .text("closes"), .number("USD"), .number("W"), .number("racks"), .text("gives up"),
      ],
      rows: report.waysOut.map { way in
        [
          way.changes.map(\.plainText).joined(separator: ", "),
          way.closes ? "yes" : "no, \(Prose.count(way.errorsLeft, "error")) left",
          way.capexChangeText.replacing(" USD", with: ""), way.powerChangeText.replacing(" W", with: ""),
          Self.signed(way.racksChange), way.givesUp.joined(separator: ", "),
        ]
      })
  }

  /// What the search has to say about itself; nothing for a plan without errors.
  var remark: String? {
    guard report.trials > 0 else { return nil }
    let found =
      report.waysOut.isEmpty
      ? "No listed relaxation brings the plan nearer."
      : report.waysOut.contains(where: \.closes) ? "" : "Nothing closes."
    let effort =
      report.isComplete
      ? "Each was planned again: \(Prose.count(report.trials, "trial"))."
      : "The search was cut short after \(Prose.count(report.trials, "trial")): there may be smaller conflicts and cheaper ways."
    return [found, effort].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func signed(_ number: Int) -> String { (number < 0 ? "-" : "+") + Prose.count(abs(number)) }
}

extension ScenarioChange {
  /// `floor.rack_units: 42 -> 48`.
  fileprivate var plainText: String {
    "\(path): \(from.isEmpty ? "not set" : from) -> \(to.isEmpty ? "left out" : to)"
  }
}
