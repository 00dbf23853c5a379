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
  private static let unit = BitRate(bitsPerSecond: 1.6e12)

  private let resolved: ResolvedScenario
  private let ends: Int
  private let reach: Length?
  private let medium: String
  private let shelf: PartsShelf

  init(_ resolved: ResolvedScenario) throws(Rejection) {
    guard let fabric = resolved.scaleUp?.model, let rate = fabric.rate ?? resolved.accelerator?.model.scaleUpRate else {
      throw Rejection(
        Finding(
          .missingFigure, .error, "the scale-up bandwidth of `\(resolved.host.id)` is not known",
          help: ["name a scale-up fabric: `scale_up: {fabric: nvlink5}`"]))
    }
    self.resolved = resolved
    let oneWay = rate * resolved.accelerators
    ends = Int((oneWay / Self.unit * 2).rounded(.up))
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
    var power = Total<Power>()
    power.add(part.power.map { .known($0 * ends) } ?? .unknown)
    var price = Total<Money>()
    price.add(part.price.times(ends))
    return Comparison.Row(
      label: technology.rawValue,
      figures: ComparisonFigures(
        accelerators: resolved.accelerators, typicalPower: power, maximumPower: power, capex: price, switches: 0,
        modules: part.isModule ? ends : 0, fibers: part.fibers * ends / 2, laserUnits: part.isModule ? ends : 0,
        links: ends / 2, unservedLinks: 0),
      reasons: part.reason.map { [$0] } ?? [])
  }

  private struct EndPart {
    var power: Power?
    var price: Figure<Money>
    var fibers: Int
    var isModule = false
    var reason: String?
  }

  private func part(for technology: Technology) -> EndPart? {
    switch technology {
    case .copper, .backplane:
      // Passive pairs inside the rack burn nothing, and are inside the price of a rack-scale host.
      let limit = reach.map { ", which reaches \($0)" } ?? ""
      return EndPart(power: .zero, price: .unknown, fibers: 0, reason: "\(medium)\(limit)")
    case .aec, .acc:
      guard let cable = shelf.cables.first(where: { $0.cableKind.technology == technology && $0.speed == Self.unit }) else {
        return nil
      }
      let price = cable.priceBase.map { Figure.known($0) } ?? shelf.price(cable.id)
      return EndPart(
        power: cable.powerPerEnd, price: price.divided(by: 2), fibers: 0,
        reason: cable.maxLength.map { "reaches \($0)" })
    case .pluggable, .lpo, .lro:
      let modules = shelf.modules.filter { $0.retiming.technology == technology && $0.speed == Self.unit }
      guard let module = modules.first else { return nil }
      let price = module.price.isUnknown ? shelf.price(module.id) : module.price
      return EndPart(
        power: module.powerMaximum ?? module.powerTypical, price: price, fibers: module.fibers, isModule: true)
    case .npo, .cpo, .oio:
      guard let engine = shelf.engines.first(where: { $0.engineKind.technology == technology }),
        let rate = engine.rate
      else { return nil }
      let perUnit = Self.unit / rate
      return EndPart(
        power: engine.powerPer1600G, price: shelf.price(engine.id).scaled(by: perUnit), fibers: 0,
        reason: "price is of \(engine.id) without its lasers")
    case .aoc, .coherent: return nil
    }
  }
}
