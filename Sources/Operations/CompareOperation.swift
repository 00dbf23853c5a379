import Cabling
import Diagnostics
import Documents
import Fabrics
import Planning
import Quantities
import Reporting

/// `compare`: technologies on one scenario, or several scenarios.
public struct CompareOperation: Operation {
  /// Names that `--technologies` takes.
  public static let technologies = Technology.allCases.map(\.rawValue)
  /// What is compared when nothing is named.
  private static let usual: [Technology] = [.copper, .aec, .pluggable, .lpo, .npo, .cpo, .oio]

  /// One scenario or plan, or several.
  public let paths: [String]
  /// Names of technologies; empty for the usual ones.
  public let technologies: [String]
  /// `scale-out`, `scale-up` or, for several scenarios, `scale-across`.
  public let tier: String

  /// Asks for a comparison.
  public init(paths: [String], technologies: [String], tier: String) {
    self.paths = paths
    self.technologies = technologies
    self.tier = tier
  }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let sources = try paths.map { try PlanSource.open($0, in: workspace) }
    let comparison: Comparison
    if let only = sources.first, sources.count == 1 {
      if tier == Tier.scaleAcross.rawValue { throw Self.oneTechnology }
      let named = technologies.compactMap(Technology.init(rawValue:))
      // Siblings of a plan's switches are not among the rows that its lock carries.
      comparison = try Comparison.technologies(
        named.isEmpty ? Self.usual : named, of: only.resolved.file, catalog: try workspace.catalog(),
        tier: Tier(rawValue: tier) ?? .scaleOut, progress: workspace.progress)
    } else {
      guard technologies.isEmpty else { throw Self.bothWays }
      comparison = try Comparison.scenarios(
        sources.map(\.resolved.file), catalog: try workspace.catalog(),
        tier: tier == Tier.scaleAcross.rawValue ? .scaleAcross : .scaleOut, progress: workspace.progress)
    }
    var outcome = Outcome()
    outcome.show(CompareTable.content(comparison))
    outcome.document = .value([
      "schema": "heliograph.compare/1", "tier": .string(comparison.tier.rawValue),
      "rows": .array(comparison.rows.map(Self.document)),
    ])
    return outcome
  }

  private static var bothWays: Rejection {
    Rejection(
      Finding(
        .badQuery, .error, "`--technologies` compares technologies on one scenario; several are given",
        help: ["name one scenario, or leave `--technologies` out"]))
  }

  private static var oneTechnology: Rejection {
    Rejection(
      Finding(
        .badQuery, .error, "lines between sites are of one technology, coherent modules",
        help: ["name two scenarios with `scale_across`, or another `--tier`"]))
  }

  // MARK: JSON

  private static func document(_ row: Comparison.Row) -> JSONValue {
    var value: JSONValue = [
      "label": .string(row.label), "serves": .bool(row.figures.map { $0.unservedLinks == 0 } ?? false),
      "reasons": .array(row.reasons.map { .string($0) }),
    ]
    guard let figures = row.figures else { return value }
    let count = max(1, Double(figures.accelerators))
    func known<Q: Quantity>(_ total: Total<Q>, _ number: (Q) -> Double) -> JSONValue {
      total.lowerBound.map { .number(number($0)) } ?? .null
    }
    let members: [(String, JSONValue)] = [
      ("accelerators", .integer(figures.accelerators)),
      ("power_typical_w", known(figures.typicalPower) { $0.watts }),
      ("power_maximum_w", known(figures.maximumPower) { $0.watts }),
      ("power_complete", .bool(figures.maximumPower.isComplete)),
      ("power_per_accelerator_w", known(figures.maximumPower) { $0.watts / count }),
      ("capex_usd", known(figures.capex) { $0.dollars }), ("capex_complete", .bool(figures.capex.isComplete)),
      ("capex_unknown_lines", .integer(figures.capex.unknownLines)),
      ("capex_estimated_lines", .integer(figures.capex.estimatedLines)),
      ("capex_per_accelerator_usd", known(figures.capex) { $0.dollars / count }),
      ("switches", .integer(figures.switches)), ("modules", .integer(figures.modules)),
      ("fibers", .integer(figures.fibers)), ("laser_units", .integer(figures.laserUnits)),
      ("links", .integer(figures.links)), ("unserved_links", .integer(figures.unservedLinks)),
    ]
    for (key, member) in members { value.set(key, member) }
    return value
  }
}
