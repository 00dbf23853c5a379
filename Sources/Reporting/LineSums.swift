import Cabling
import Economics
import Fabrics
public import Planning

/// The lines between sites, added up.
struct LineSums {
  let sites: Int
  let lines: Int
  let channels: Int
  let fiberPairs: Int
  /// Modules at all sites.
  let modules: Int
  /// Modules that this plan buys: those at its own ends of the lines.
  let modulesHere: Int

  /// Adds a plan's lines up; nothing when it has none.
  init?(_ plan: Plan) {
    guard !plan.lines.isEmpty else { return nil }
    sites = Set(plan.lines.flatMap { [$0.from, $0.to] }).count
    lines = plan.lines.count
    channels = plan.lines.reduce(0) { $0 + $1.channels }
    fiberPairs = plan.lines.reduce(0) { $0 + $1.fiberPairs }
    modules = plan.lines.reduce(0) { $0 + $1.modules }
    modulesHere = plan.lineModules?.count ?? 0
  }
}

extension Plan {
  /// The coherent modules that this site buys for its ends of the lines to other sites, spares not included; nothing without
  /// such lines.
  public var lineModules: PlanCounts.PieceCount? {
    bill.lines.first { $0.tier == .scaleAcross && $0.category == .module }
      .map { PlanCounts.PieceCount(kind: .module, part: $0.part, count: $0.quantity) }
  }
}
