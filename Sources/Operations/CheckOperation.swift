import Catalog
import Diagnostics
import Documents
import Fabrics
import Planning
import Quantities
import Reporting

/// `check`: everything that is wrong with a scenario, without planning it.
public struct CheckOperation: Operation {
  /// The scenario's file; `-` for standard input.
  public let path: String

  /// Asks about a file.
  public init(path: String) { self.path = path }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let source = try PlanSource.open(path, in: workspace)
    let resolved = source.resolved
    var outcome = Outcome()
    outcome.sources = source.sources
    outcome.report(resolved.findings + resolved.fabrics.flatMap { $0.spec.size().findings })
    let networks = Self.counted(resolved.fabrics.count, "network")
    outcome.say(
      "\(resolved.scenario.name): \(NumberText.grouped(resolved.accelerators)) accelerators in "
        + "\(Self.counted(resolved.hosts, "host")), \(networks); \(Self.severities(outcome.findings)) found.")
    outcome.document = .value([
      "schema": "heliograph.check/1", "file": .string(path), "name": .string(resolved.scenario.name),
      "accelerators": .integer(resolved.accelerators), "hosts": .integer(resolved.hosts),
      "findings": .array(outcome.findings.map(FindingDocument.value)),
    ])
    if path != "-" { outcome.next = ["plan \(path)"] }
    return outcome
  }

  /// `1 error, 3 warnings`, or `nothing`.
  private static func severities(_ findings: [Finding]) -> String {
    let parts = Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : counted(count, severity.rawValue)
    }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(NumberText.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}
