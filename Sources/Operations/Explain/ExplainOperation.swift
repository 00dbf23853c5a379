public import Diagnostics
import Documents
import Planning
import Quantities
import Reporting

/// `explain`: the long form of a finding, or where a number of a plan comes from.
public struct ExplainOperation: Operation {
  /// The code of a finding, or a plan's folder or scenario.
  public let subject: String
  /// A JSON pointer into `plan.json`; nothing for a code.
  public let pointer: String?
  private let codes: [FindingCode]

  /// Asks for an explanation.
  /// - Parameter codes: every code that there is.
  public init(subject: String, pointer: String?, codes: [FindingCode]) {
    self.subject = subject
    self.pointer = pointer
    self.codes = codes
  }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    guard let pointer else { return try explainCode() }
    let loaded = try PlanSource.load(subject, in: workspace)
    let explanation = try Explainer(loaded.plan).explain(pointer)
    var outcome = Outcome()
    outcome.messages = loaded.findings
    outcome.sources = loaded.source.sources
    explanation.show(in: &outcome)
    outcome.document = .value(explanation.document)
    if let input = explanation.inputs.lazy.compactMap(\.pointer).first {
      outcome.next = ["explain \(subject) \(input)"]
    }
    return outcome
  }

  private func explainCode() throws(Rejection) -> Outcome {
    guard let code = codes.first(where: { $0.id == subject.uppercased() }) else { throw unknown }
    var outcome = Outcome()
    outcome.say("\(code.id): \(code.title)\n")
    outcome.say(code.explanation)
    outcome.document = .value([
      "schema": "heliograph.code/1", "code": .string(code.id), "title": .string(code.title),
      "explanation": .string(code.explanation),
    ])
    return outcome
  }

  private var unknown: Rejection {
    let near = Spelling.nearest(to: subject.uppercased(), among: codes.map(\.id))
    return Rejection(
      Finding(
        .unknownTopic, .error, "`\(subject)` is not the code of a finding", expected: "a code such as HG1201",
        help: (near.map { ["did you mean `\($0)`?"] } ?? [])
          + ["a number of a plan is explained by `heliograph explain PLAN /cost/capex_usd`"]))
  }
}
