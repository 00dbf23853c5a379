import Cabling
import Catalog
import Diagnostics
import Fabrics
import Quantities

/// What the links of scale-up domains would take in each technology.
///
/// Scale-up links are counted by bandwidth: `ends of 1.6T = accelerators x rate one way / 1.6 Tb/s x 2`, because every link has
/// two ends. For 72 accelerators of 7.2 Tb/s that is 648, the count from which NVIDIA states 20 kW of avoided optics.
struct ScaleUpComparison {
  /// The unit in which published comparisons of optics are made.
  private static let unit = BitRate(bitsPerSecond: 1.6e12)

  private let resolved: ResolvedScenario
  private let ends: Int
  private let reach: Length?
  private let medium: String
  private let shelf: PartsShelf

  /// - Throws: `HG1107` when the bandwidth is not known, findings about catalog rows that cannot be read.
  init(_ resolved: ResolvedScenario) throws(Rejection) {
    guard let fabric = resolved.scaleUp?.model, let rate = fabric.rate ?? resolved.accelerator?.model.scaleUpRate else {
      throw Rejection(
        Finding(
          .missingFigure, .error, "the scale-up bandwidth of `\(resolved.host.id)` is not known",
          help: ["name a scale-up fabric: `scale_up: {fabric: nvlink5}`"]))
    }
    self.resolved = resolved
    ends = Self.whole(rate * resolved.accelerators / Self.unit * 2)
    reach = fabric.reach
    medium = fabric.medium
    shelf = try CatalogShelf(resolved).shelf
  }

  func rows(_ technologies: [Technology]) -> [Comparison.Row] { technologies.map(row) }

  private func row(_ technology: Technology) -> Comparison.Row {
    guard let part = part(for: technology) else {
      return Comparison.Row(
        label: technology.rawValue, figures: nil, reasons: ["the catalog has no part of this technology at 1.6 Tb/s"])
    }
    let modules = part.isModule ? ends : 0
    return Comparison.Row(
      label: technology.rawValue,
      figures: ComparisonFigures(
        accelerators: resolved.accelerators, typicalPower: total(part.typical ?? part.maximum),
        maximumPower: total(part.maximum ?? part.typical), capex: total(part.price), switches: 0, modules: modules,
        fibers: part.fibers * ends / 2, laserUnits: modules, links: ends / 2, unservedLinks: 0),
      reasons: part.reason.map { [$0] } ?? [])
  }

  private func total(_ power: Power?) -> Total<Power> {
    var total = Total<Power>()
    total.add(power.map { .known($0 * ends) } ?? .unknown)
    return total
  }

  private func total(_ price: Figure<Money>) -> Total<Money> {
    var total = Total<Money>()
    total.add(price.times(ends))
    return total
  }

  /// Rounded up, forgiving the last bits of a quotient of rates.
  private static func whole(_ value: Double) -> Int { Int((value - 1e-9 * value).rounded(.up)) }

  // MARK: Parts

  /// What stands at one end of 1.6 Tb/s.
  private struct EndPart {
    var typical: Power?
    var maximum: Power?
    var price: Figure<Money>
    /// Strands, both directions.
    var fibers = 0
    var isModule = false
    var reason: String?
  }

  private func part(for technology: Technology) -> EndPart? {
    switch technology {
    case .copper, .backplane: passiveCopper
    case .aec, .acc: cable(technology)
    case .pluggable, .lpo, .lro: module(technology)
    case .npo, .cpo, .oio: engine(technology)
    case .aoc, .coherent: nil
    }
  }

  /// Passive pairs inside the rack burn nothing, and are inside the price of a rack-scale host.
  private var passiveCopper: EndPart {
    let limit = reach.map { ", which reaches \($0)" } ?? ""
    return EndPart(typical: .zero, maximum: .zero, price: .unknown, reason: "\(medium)\(limit)")
  }

  /// The active cable of this rate that costs least.
  private func cable(_ technology: Technology) -> EndPart? {
    let cables = shelf.cables.filter { $0.cableKind.technology == technology && $0.speed == Self.unit }
    let priced = cables.map { cable in
      (cable: cable, price: cable.priceBase.map { Figure.known($0) } ?? shelf.price(cable.id))
    }
    guard let best = priced.min(by: { precedes(($0.price, $0.cable.id), ($1.price, $1.cable.id)) }) else { return nil }
    return EndPart(
      typical: best.cable.powerPerEnd, maximum: best.cable.powerPerEnd, price: best.price.divided(by: 2),
      reason: best.cable.maxLength.map { "reaches \($0)" })
  }

  /// The module of this rate that costs least.
  private func module(_ technology: Technology) -> EndPart? {
    let modules = shelf.modules.filter { $0.retiming.technology == technology && $0.speed == Self.unit }
    let priced = modules.map { (module: $0, price: $0.price.isUnknown ? shelf.price($0.id) : $0.price) }
    guard let best = priced.min(by: { precedes(($0.price, $0.module.id), ($1.price, $1.module.id)) }) else {
      return nil
    }
    return EndPart(
      typical: best.module.powerTypical, maximum: best.module.powerMaximum, price: best.price,
      fibers: best.module.fibers, isModule: true)
  }

  /// The engine of the accelerator's maker when it has one, else the one that burns least.
  private func engine(_ technology: Technology) -> EndPart? {
    let maker = resolved.accelerator?.model.vendor
    let engines = shelf.engines.filter { $0.engineKind.technology == technology && $0.rate != nil }
    func rank(_ engine: EngineModel) -> (Int, Double, String) {
      (engine.vendor == maker ? 0 : 1, engine.powerPer1600G?.watts ?? .infinity, engine.id)
    }
    guard let best = engines.min(by: { rank($0) < rank($1) }), let rate = best.rate else { return nil }
    let share = Self.unit / rate
    return EndPart(
      typical: best.powerPer1600G, maximum: best.powerPer1600G, price: shelf.price(best.id).scaled(by: share),
      fibers: best.lanes.map { Self.whole(Double(2 * $0) * share) } ?? 0,
      reason: "price is of \(best.id) without its lasers, which are not counted")
  }

  /// Known prices first, then the lower, then by id.
  private func precedes(_ left: (Figure<Money>, String), _ right: (Figure<Money>, String)) -> Bool {
    let leftPrice = left.0.central?.dollars ?? .infinity
    let rightPrice = right.0.central?.dollars ?? .infinity
    return (leftPrice, left.1) < (rightPrice, right.1)
  }
}
