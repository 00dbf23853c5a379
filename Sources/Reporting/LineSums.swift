import Cabling
import Economics
import Fabrics
public import Planning
import Quantities

/// The lines between sites, added up.
struct LineSums {
  let sites: Int
  let lines: Int
  let channels: Int
  let fiberPairs: Int
  /// Modules at all sites.
  let modules: Int
  /// Lines, of which one end is at this site.
  let linesHere: Int
  /// Channels of those lines.
  let channelsHere: Int
  /// Pairs of fibers that leave this site.
  let fiberPairsHere: Int
  /// Modules that this plan buys: those at its own ends of the lines.
  let modulesHere: Int
  /// What the scenario asks for between two neighbors, one direction.
  let asked: BitRate
  /// What leaves this site on all its lines, as built, one direction.
  let capacityHere: BitRate
  /// Injection of all hosts of this site over what its lines carry, as built; nothing where no host injects.
  let oversubscription: Double?

  /// Adds a plan's lines up; nothing when it has none.
  init?(_ plan: Plan) {
    guard !plan.lines.isEmpty else { return nil }
    sites = Set(plan.lines.flatMap { [$0.from, $0.to] }).count
    lines = plan.lines.count
    channels = plan.lines.reduce(0) { $0 + $1.channels }
    fiberPairs = plan.lines.reduce(0) { $0 + $1.fiberPairs }
    modules = plan.lines.reduce(0) { $0 + $1.modules }
    modulesHere = plan.lineModules?.count ?? 0
    let here = plan.lines.filter(\.endsHere)
    linesHere = here.count
    channelsHere = here.reduce(0) { $0 + $1.channels }
    fiberPairsHere = here.reduce(0) { $0 + $1.fiberPairs }
    asked = plan.scenario.scaleAcross?.capacity ?? .zero
    capacityHere = here.reduce(BitRate.zero) { $0 + $1.capacity }
    let injection = plan.cost.injection
    oversubscription = injection > .zero && capacityHere > .zero ? injection / capacityHere : nil
  }
}

extension Plan {
  /// The coherent modules in the cages of this site's edge, spares not included; nothing without lines to other sites.
  public var lineModules: PlanCounts.PieceCount? {
    let found = links.parts.filter { part in
      part.kind == .module && network.layers.indices.contains(part.layer) && network.layers[part.layer].kind == .site
    }
    guard let first = found.first else { return nil }
    return PlanCounts.PieceCount(kind: .module, part: first.part, count: found.reduce(0) { $0 + $1.count })
  }
}
