import Catalog
import Diagnostics
import Fabrics
import Quantities

@testable import Cabling

extension PartsShelf {
  /// Every module, cable, engine and co-packaged box of a catalog, with its prices: listed ones first, then estimates.
  /// - Throws: every finding about the rows.
  init(_ catalog: Catalog) throws(Rejection) {
    let book = try PriceBook(catalog)
    let switches = try catalog.decodeAll(SwitchModel.self, kind: "switch")
    var engines: [EngineModel] = []
    var prices: [String: Figure<Money>] = [:]
    for (row, value) in try catalog.decodeAll(EngineModel.self, kind: "engine") {
      engines.append(value)
      prices[row.id] = try book.price(of: "engine", row.id).figure
    }
    let modules = try catalog.decodeAll(ModuleModel.self, kind: "module")
    for (row, _) in modules { prices[row.id] = try book.price(of: "module", row.id).figure }
    let cables = try catalog.decodeAll(CableModel.self, kind: "cable")
    for (row, _) in cables { prices[row.id] = try book.price(of: "cable", row.id).figure }
    let panel = try catalog.decodeAll(PatchPanel.self, kind: "panel").first?.value
    for id in [panel?.panel, panel?.cassette].compactMap(\.self) { prices[id] = try book.planningPrice(id).figure }
    let known = prices
    self.init(
      modules: modules.map(\.value), cables: cables.map(\.value), engines: engines,
      boxes: switches.compactMap { CoPackagedBox($0.row.id, $0.value, among: switches.map { ($0.row.id, $0.value) }) },
      panel: panel, price: { known[$0] ?? .unknown })
  }
}

extension CoPackagedBox {
  /// A switch of the catalog with its optics inside; nothing for any other.
  /// - Parameter switches: all switches by id, among them the sibling with pluggable optics.
  init?(_ id: String, _ model: SwitchModel, among switches: [(id: String, model: SwitchModel)]) {
    guard let technology = model.opticsTechnology, technology != .pluggable else { return nil }
    let sibling = model.variantOf.flatMap { original in switches.first { $0.id == original }?.model }
    let passive = sibling?.powerTypicalBasis == .passive || sibling?.powerTypicalBasis == .typical
    self.init(
      id: id, technology: technology, engine: model.engines?.id, engines: model.engines?.count ?? 0,
      laser: model.lasers?.id, lasers: model.lasers?.count ?? 0, ports: model.cages ?? model.ports ?? 1,
      connector: model.cage?.connector, power: model.powerTypical,
      siblingPassivePower: passive ? sibling?.powerTypical : nil, siblingMultiple: model.variantMultiple)
  }
}

extension SwitchVariant {
  /// What choosing a technology must know of a switch of the catalog.
  init(_ id: String, _ model: SwitchModel) {
    self.init(
      id: id, variantOf: model.variantOf, optics: model.opticsTechnology ?? .pluggable, isBox: model.isBox,
      ports: model.rates.compactMap { rate in model.ports(at: rate).map { Ports(count: $0.ports, rate: rate) } },
      protocols: model.fabrics)
  }
}

extension SwitchModel {
  /// Where its optics are; nothing for circuit switches and where the catalog does not say.
  fileprivate var opticsTechnology: Technology? {
    switch optics {
    case "pluggable": .pluggable
    case "co-packaged": .cpo
    case "near-package": .npo
    case "optical-io": .oio
    default: nil
    }
  }
}
