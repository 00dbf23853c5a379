import Cabling
package import Fabrics
package import Facility
import Quantities

extension CatalogShelf {
  /// What panels the links of a network may need, before links are chosen; nothing without structured cabling.
  package func panelDemand(of network: Network, _ resolved: ResolvedScenario) -> PanelDemand? {
    guard let panel = shelf.panel else { return nil }
    let connectors = shelf.trunkConnectors
    guard let smallest = connectors.min(), let largest = connectors.max() else { return nil }
    let terms = resolved.terms(for: network)
    let forms = Self.lowerForms(of: network)
    return PanelDemand(
      model: panel.panel, units: panel.rackUnits, cassettes: panel.cassettesPerPanel,
      ports: panel.connectorsPerCassette, mass: panel.mass, cassetteMass: panel.cassetteMass,
      trunkConnectors: smallest,
      cassettesPerTrunk: (largest + panel.connectorsPerCassette - 1) / panel.connectorsPerCassette,
      connectors: network.layers.enumerated().map { index, layer in
        guard layer.kind != .site, forms[index] != .rj45, forms[index] != .backplane,
          terms[index].policy.allowsOptics
        else { return 0 }
        return shelf.connectorsAtMost(for: layer.rate)
      }, longestCord: PartsShelf.longestCord)
  }

  /// By layer: what its links are plugged into at their lower end; nothing for a layer without links.
  private static func lowerForms(of network: Network) -> [CageForm?] {
    var forms = [CageForm?](repeating: nil, count: network.layers.count)
    for link in network.links where forms.indices.contains(Int(link.layer)) && forms[Int(link.layer)] == nil {
      let block = network.layers[Int(link.layer)].aBlock
      let type = network.classes[Int(network.devices[Int(link.a)].deviceClass)]
      if type.blocks.indices.contains(block) { forms[Int(link.layer)] = type.blocks[block].cage.form }
    }
    return forms
  }
}

extension LinkPolicy {
  /// Whether any technology is allowed that separate fibers join.
  fileprivate var allowsOptics: Bool {
    Technology.allCases.contains { technology in
      switch technology {
      case .copper, .acc, .aec, .aoc, .backplane: false
      case .pluggable, .lro, .lpo, .npo, .cpo, .oio, .coherent: allows(technology)
      }
    }
  }
}
