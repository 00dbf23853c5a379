public import Quantities

/// Every part that a link can be made of, and what it costs: all that a choice of parts may look at.
public struct PartsShelf: Sendable {
  /// Pluggable modules, in catalog order.
  public var modules: [ModuleModel]
  /// Cables, in catalog order.
  public var cables: [CableModel]
  /// Engines and lasers, in catalog order.
  public var engines: [EngineModel]
  /// Switches with their optics inside.
  public var boxes: [CoPackagedBox]
  /// Panels for structured cabling; nothing when the catalog has none.
  public var panel: PatchPanel?
  /// Price of a part that carries none itself, by id: a listed price first, then an estimate, then unknown.
  public var price: @Sendable (String) -> Figure<Money>

  /// Fills a shelf.
  public init(
    modules: [ModuleModel], cables: [CableModel], engines: [EngineModel] = [], boxes: [CoPackagedBox] = [],
    panel: PatchPanel? = nil, price: @escaping @Sendable (String) -> Figure<Money>
  ) {
    self.modules = modules
    self.cables = cables
    self.engines = engines
    self.boxes = boxes
    self.panel = panel
    self.price = price
  }

  /// Price of a module: as listed, else the shelf's.
  func price(of module: ModuleModel) -> Figure<Money> {
    module.price.isUnknown ? price(module.id) : module.price
  }

  /// Price of a cable: `base + price per meter x length`, else the shelf's.
  func price(of cable: CableModel, at length: Length) -> Figure<Money> {
    guard let base = cable.priceBase else { return price(cable.id) }
    return .known(base + Money(dollars: (cable.pricePerMeter?.dollarsPerMeter ?? 0) * length.meters))
  }
}
