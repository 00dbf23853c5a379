import Fabrics
public import Quantities

// What racks must keep for structured cabling before parts are chosen.

extension PartsShelf {
  /// Runs up to this length are cords from port to port, also with structured cabling: two patch cords would do.
  public static let longestCord = OpticalPair.patchCord * 2

  /// Fiber connectors at one end of each trunk that is sold.
  public var trunkConnectors: [Int] { trunks.map { $0.ends[0].count } }

  /// Fiber connectors of a trunk that one link takes at most, whichever of the modules is chosen; 0 when no trunk is sold.
  ///
  /// With K = module speed / connectors of the module, a link of rate r takes r / K of them, and at least one.
  public func connectorsAtMost(for rate: BitRate) -> Int {
    let trunks = trunks
    guard !trunks.isEmpty else { return 0 }
    var most = 1
    for module in modules where module.speed >= rate {
      for connector in [module.connector] + module.connectorOptions where connector.count > 1 {
        let fits = trunks.contains {
          $0.medium == module.medium && mate(connector.type, $0.ends[0].form, on: module.medium)
        }
        guard fits else { continue }
        most = max(most, Int((rate / (module.speed / Double(connector.count))).rounded(.up)))
      }
    }
    return most
  }

  private var trunks: [CableModel] { cables.filter { $0.cableKind == .trunk && $0.ends.count == 2 } }
}
