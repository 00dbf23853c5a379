package import Cabling
package import Fabrics

extension ResolvedScenario {
  /// What the scenario and the boxes settle for each layer of a network.
  package func terms(for network: Network) -> [LayerTerms] {
    network.layers.map { layer in
      let name = network.fabrics.indices.contains(layer.fabric) ? network.fabrics[layer.fabric].name : ""
      let fabric = fabrics.first { $0.spec.name == name }
      var policy = LinkPolicy(
        style: scenario.cabling.style, validatedOnly: scenario.cabling.validatedOnly,
        excludedParts: scenario.cabling.exclude)
      if let section = fabric?.section {
        let atHost = layer.kind == .hostLeaf && !section.hostTechnologies.isEmpty
        policy.technologies = atHost ? section.hostTechnologies : section.technologies
      }
      return LayerTerms(policy: policy, linkProtocol: fabric?.linkProtocol ?? "ethernet")
    }
  }
}
