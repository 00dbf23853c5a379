import Fabrics
import Facility
import Planning
import Quantities

/// `devices`, `device_classes` and `racks`: who stands where.
extension ExplainRules {
  static var places: [ExplainRule] {
    [
      ExplainRule("/devices/*/1") { _, explainer in
        Explanation(
          "number of the device's class in `device_classes`, from 0",
          "classes in the order of the network: hosts, then the switches of each network",
          inputs: [.init("classes", explainer.plan.network.classes.count, at: "/device_classes")])
      },
      ExplainRule("/devices/*/2") { _, explainer in
        Explanation(
          "number of the device's rack in `racks`, from 0",
          "placed by power, units and load into the first rack of its kind that has room",
          inputs: [.init("racks", explainer.plan.layout.racks.count, at: "/racks")], sources: ["scenario: floor"])
      },
      ExplainRule("/devices/*/3") { parts, explainer in
        guard let index = Int(parts[1]) else { return nil }
        guard explainer.plan.network.devices.indices.contains(index) else { return panelUnit(explainer.plan) }
        let height =
          explainer.plan.layout.heights.indices.contains(index) ? Int(explainer.plan.layout.heights[index]) : 1
        return Explanation(
          "lowest unit of the device, from 1 at the floor", "the next free units of its rack",
          inputs: [.init("units of the device", height)],
          sources: ["scenario: floor.rack_units"])
      },
      ExplainRule("/device_classes/*/blocks/*/*") { parts, explainer in
        guard let index = Int(parts[1]) else { return nil }
        guard explainer.plan.network.classes.indices.contains(index) else {
          return panelShape(parts[4], explainer.plan)
        }
        let type = explainer.plan.network.classes[index]
        return Explanation(
          "cages of \(type.role.rawValue) \(type.model) that are used alike: \(parts[4])",
          "ports facing one way over the ports that a cage is broken out into, rounded up",
          "cages = ⌈ports / ports per cage⌉",
          inputs: ["cages", "ports_per_cage", "first_cage"].map {
            input($0, ["device_classes", parts[1], "blocks", parts[3], $0], explainer)
          }, sources: source(ofPart: type.model, explainer.plan))
      },
      ExplainRule("/racks/*/*") { parts, explainer in
        guard let index = Int(parts[1]), explainer.plan.layout.racks.indices.contains(index) else { return nil }
        return rack(parts[2], index, explainer.plan)
      },
    ]
  }

  private static func panelUnit(_ plan: Plan) -> Explanation? {
    guard let demand = plan.layout.panels?.demand else { return nil }
    return Explanation(
      "lowest unit of the patch panel, from 1 at the floor; nothing when its rack has no room",
      "units between hosts and switches, from the top, kept while racks were filled",
      inputs: [.init("units of the panel", demand.units)], sources: source(ofPart: demand.model, plan))
  }

  private static func panelShape(_ key: String, _ plan: Plan) -> Explanation? {
    guard let demand = plan.layout.panels?.demand else { return nil }
    return Explanation(
      "cassettes of patch panel \(demand.model) and their fiber connectors: \(key)", "as its catalog row says",
      inputs: [.init("cassettes", demand.cassettes), .init("connectors of a cassette", demand.ports)],
      sources: source(ofPart: demand.model, plan))
  }

  private static func rack(_ key: String, _ index: Int, _ plan: Plan) -> Explanation {
    let rack = plan.layout.racks[index]
    let mounted = plan.layout.elevation(ofRack: index)
    switch key {
    case "used_units":
      return Explanation(
        "units of \(rack.name) that devices and patch panels fill, and those that are kept for growth",
        "sum of the heights of its devices and panels, and of what is kept for growth; a rack-scale host fills its rack",
        "u = Σ h", .sum,
        inputs: mounted.map { .init(plan.network.name(of: $0.device), $0.units) }
          + plan.layout.mountedPanels(ofRack: index).map {
            .init(plan.layout.panelName($0), plan.layout.panels?.demand.units ?? 0)
          } + [.init("units kept for growth", rack.reservedUnits)],
        sources: ["scenario: floor.rack_units"])
    case "panels":
      return Explanation(
        "patch panels that are mounted in \(rack.name)", "those of its panels that hold an end of a trunk",
        inputs: [.init("cassettes of a panel", plan.layout.panels?.demand.cassettes ?? 0)],
        sources: ["scenario: cabling.style"])
    case "power_w":
      return Explanation(
        "power that \(rack.name) reserves",
        "sum over its devices of maximum power with every used cage at the largest module that it takes",
        "P = Σ P(device)",
        inputs: [
          .init("devices", rack.devices.count), .init("power of its feed, W", plan.layout.feed(of: rack).watts),
        ],
        sources: [
          "scenario: floor.host_feed, floor.network_feed", "assumptions of plan.json, where a power is not published",
        ])
    default:
      return Explanation(
        "mass of what stands in \(rack.name), as far as it is known", "sum of the masses of its devices and panels",
        "m = Σ m(device)",
        inputs: [
          .init("devices", rack.devices.count), .init("largest load, kg", plan.layout.floor.rackLoad.kilograms),
        ],
        sources: ["scenario: floor.rack_load"])
    }
  }
}
