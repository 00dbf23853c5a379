import Diagnostics
import Documents
import Planning
import Reporting

/// `diff`: what changes from one plan to another, as a buyer reads it.
public struct DiffOperation: Operation {
  /// A plan's folder, or a scenario: what was.
  public let before: String
  /// A plan's folder, or a scenario: what will be.
  public let after: String

  /// Asks for the difference.
  public init(before: String, after: String) {
    self.before = before
    self.after = after
  }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let old = try PlanSource.load(before, in: workspace)
    let new = try PlanSource.load(after, in: workspace)
    let difference = PlanDifference(from: old.plan, to: new.plan)
    var outcome = Outcome()
    outcome.report(old.findings + new.findings)
    if difference.isEmpty {
      outcome.say("No difference between \(before) and \(after).")
    } else {
      outcome.show(DifferenceTable.content(difference))
    }
    outcome.document = .value([
      "schema": "heliograph.diff/1", "before": .string(old.plan.scenario.name),
      "after": .string(new.plan.scenario.name),
      "changes": .array(difference.lines.map(Self.document)),
    ])
    return outcome
  }

  private static func document(_ line: PlanDifference.Line) -> JSONValue {
    [
      "sign": .string(line.sign), "subject": .string(line.subject.rawValue), "name": .string(line.name),
      "before": line.before.map { .number($0) } ?? .null, "after": line.after.map { .number($0) } ?? .null,
      "unit": .string(line.unit), "change_usd": line.dollars.map { .number($0) } ?? .null,
    ]
  }
}
