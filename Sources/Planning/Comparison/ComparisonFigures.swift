import Cabling
import Economics
public import Fabrics
public import Quantities

/// What one plan, or one technology, comes to on one network.
public struct ComparisonFigures: Sendable {
  /// Accelerators that are fitted.
  public var accelerators: Int
  /// Typical power of the network.
  public var typicalPower: Total<Power>
  /// Largest power of the network.
  public var maximumPower: Total<Power>
  /// Price of the network.
  public var capex: Total<Money>
  /// Switches.
  public var switches: Int
  /// Separately orderable modules.
  public var modules: Int
  /// Lit strands of fiber.
  public var fibers: Int
  /// Replaceable units with lasers in them: modules that carry their own, and external laser sources.
  public var laserUnits: Int
  /// Logical links.
  public var links: Int
  /// Links for which no candidate closes.
  public var unservedLinks: Int

  /// Makes figures from their parts.
  public init(
    accelerators: Int, typicalPower: Total<Power>, maximumPower: Total<Power>, capex: Total<Money>, switches: Int,
    modules: Int, fibers: Int, laserUnits: Int, links: Int, unservedLinks: Int
  ) {
    self.accelerators = accelerators
    self.typicalPower = typicalPower
    self.maximumPower = maximumPower
    self.capex = capex
    self.switches = switches
    self.modules = modules
    self.fibers = fibers
    self.laserUnits = laserUnits
    self.links = links
    self.unservedLinks = unservedLinks
  }

  /// Sums up one network of a plan.
  public init(_ plan: Plan, tier: Tier) {
    let layers = plan.network.layers.indices.filter { layer in
      plan.network.fabrics[plan.network.layers[layer].fabric].tier == tier
    }
    let parts = plan.links.parts.filter { layers.contains($0.layer) }
    let classes = plan.links.classes.filter { layers.contains($0.layer) }
    let modules = parts.reduce(0) { $1.kind == .module ? $0 + $1.count : $0 }
    let lasers = plan.bill.lines.reduce(0) { $1.category == .laser && $1.tier == tier ? $0 + $1.quantity : $0 }
    self.init(
      accelerators: plan.cost.accelerators, typicalPower: plan.power.typical { $0.tier == tier },
      maximumPower: plan.power.maximum { $0.tier == tier }, capex: plan.bill.total { $0.tier == tier },
      switches: plan.network.fabrics.reduce(0) { $1.tier == tier ? $0 + $1.size.switches.total : $0 }, modules: modules,
      fibers: classes.reduce(0) { $0 + $1.links * ($1.choice?.fibersPerLink ?? 0) }, laserUnits: modules + lasers,
      links: classes.reduce(0) { $0 + $1.links },
      unservedLinks: classes.reduce(0) { $1.choice == nil ? $0 + $1.links : $0 })
  }
}
