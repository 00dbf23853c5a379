import Fabrics
public import Quantities

// What racks must keep for structured cabling before parts are chosen.

extension PartsShelf {
  /// Runs up to this length are cords from port to port, also with structured cabling: two patch cords would do.
  public static let longestCord = OpticalPair.patchCord * 2

  /// Fiber connectors at one end of each trunk that modules can be joined to.
  public var trunkConnectors: [Int] { trunks.map { $0.ends[0].count } }

  /// Fiber connectors of a trunk that one link takes at most, whichever of the modules is chosen; 0 when no trunk fits any.
  ///
  /// With K = module speed / connectors of the module, a link of rate r takes r / K of them, and at least one.
  public func connectorsAtMost(for rate: BitRate) -> Int {
    let trunks = trunks
    guard !trunks.isEmpty else { return 0 }
    var most = 1
    for module in modules where module.speed >= rate {
      for connector in module.allConnectors where trunks.contains(where: { $0.takes(connector, of: module) }) {
        most = max(most, Int((rate / (module.speed / Double(max(1, connector.count)))).rounded(.up)))
      }
    }
    return most
  }

  /// Trunks whose connectors a module has.
  private var trunks: [CableModel] {
    cables.filter { cable in
      cable.cableKind == .trunk && cable.ends.count == 2
        && modules.contains { module in module.allConnectors.contains { cable.takes($0, of: module) } }
    }
  }
}

extension ModuleModel {
  /// Connectors that it is sold with.
  fileprivate var allConnectors: [Connectors] { [connector] + connectorOptions }
}

extension CableModel {
  /// Whether a module's connector is joined to this trunk by a cord of its kind.
  fileprivate func takes(_ connector: ModuleModel.Connectors, of module: ModuleModel) -> Bool {
    medium == module.medium && !connector.type.isEmpty && mate(connector.type, ends[0].form, on: module.medium)
  }
}
