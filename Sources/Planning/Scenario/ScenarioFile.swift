public import Catalog
public import Diagnostics
public import Documents

/// A scenario as it was read: the value, the file, and where each field stands.
public struct ScenarioFile: Sendable {
  /// The value, defaults not yet resolved against a catalog.
  public var scenario: Scenario
  /// The file, for messages.
  public let source: SourceFile
  /// Where each field stands.
  public let places: SourceMap

  /// Wraps a scenario that did not come from a file.
  public init(scenario: Scenario, source: SourceFile, places: SourceMap) {
    self.scenario = scenario
    self.source = source
    self.places = places
  }

  /// Reads and decodes a scenario; `-` is standard input.
  /// - Throws: every finding about its form at once.
  public static func read(_ path: String, limits: Limits = .standard) throws(Rejection) -> ScenarioFile {
    try decode(try InputFile.read(path, limits: limits), limits: limits)
  }

  /// Decodes a scenario from text.
  public static func decode(_ source: SourceFile, limits: Limits = .standard) throws(Rejection) -> ScenarioFile {
    try decode(try YAML.parse(source, limits: limits), source: source)
  }

  /// Decodes a scenario from a node of a larger document.
  /// - Parameter catalog: where the rows are looked up that a scenario of wrong form names, so that all is reported at once.
  /// - Throws: every finding about its form at once.
  public static func decode(
    _ node: Node, source: SourceFile, catalog: Catalog? = nil
  ) throws(Rejection) -> ScenarioFile {
    var (scenario, findings, places) = Fields.decode(Scenario.self, from: node)
    if scenario.name.isEmpty { scenario.name = defaultName(source.name) }
    let file = ScenarioFile(scenario: scenario, source: source, places: places)
    if !findings.hasErrors { findings += file.contradictions() }
    guard findings.hasErrors else { return file }
    if let catalog { findings += file.unknownRows(catalog, besides: findings) }
    throw Rejection(findings.inFileOrder(file))
  }

  /// Findings about catalog rows that the file names and the catalog does not have, but for fields that were reported already.
  func unknownRows(_ catalog: Catalog, besides known: [Finding]) -> [Finding] {
    var findings: [Finding] = []
    for reference in places.references where !known.contains(where: { $0.subject == reference.path }) {
      do throws(Rejection) {
        _ = try catalog.row(reference.kind, reference.id)
      } catch {
        for var finding in error.findings where finding.code == .unknownRow {
          finding.place = places.place(reference.path)
          finding.subject = reference.path
          findings.append(finding)
        }
      }
    }
    return findings
  }

  /// A finding at the place of a field, or at the mapping that would hold it.
  func finding(
    _ code: FindingCode, _ severity: Severity = .error, at path: String, _ message: String, label: String = "",
    help: [String] = []
  ) -> Finding {
    Finding(
      code, severity, message,
      at: places.place(path) ?? places.place("") ?? Place(file: source.name, line: 1, column: 1),
      label: label, help: help, subject: path)
  }

  /// What contradicts itself without any catalog.
  private func contradictions() -> [Finding] {
    var findings: [Finding] = []
    if !FileName.isSafe(scenario.name) {
      findings.append(
        finding(
          .unsafeName, at: "name", "`\(scenario.name)` cannot name a folder",
          help: ["use letters, digits, `.`, `_`, `-`, at most 100 of them: `\(FileName.sanitized(scenario.name))`"]))
    }
    if scenario.hosts == nil, scenario.accelerators == nil {
      findings.append(
        finding(
          .missingCount, at: "hosts", "the scenario does not say how many hosts there are",
          help: ["add `hosts: 32`, or `accelerators: 256`"]))
    }
    if scenario.host == nil, scenario.accelerator == nil {
      findings.append(
        finding(
          .missingHost, at: "host", "the scenario names neither a host nor an accelerator",
          help: ["add `host: dgx-h100`; `heliograph catalog list host` shows all"]))
    }
    return findings
  }

  private static func defaultName(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.split(separator: ".", omittingEmptySubsequences: true).first.map(String.init) ?? file
    return FileName.sanitized(stem == "<stdin>" ? "scenario" : stem)
  }
}
