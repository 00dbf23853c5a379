public import Catalog
public import Diagnostics
public import Documents

/// The file from which a plan is computed again: the scenario with every default, and the catalog rows that it used.
public enum PlanLock {
  /// Its name in a plan's folder.
  public static let fileName = "scenario.lock.yaml"
  /// Its form; breaks raise the number.
  public static let schema = "heliograph.lock/1"

  /// The lock of a resolved scenario, as YAML.
  /// - Parameter rows: the catalog rows that the plan used, in a fixed order.
  public static func bytes(of scenario: Scenario, rows: [CatalogRow], version: String) -> [UInt8] {
    let place = Place(file: fileName, line: 1, column: 1)
    func entry(_ key: String, _ value: Node) -> Node.Entry { Node.Entry(key: key, keyPlace: place, value: value) }
    func text(_ value: String) -> Node { Node(.scalar(value, quoted: false), at: place) }
    var writer = YAMLWriter()
    writer.comment("Every default resolved, every catalog row that was used: the plan is computed again from this file alone.")
    writer.document(
      Node(
        .mapping([
          entry("schema", text(schema)), entry("version", text(version)),
          entry("catalog_fingerprint", text(Catalog.fingerprint(of: rows))),
          entry("scenario", Fields.resolved(scenario)), entry("catalog", Catalog.embedded(rows)),
        ]), at: place))
    return writer.output
  }

  /// Whether a document is a lock rather than a scenario.
  public static func isLock(_ node: Node) -> Bool { node["schema"]?.text?.hasPrefix("heliograph.lock/") ?? false }

  /// Reads a lock back.
  /// - Throws: findings about its form.
  public static func read(_ node: Node, source: SourceFile) throws(Rejection) -> (file: ScenarioFile, catalog: Catalog) {
    guard node["schema"]?.text == schema, let scenario = node["scenario"], let rows = node["catalog"] else {
      throw Rejection(
        Finding(
          .foreignFolder, .error, "`\(source.name)` is not a lock of this version", at: node.place,
          expected: "schema: \(schema), with `scenario` and `catalog`"))
    }
    return (try ScenarioFile.decode(scenario, source: source), try Catalog(embedded: rows))
  }
}
