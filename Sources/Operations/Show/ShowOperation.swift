import Diagnostics
import Documents
import Planning
import Quantities
import Reporting

/// `show`: asks a plan for its runs, racks, bill, power or findings.
public struct ShowOperation: Operation {
  /// What can be listed.
  public static let topics = PlanTable.allCases.map(\.rawValue)
  private static let schema = "heliograph.show/1"

  /// A plan's folder, or a scenario.
  public let path: String
  /// One of `topics`.
  public let topic: String
  /// Conditions that must all hold.
  public let conditions: [String]
  /// Column to order by, `-` before it for the largest first.
  public let order: String?
  /// Most rows.
  public let limit: Int?

  /// Asks a plan.
  public init(path: String, topic: String, conditions: [String], order: String?, limit: Int?) {
    self.path = path
    self.topic = topic
    self.conditions = conditions
    self.order = order
    self.limit = limit
  }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let loaded = try PlanSource.load(path, in: workspace)
    let whole = DataTable((PlanTable(rawValue: topic) ?? .findings).content(loaded.plan))
    let shown = try TableQuery(conditions: conditions, order: order, limit: limit, columns: whole.columns).apply(
      to: whole)
    var outcome = Outcome()
    outcome.report(loaded.findings)
    outcome.sources = loaded.source.sources
    outcome.show(shown.content)
    outcome.document = .stream { [topic] receive in
      var json = JSONWriter(style: .compact)
      try json.object { json in
        json.member("schema", Self.schema)
        json.member("topic", topic)
        json.member("total", whole.rows.count)
        json.member("shown", shown.rows.count)
        json.array("columns") { json in for column in shown.columns { json.value(column.name) } }
        try shown.write(to: &json) { json in if let block = json.takeBlock() { try receive(block) } }
      }
      try receive(try json.finish())
    }
    return outcome
  }
}
