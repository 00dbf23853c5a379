import Catalog
import Diagnostics
import Documents
import Planning
import Reporting

/// Scenarios and locks: each is refused with located findings, or reads back equal, and a small one is planned.
enum PlanCheck {
  /// The checkout that this file belongs to.
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  /// Small, so that an input just below the limit is still checked quickly.
  private static let limits = Limits(nodes: 20_000)
  /// Hosts above which a plan takes longer than an input should.
  private static let hostsAtMost = 64
  /// The shipped catalog, read once.
  private static let shipped = Result { try Catalog(folder: root + "/Catalog") }

  static func scenario(_ bytes: [UInt8]) -> String? {
    do {
      return try check(try SourceFile(name: "fuzz", bytes: bytes))
    } catch let rejection as Rejection {
      return fault(in: rejection)
    } catch {
      return "ended with \(error)"
    }
  }

  /// Every refusal says something, and where.
  static func fault(in rejection: Rejection) -> String? {
    if rejection.findings.isEmpty { return "refused without a finding" }
    return rejection.findings.first { $0.place == nil }.map { "a finding without a place: \($0.message)" }
  }

  private static func check(_ source: SourceFile) throws -> String? {
    let node = try YAML.parse(source, limits: limits)
    let resolved: ResolvedScenario
    if PlanLock.isLock(node) {
      let lock = try PlanLock.read(node, source: source)
      resolved = try ScenarioResolver.resolve(lock.file, catalog: lock.catalog)
    } else {
      let catalog = try shipped.get()
      let file = try ScenarioFile.decode(node, source: source, catalog: catalog)
      resolved = try ScenarioResolver.resolve(file, catalog: catalog)
    }
    if let fault = fault(inPrinted: resolved.scenario) { return fault }
    guard resolved.builtHosts <= hostsAtMost else { return nil }
    // Throws for a number that is not finite.
    _ = try PlanJSON.render(try Planner.plan(resolved))
    return nil
  }

  private static func fault(inPrinted scenario: Scenario) -> String? {
    let printed = YAMLWriter.text(Fields.resolved(scenario))
    do {
      let again = try ScenarioFile.decode(SourceFile(name: "again", text: printed))
      return YAMLWriter.text(Fields.resolved(again.scenario)) == printed ? nil : "read back otherwise: \(printed)"
    } catch {
      return "\(error.findings.first?.message ?? "refused") in \(printed)"
    }
  }
}
