import Fabrics
import Quantities

/// Units and load that a rack keeps for panels while it is being filled, when it is not known yet where its trunks lead.
struct PanelReserve {
  /// Shares of its connectors that a trunk is taken to use: the first that leaves room for all panels is kept. Trunks to many racks
  /// are filled less.
  static let trunkFills = [1, 0.75, 0.5, 0.33, 0.2, 0.1]

  private let connectorsPerPanel: Int
  private let unitsOfPanel: Int
  private let massOfPanel: Double

  init(_ demand: PanelDemand, trunkFill: Double) {
    connectorsPerPanel = max(1, Int(Double(demand.cassettes * demand.trunkConnectors) * trunkFill))
    unitsOfPanel = demand.units
    massOfPanel = demand.fullMass.kilograms
  }

  /// Panels for so many connectors of devices.
  private func panels(for connectors: Int) -> Int { (connectors + connectorsPerPanel - 1) / connectorsPerPanel }
  /// Units of those panels.
  func units(for connectors: Int) -> Int { panels(for: connectors) * unitsOfPanel }
  /// Their mass, all cassettes in.
  func kilograms(for connectors: Int) -> Double { Double(panels(for: connectors)) * massOfPanel }
}

extension PanelDemand {
  /// By device: fiber connectors that its links take at most.
  func connectorsByDevice(of network: Network) -> [Int32] {
    var counts = [Int32](repeating: 0, count: network.devices.count)
    for link in network.links {
      let each = Int32(clamping: connectors(ofLayer: Int(link.layer)))
      guard each > 0, counts.indices.contains(Int(link.a)), counts.indices.contains(Int(link.b)) else { continue }
      counts[Int(link.a)] += each
      counts[Int(link.b)] += each
    }
    return counts
  }
}
