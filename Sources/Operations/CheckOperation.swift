import Catalog
import Diagnostics
import Documents
import Planning
import Quantities

/// `check`: everything that is wrong with a scenario, without planning it.
public struct CheckOperation: Operation {
  /// The scenario's file; `-` for standard input.
  public let path: String

  /// Asks about a file.
  public init(path: String) { self.path = path }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let file = try ScenarioFile.read(path, limits: workspace.limits)
    var outcome = Outcome()
    outcome.sources = [file.source.name: file.source.text]
    do {
      let resolved = try ScenarioResolver.resolve(file, catalog: try workspace.catalog())
      outcome.findings = resolved.findings + resolved.fabrics.flatMap { $0.spec.size().findings }
      outcome.say(
        "\(resolved.scenario.name): \(NumberText.grouped(resolved.accelerators)) accelerators in "
          + "\(NumberText.grouped(resolved.hosts)) hosts, \(resolved.fabrics.count) network\(resolved.fabrics.count == 1 ? "" : "s")")
      outcome.next = ["plan \(path)"]
    } catch let rejection as Rejection {
      throw LocatedRejection(rejection, sources: outcome.sources)
    }
    outcome.document = .value(
      ["schema": "heliograph.check/1", "file": .string(path), "findings": .array(outcome.findings.map(FindingDocument.value))])
    return outcome
  }
}

/// A rejection together with the text of the files that it points into.
public struct LocatedRejection: Error, Sendable {
  /// What is wrong.
  public let findings: [Finding]
  /// Texts by file name.
  public let sources: [String: String]

  init(_ rejection: Rejection, sources: [String: String]) {
    findings = rejection.findings
    self.sources = sources
  }
}
