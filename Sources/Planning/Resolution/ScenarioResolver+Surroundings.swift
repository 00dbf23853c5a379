import Cabling
import Catalog
import Diagnostics
import Documents
import Fabrics
import Quantities

// What surrounds the networks among hosts: scale-up domains, out-of-band management.

extension ScenarioResolver {
  mutating func resolveScaleUp(_ accelerator: CatalogPart<AcceleratorModel>?) -> CatalogPart<ScaleUpFabricModel>? {
    let named = scenario.scaleUp.fabric
    guard let id = named ?? accelerator?.model.scaleUpFabric else {
      if scenario.scaleUp.accelerators != nil {
        report(
          .missingFigure, at: "scale_up",
          "no scale-up fabric is known for \(accelerator.map { "`\($0.id)`" } ?? "this host")",
          help: ["name one: `scale_up: {fabric: nvlink5}`"])
      }
      return nil
    }
    let fabric = part(
      ScaleUpFabricModel.self, "scaleup-fabric", id, at: named == nil ? "accelerator" : "scale_up.fabric")
    scenario.scaleUp.fabric = id
    if let wanted = scenario.scaleUp.accelerators, let most = fabric?.model.domainAtMost, wanted > most {
      report(
        .contradictoryCount, at: "scale_up.accelerators",
        "`\(id)` joins at most \(NumberText.grouped(most)) accelerators, not \(NumberText.grouped(wanted))",
        help: ["write `accelerators: \(most)` or fewer", "name a fabric of larger domains"])
    }
    scenario.scaleUp.accelerators =
      scenario.scaleUp.accelerators ?? accelerator?.model.scaleUpDomain ?? fabric?.model.domain?.accelerators
    return fabric
  }

  mutating func resolveManagement() -> ResolvedManagement? {
    guard let section = scenario.management, let leafID = section.switch, let spineID = section.spine else {
      return nil
    }
    let leaf = part(SwitchModel.self, "switch", leafID, at: "management.switch")
    let spine = part(SwitchModel.self, "switch", spineID, at: "management.spine")
    guard let leaf, let spine else { return nil }
    guard leaf.model.portGroups.count == 2, let uplink = leaf.model.portGroups.last?.rate else {
      report(
        .unsuitablePart, at: "management.switch", "`\(leafID)` has no low-rate ports with faster uplinks",
        help: ["name a management switch, such as `sn2201`"])
      return nil
    }
    guard spine.model.ports(at: uplink) != nil, spine.model.cage != nil else {
      report(
        .impossibleRate, at: "management.spine", "`\(spineID)` has no ports of \(uplink)",
        help: ["name one that has, such as `sn4600c`"])
      return nil
    }
    return ResolvedManagement(
      portsPerHost: section.portsPerHost, firstHostCage: hostCages, leaf: leaf, spine: spine)
  }
}
