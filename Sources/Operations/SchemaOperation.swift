import Documents
import Planning

/// `schema`: the JSON Schema of a scenario, for editors.
public struct SchemaOperation: Operation {
  /// Asks for the scenario's schema.
  public init() {}

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    var outcome = Outcome()
    let schema = Fields.schema(Scenario.self, title: "Heliograph scenario")
    outcome.document = .value(schema)
    outcome.screen = [.text(try JSONWriter.text(schema))]
    return outcome
  }
}
