public import Cabling
public import Catalog
public import Diagnostics
import Economics
public import Fabrics
import Quantities

/// Several plans side by side: one scenario by technology, or several scenarios.
public struct Comparison: Sendable {
  /// One column of the table as people read it.
  public struct Row: Sendable {
    /// Technology or name of the scenario.
    public var label: String
    /// What it comes to; nothing when it cannot serve at all.
    public var figures: ComparisonFigures?
    /// Why it cannot serve, or only in part.
    public var reasons: [String]
  }

  /// Rows in the order that was asked for.
  public var rows: [Row]
  /// Which network is compared.
  public var tier: Tier

  /// Makes a comparison.
  public init(rows: [Row], tier: Tier) {
    self.rows = rows
    self.tier = tier
  }

  /// Runs the pipeline once for each technology on one network.
  ///
  /// A technology that is built into the switch replaces every switch of the network by its catalog sibling first. Host links may
  /// then still carry what plugs into the host's cage.
  /// - Throws: `Rejection` when the scenario itself is wrong, `Interrupted`.
  public static func technologies(
    _ technologies: [Technology], of file: ScenarioFile, catalog: Catalog, tier: Tier = .scaleOut,
    progress: Progress = .none
  ) throws -> Comparison {
    let base = try ScenarioResolver.resolve(file, catalog: catalog)
    if tier == .scaleUp { return Comparison(rows: try ScaleUpComparison(base).rows(technologies), tier: tier) }
    let switches = try catalog.decodeAll(SwitchModel.self, kind: "switch").map {
      SwitchVariant(id: $0.row.id, $0.value)
    }
    var rows: [Row] = []
    for (index, technology) in technologies.enumerated() {
      try progress.report("comparing \(technology.rawValue)", index, of: technologies.count)
      var changed = file
      do throws(TechnologyRefusal) {
        try changed.scenario.use(technology, base, switches)
      } catch {
        rows.append(Row(label: technology.rawValue, figures: nil, reasons: [error.reason]))
        continue
      }
      rows.append(try row(technology, changed, catalog, progress))
    }
    return Comparison(rows: rows, tier: .scaleOut)
  }

  /// Plans several scenarios and compares one network of them.
  public static func scenarios(
    _ files: [ScenarioFile], catalog: Catalog, tier: Tier = .scaleOut, progress: Progress = .none
  ) throws -> Comparison {
    let rows = try files.map { file in
      let plan = try Planner.planOnce(try ScenarioResolver.resolve(file, catalog: catalog), progress: progress)
      return Row(
        label: plan.scenario.name, figures: ComparisonFigures(plan, tier: tier), reasons: reasons(plan))
    }
    return Comparison(rows: rows, tier: tier)
  }

  private static func row(
    _ technology: Technology, _ file: ScenarioFile, _ catalog: Catalog, _ progress: Progress
  ) throws -> Row {
    do {
      let plan = try Planner.planOnce(try ScenarioResolver.resolve(file, catalog: catalog), progress: progress)
      return Row(
        label: technology.rawValue, figures: ComparisonFigures(plan, tier: .scaleOut), reasons: reasons(plan))
    } catch let rejection as Rejection {
      return Row(label: technology.rawValue, figures: nil, reasons: rejection.findings.map(\.message))
    }
  }

  /// What stands in the way, one sentence for each kind of error, the links first.
  private static func reasons(_ plan: Plan) -> [String] {
    let errors = plan.findings.filter { $0.severity == .error }
    let links = errors.filter { finding in FindingCode.cablingCodes.contains { $0.id == finding.code.id } }
    let others = errors.filter { finding in !links.contains { $0 == finding } }
    return (links + others).map(\.message)
  }
}
