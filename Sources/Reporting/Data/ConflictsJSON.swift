import Diagnostics
import Documents
import Planning
import Quantities

/// What stands against each other and the ways out, in `plan.json`.
enum ConflictsJSON {
  static func write(_ report: ConflictReport, to json: inout JSONWriter) {
    json.array("conflicts") { json in for conflict in report.conflicts { json.value(value(conflict)) } }
    json.array("ways_out") { json in for way in report.waysOut { json.value(value(way)) } }
    json.member(
      "ways_out_search", ["trials": .integer(report.trials), "complete": .bool(report.isComplete)] as JSONValue)
  }

  private static func value(_ conflict: Conflict) -> JSONValue {
    .object([
      .init("finding", .integer(conflict.finding)), .init("code", .string(conflict.code.id)),
      .init("subject", text(conflict.subject)), .init("minimal", .bool(conflict.isMinimal)),
      .init(
        "constraints",
        .array(
          conflict.members.map { member in
            .object([
              .init("path", .string(member.path)), .init("value", text(member.value)),
              .init("enough", text(member.enough)),
            ])
          })),
    ])
  }

  private static func value(_ way: WayOut) -> JSONValue {
    .object([
      .init(
        "changes",
        .array(
          way.changes.map { change in
            .object([
              .init("path", .string(change.path)), .init("from", text(change.from)), .init("to", text(change.to)),
            ])
          })),
      .init("closes", .bool(way.closes)), .init("errors_left", .integer(way.errorsLeft)),
      .init("gives_up", .array(way.givesUp.map { .string($0) })), .init("capex_usd", dollars(way.capex)),
      .init("capex_change_usd", dollars(way.capexChange)),
      .init("complete", .bool(way.capexChange.isComplete)),
      .init("unknown_lines", .integer(way.capexChange.unknownLines)),
      .init("power_change_w", .number(way.powerChange.watts)), .init("racks_change", .integer(way.racksChange)),
    ])
  }

  /// A sum; `null` when there is nothing in it that is known.
  private static func dollars(_ total: Total<Money>) -> JSONValue {
    total.isComplete || total.knownLines > 0 ? .number(total.known.dollars) : .null
  }

  /// A text; `null` for none.
  private static func text(_ text: String?) -> JSONValue {
    text.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null
  }
}
