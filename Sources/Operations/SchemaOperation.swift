import Documents
import Planning

/// `schema`: the JSON Schema of a scenario for editors, or the same as a page for people.
public struct SchemaOperation: Operation {
  /// Whether people read it.
  public let isMarkdown: Bool

  /// Asks for the scenario's schema.
  public init(isMarkdown: Bool = false) { self.isMarkdown = isMarkdown }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    var outcome = Outcome()
    let schema = Fields.schema(Scenario.self, title: "Heliograph scenario")
    outcome.document = .value(schema)
    outcome.screen = [.text(isMarkdown ? ScenarioReference.markdown : try JSONWriter.text(schema))]
    return outcome
  }
}
