package import Cabling
import Catalog
package import Diagnostics
import Economics
import Fabrics
import Quantities

/// Everything the catalog has for joining devices and for billing them, decoded once for a plan.
package struct CatalogShelf {
  /// What links are chosen from.
  package let shelf: PartsShelf
  private let catalog: Catalog
  private let prices: PriceBook
  private let own: [String: PriceEntry]
  /// What co-packaged boxes are derived from, by the id of the box: their siblings with pluggable optics.
  private let siblings: [String: CatalogPart<SwitchModel>]

  /// Reads the shelf of a scenario.
  /// - Throws: every finding about a row that cannot be read.
  package init(_ resolved: ResolvedScenario) throws(Rejection) {
    catalog = resolved.catalog
    prices = try PriceBook(catalog)
    own = Dictionary(resolved.scenario.prices.map { ($0.key, $0.value) }) { first, _ in first }
    siblings = try Self.siblings(resolved)
    let engines = try catalog.decodeAll(EngineModel.self, kind: "engine").map(\.value)
    var parts = Parts(
      modules: try catalog.decodeAll(ModuleModel.self, kind: "module").map(\.value),
      cables: try catalog.decodeAll(CableModel.self, kind: "cable").map(\.value), engines: engines)
    parts.prefer(own)
    let panel = try Self.panel(resolved)
    let figures = try Self.figures(of: parts, panel, prices, own)
    shelf = PartsShelf(
      modules: parts.modules, cables: parts.cables, engines: engines,
      boxes: Self.boxes(resolved, engines, siblings), panel: panel, price: { figures[$0] ?? .unknown })
  }

  // MARK: Questions

  /// The price of a piece: the scenario's own, the catalog's list, an estimate, or unknown.
  /// - Parameter length: what is bought of a cable that is sold by length.
  func price(of kind: String, _ id: String, length: Length? = nil) throws(Rejection) -> Price {
    if let own = ownPrice(id) { return own }
    return try prices.price(of: kind, id, length: length)
  }

  /// The price of what has no row of its own, such as labor and racks.
  func planningPrice(_ id: String) throws(Rejection) -> Price {
    if let own = ownPrice(id) { return own }
    return try prices.planningPrice(id)
  }

  /// The box with pluggable optics that a co-packaged one is derived from.
  func sibling(of box: String) -> CatalogPart<SwitchModel>? { siblings[box] }

  private func ownPrice(_ id: String) -> Price? {
    own[id].map {
      Price(
        figure: $0.price, basis: .listed, provenance: Provenance(title: $0.sourceText, confidence: .estimate), year: nil
      )
    }
  }

  // MARK: Filling

  /// Parts of links, with the scenario's prices in the place of those in their rows.
  private struct Parts {
    var modules: [ModuleModel]
    var cables: [CableModel]
    var engines: [EngineModel]

    mutating func prefer(_ own: [String: PriceEntry]) {
      for index in modules.indices {
        if let entry = own[modules[index].id] { modules[index].price = entry.price }
      }
      for index in cables.indices where own[cables[index].id] != nil {
        cables[index].priceBase = nil
        cables[index].pricePerMeter = nil
      }
    }

    var ids: [(kind: String, id: String)] {
      modules.map { ("module", $0.id) } + cables.map { ("cable", $0.id) } + engines.map { ("engine", $0.id) }
    }
  }

  /// Prices by id, looked up once so that the shelf's price is a plain table.
  private static func figures(
    of parts: Parts, _ panel: PatchPanel?, _ prices: PriceBook, _ own: [String: PriceEntry]
  ) throws(Rejection) -> [String: Figure<Money>] {
    var figures: [String: Figure<Money>] = [:]
    for (kind, id) in parts.ids { figures[id] = try prices.price(of: kind, id).figure }
    for id in [panel?.panel, panel?.cassette].compactMap(\.self) {
      figures[id] = try prices.planningPrice(id).figure
    }
    for (id, entry) in own { figures[id] = entry.price }
    return figures
  }

  /// The first panel of the catalog; nothing without structured cabling, which alone needs one.
  private static func panel(_ resolved: ResolvedScenario) throws(Rejection) -> PatchPanel? {
    guard resolved.scenario.cabling.style == .structured else { return nil }
    return try resolved.catalog.decodeAll(PatchPanel.self, kind: "panel").first?.value
  }

  private static func siblings(_ resolved: ResolvedScenario) throws(Rejection) -> [String: CatalogPart<SwitchModel>] {
    var siblings: [String: CatalogPart<SwitchModel>] = [:]
    for box in resolved.fabrics.flatMap(\.switches) where box.model.isCopackaged && siblings[box.id] == nil {
      guard let id = box.model.variantOf else { continue }
      siblings[box.id] = CatalogPart(
        id: id, model: try resolved.catalog.decode(SwitchModel.self, kind: "switch", id: id),
        row: try resolved.catalog.row("switch", id))
    }
    return siblings
  }

  /// Boxes of the scenario whose optics are inside, with what the catalog knows of their power.
  private static func boxes(
    _ resolved: ResolvedScenario, _ engines: [EngineModel], _ siblings: [String: CatalogPart<SwitchModel>]
  ) -> [CoPackagedBox] {
    var boxes: [CoPackagedBox] = []
    for part in resolved.fabrics.flatMap(\.switches) where part.model.isCopackaged {
      guard !boxes.contains(where: { $0.id == part.id }) else { continue }
      let engine = engines.first { $0.id == part.model.engines?.id }
      boxes.append(
        CoPackagedBox(
          id: part.id, technology: engine?.engineKind.technology ?? .cpo, engine: part.model.engines?.id,
          engines: part.model.engines?.count ?? 0, laser: part.model.lasers?.id, lasers: part.model.lasers?.count ?? 0,
          ports: part.model.ports ?? 1, connector: part.model.cage?.connector, power: part.model.powerTypical,
          siblingPassivePower: siblings[part.id].flatMap { BoxPower(pluggable: $0.model).typical },
          siblingMultiple: part.model.variantMultiple))
    }
    return boxes
  }
}
