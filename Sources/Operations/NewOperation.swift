import Diagnostics
import Documents
import Quantities
import Reporting

/// `new`: a scenario to begin with.
public struct NewOperation: Operation {
  /// Name of the template; nothing for the smallest useful one.
  public let template: String?
  /// Where to write; nothing to print.
  public let output: String?

  /// Asks for a template.
  public init(template: String?, output: String?) {
    self.template = template
    self.output = output
  }

  /// The smallest useful scenario.
  static let minimal = """
    # Every other field has a default: `heliograph schema` lists them all.
    name: my-cluster
    host: dgx-h100
    hosts: 127
    scale_out: {switch: qm9700}

    """

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    var outcome = Outcome()
    let text = try source(workspace)
    guard let output else {
      outcome.screen = [.text(text)]
      outcome.document = .value([
        "schema": "heliograph.template/1", "name": .string(template ?? "minimal"), "text": .string(text),
      ])
      return outcome
    }
    try OutputFile.write(to: output, progress: workspace.progress) { stream in try stream.write(text) }
    outcome.say("Wrote \(output).")
    outcome.document = .value([
      "schema": "heliograph.template/1", "name": .string(template ?? "minimal"), "file": .string(output),
    ])
    outcome.next = ["check \(output)", "plan \(output)"]
    return outcome
  }

  private func source(_ workspace: Workspace) throws(Rejection) -> String {
    guard let template, template != "minimal" else { return Self.minimal }
    let names = TemplateList.names(in: workspace)
    guard names.contains(template) else {
      let near = Spelling.nearest(to: template, among: names)
      throw Rejection(
        Finding(
          .unknownTopic, .error, "there is no template `\(template)`",
          help: [near.map { "did you mean `\($0)`?" } ?? "templates: minimal, \(names.joined(separator: ", "))"]))
    }
    return try InputFile.read(workspace.scenarioFolder + "/\(template).yaml", limits: workspace.limits).text
  }
}

/// The names of the templates that `new` offers.
public struct TemplateList: Operation {
  /// Asks for all of them.
  public init() {}

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let names = ["minimal"] + Self.names(in: workspace)
    var outcome = Outcome()
    outcome.show(
      TableContent([.text("template"), .text("what it is")], rows: try names.map { [$0, try summary($0, workspace)] }))
    outcome.document = .value(["schema": "heliograph.templates/1", "templates": .array(names.map { .string($0) })])
    outcome.next = ["new NAME -o my-cluster.yaml"]
    return outcome
  }

  static func names(in workspace: Workspace) -> [String] {
    FolderListing.names(in: workspace.scenarioFolder).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
      .sorted()
  }

  private func summary(_ name: String, _ workspace: Workspace) throws(Rejection) -> String {
    guard name != "minimal" else { return "The smallest useful scenario: four lines." }
    let source = try InputFile.read(workspace.scenarioFolder + "/\(name).yaml", limits: workspace.limits)
    return try YAML.parse(source, limits: workspace.limits)["summary"]?.text ?? ""
  }
}
