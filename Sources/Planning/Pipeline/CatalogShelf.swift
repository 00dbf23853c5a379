package import Cabling
import Catalog
package import Diagnostics
import Documents
import Economics
import Fabrics
import Quantities

/// Everything the catalog has for joining devices and for billing them, decoded once for a plan.
package struct CatalogShelf {
  package let shelf: PartsShelf
  let prices: PriceBook
  private let catalog: Catalog
  private let overrides: [String: PriceEntry]

  package init(_ resolved: ResolvedScenario) throws(Rejection) {
    catalog = resolved.catalog
    prices = try PriceBook(catalog)
    overrides = Dictionary(resolved.scenario.prices.map { ($0.key, $0.value) }) { first, _ in first }
    let modules = try Self.decodeAll(ModuleModel.self, "module", catalog)
    let cables = try Self.decodeAll(CableModel.self, "cable", catalog)
    let engines = try Self.decodeAll(EngineModel.self, "engine", catalog)
    let estimates = Self.estimates(
      for: modules.map { ("module", $0.id) } + cables.map { ("cable", $0.id) } + engines.map { ("engine", $0.id) }, prices)
    let ownPrices = overrides.mapValues(\.price)
    shelf = PartsShelf(
      modules: modules.map { module in
        var module = module
        if let own = ownPrices[module.id] { module.price = own }
        return module
      },
      cables: cables, engines: engines, boxes: Self.boxes(resolved, catalog, engines),
      panel: PatchPanel(panel: "panel-48", cassette: "cassette-mpo", connectorsPerCassette: 12, cassettesPerPanel: 4),
      price: { id in ownPrices[id] ?? estimates[id] ?? .unknown })
  }

  /// The price of a device: the scenario's own, the catalog's list, an estimate, or unknown.
  func price(of kind: String, _ id: String) -> Price {
    if let own = overrides[id] {
      return Price(
        figure: own.price, basis: .listed, provenance: Provenance(title: own.source, confidence: .estimate), year: nil)
    }
    return (try? prices.price(of: kind, id)) ?? .unknown
  }

  private static func decodeAll<T: Declared>(
    _ type: T.Type, _ kind: String, _ catalog: Catalog
  ) throws(Rejection) -> [T] {
    var findings: [Finding] = []
    let values = try catalog.rows(of: kind).map { row in
      let (value, found) = row.decode(type)
      findings += found
      return value
    }
    if findings.hasErrors { throw Rejection(findings) }
    return values
  }

  /// Estimates by id, looked up once so that the shelf's price is a plain table.
  private static func estimates(
    for parts: [(kind: String, id: String)], _ prices: PriceBook
  ) -> [String: Figure<Money>] {
    var figures: [String: Figure<Money>] = [:]
    for part in parts {
      if let price = try? prices.price(of: part.kind, part.id), !price.figure.isUnknown { figures[part.id] = price.figure }
    }
    for id in ["panel-48", "cassette-mpo"] { figures[id] = (try? prices.planningPrice(id))?.figure }
    return figures
  }

  /// Boxes of the scenario whose optics are inside, with what the catalog knows of their power.
  private static func boxes(
    _ resolved: ResolvedScenario, _ catalog: Catalog, _ engines: [EngineModel]
  ) -> [CoPackagedBox] {
    var boxes: [CoPackagedBox] = []
    for part in resolved.fabrics.flatMap(\.switches) where part.model.isCopackaged {
      guard !boxes.contains(where: { $0.id == part.id }) else { continue }
      let sibling = part.model.variantOf.flatMap { try? catalog.row("switch", $0) }?.decode(SwitchModel.self).value
      let engine = engines.first { $0.id == part.model.engines?.id }
      boxes.append(
        CoPackagedBox(
          id: part.id, technology: engine?.engineKind.technology ?? .cpo, engine: part.model.engines?.id,
          engines: part.model.engines?.count ?? 0, laser: part.model.lasers?.id, lasers: part.model.lasers?.count ?? 0,
          ports: part.model.ports ?? 1, connector: part.model.cage?.connector,
          power: part.model.powerTypical, siblingPassivePower: sibling.flatMap { BoxPower(pluggable: $0).typical },
          siblingMultiple: part.model.variantMultiple))
    }
    return boxes
  }
}
