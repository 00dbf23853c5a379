import Catalog
import Diagnostics
import Documents
import Electrical
import Planning
import Quantities

/// `schema`: the JSON Schema of a scenario, a channel or the rows of a kind for editors, or the scenario's as a page for people.
public struct SchemaOperation: Operation {
  /// A kind of the catalog, `channel-spec` or `com-spec`; nothing for scenarios.
  public let kind: String?
  /// Whether people read it.
  public let isMarkdown: Bool

  /// Asks for the schema of scenarios, or of a kind.
  public init(kind: String? = nil, isMarkdown: Bool = false) {
    self.kind = kind
    self.isMarkdown = isMarkdown
  }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    var outcome = Outcome()
    let schema = try schema()
    outcome.document = .value(schema)
    outcome.screen = [.text(isMarkdown && kind == nil ? ScenarioReference.markdown : try JSONWriter.text(schema))]
    return outcome
  }

  /// What COM specifications are called.
  private static let comKind = "com-spec"
  /// What specifications of channels are called.
  private static let channelKind = "channel-spec"

  private func schema() throws(Rejection) -> JSONValue {
    guard let kind, kind != "scenario" else { return Fields.schema(Scenario.self, title: "Heliograph scenario") }
    if kind == Self.comKind { return ComLibrary.schema }
    if kind == Self.channelKind { return Fields.schema(ChannelSpec.self, title: "Heliograph channel") }
    let kinds = RowKind.owned + CatalogKinds.owners
    if let known = kinds.first(where: { $0.name == kind }) { return known.schema() }
    let names = (["scenario", Self.comKind, Self.channelKind] + kinds.map(\.name)).sorted()
    let near = Spelling.nearest(to: kind, among: names).map { "did you mean `\($0)`?" }
    throw Rejection(
      Finding(
        .unknownTopic, .error, "there is no schema of `\(kind)`",
        help: [near ?? "kinds: \(names.joined(separator: ", "))"]))
  }
}
