public import Catalog
public import Diagnostics
public import Documents
import Fabrics

/// The file from which a plan is computed again: the scenario with every default, and the catalog rows that it used.
public enum PlanLock {
  /// Its name in a plan's folder.
  public static let fileName = "scenario.lock.yaml"
  /// Its form; breaks raise the number.
  public static let schema = "heliograph.lock/1"

  /// What a lock holds.
  public struct Content: Sendable {
    /// The scenario, complete.
    public var file: ScenarioFile
    /// The catalog rows that the plan used, and no others.
    public var catalog: Catalog
    /// The same rows in the order of the lock.
    public var rows: [CatalogRow]
    /// What was found while the scenario was resolved. Defaults that are filled in leave no trace of it.
    public var findings: [Finding]
  }

  /// The lock of a resolved scenario, as YAML.
  /// - Parameters:
  ///   - rows: the catalog rows that the plan used, in a fixed order.
  ///   - findings: what was found while the scenario was resolved.
  public static func bytes(
    of scenario: Scenario, rows: [CatalogRow], findings: [Finding] = [], version: String
  ) -> [UInt8] {
    var writer = YAMLWriter()
    writer.comment(
      "Every default resolved, every catalog row that was used: the plan is computed again from this file alone.")
    writer.document(
      .lockFields([
        ("schema", .lockText(schema)), ("version", .lockText(version)),
        ("catalog_fingerprint", .lockText(Catalog.fingerprint(of: rows))),
        ("scenario", Fields.resolved(scenario)), ("findings", .lockList(findings.map(FindingEntry.node))),
        ("catalog", Catalog.embedded(rows)),
      ]))
    return writer.output
  }

  /// Whether a document is a lock rather than a scenario.
  public static func isLock(_ node: Node) -> Bool { node["schema"]?.text?.hasPrefix("heliograph.lock/") ?? false }

  /// Reads a lock back.
  /// - Throws: findings about its form.
  public static func read(_ node: Node, source: SourceFile) throws(Rejection) -> Content {
    guard node["schema"]?.text == schema, let scenario = node["scenario"], let rows = node["catalog"] else {
      throw Rejection(
        Finding(
          .foreignFolder, .error, "`\(source.name)` is not a lock of this version", at: node.place,
          expected: "schema: \(schema), with `scenario` and `catalog`"))
    }
    let catalog = try Catalog(embedded: rows)
    var all: [CatalogRow] = []
    for kind in try catalog.kinds() { all += try catalog.rows(of: kind) }
    return Content(
      file: try ScenarioFile.decode(scenario, source: source), catalog: catalog, rows: all,
      findings: (node["findings"]?.elements ?? []).compactMap(FindingEntry.finding))
  }
}

/// A finding as a lock keeps it.
private enum FindingEntry {
  static func node(_ finding: Finding) -> Node {
    var fields: [(String, Node)] = [
      ("code", .lockText(finding.code.id)), ("severity", .lockText(finding.severity.rawValue)),
      ("message", .lockText(finding.message)),
    ]
    if let place = finding.place {
      fields += [
        ("file", .lockText(place.file)), ("line", .lockNumber(place.line)), ("column", .lockNumber(place.column)),
        ("length", .lockNumber(place.length)),
      ]
    }
    let texts = [
      ("label", finding.label), ("expected", finding.expected), ("found", finding.found), ("subject", finding.subject),
    ]
    for (key, text) in texts where text?.isEmpty == false { fields.append((key, .lockText(text ?? ""))) }
    if !finding.help.isEmpty { fields.append(("help", .lockList(finding.help.map(Node.lockText)))) }
    fields.append(("count", .lockNumber(finding.count)))
    return .lockFields(fields)
  }

  /// Nothing for what this version does not know.
  static func finding(_ node: Node) -> Finding? {
    func number(_ key: String) -> Int? { node[key]?.text.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }
    guard let id = node["code"]?.text, let code = FindingCode.resolutionCodes.first(where: { $0.id == id }),
      let severity = node["severity"]?.text.flatMap(Severity.init(rawValue:)), let message = node["message"]?.text
    else { return nil }
    var place: Place?
    if let file = node["file"]?.text, let line = number("line"), let column = number("column") {
      place = Place(file: file, line: line, column: column, length: number("length") ?? 1)
    }
    return Finding(
      code, severity, message, at: place, label: node["label"]?.text ?? "", expected: node["expected"]?.text,
      found: node["found"]?.text, help: (node["help"]?.elements ?? []).compactMap(\.text),
      subject: node["subject"]?.text, count: number("count") ?? 1)
  }
}

extension FindingCode {
  /// The codes that resolving a scenario can raise.
  fileprivate static let resolutionCodes = planningCodes + catalogCodes + documentsCodes + fabricsCodes
}

extension Node {
  private static let nowhere = Place(file: PlanLock.fileName, line: 1, column: 1)

  fileprivate static func lockText(_ text: String) -> Node { Node(.scalar(text, quoted: true), at: nowhere) }
  fileprivate static func lockNumber(_ number: Int) -> Node {
    Node(.scalar(String(number), quoted: false), at: nowhere)
  }
  fileprivate static func lockList(_ nodes: [Node]) -> Node { Node(.sequence(nodes), at: nowhere) }
  fileprivate static func lockFields(_ fields: [(String, Node)]) -> Node {
    Node(.mapping(fields.map { Node.Entry(key: $0.0, keyPlace: nowhere, value: $0.1) }), at: nowhere)
  }
}
