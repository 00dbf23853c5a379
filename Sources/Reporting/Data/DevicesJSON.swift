import Documents
import Fabrics
import Facility
import Planning
import Quantities

/// `device_classes`, `racks` and `devices`: who stands where. A device is a list: name, class, rack, unit; the unit of what found
/// no place is null. Patch panels are the last class, and the last devices.
enum DevicesJSON {
  static func write(
    _ plan: Plan, to json: inout JSONWriter, _ flush: (inout JSONWriter) throws -> Void
  ) throws {
    let panels = plan.layout.panels.flatMap { $0.mounted > 0 ? $0 : nil }
    writeClasses(plan.network, panels, to: &json)
    try json.array("racks") { json in
      for (index, rack) in plan.layout.racks.enumerated() {
        json.object { json in
          json.member("name", rack.name)
          json.member("holds_hosts", rack.holdsHosts)
          json.member("reserved", rack.isReserved)
          json.member("power_w", rack.power.watts)
          json.member("used_units", rack.usedUnits)
          json.member("panels", plan.layout.mountedPanels(ofRack: index).count)
          json.member("mass_kg", orNull: rack.mass.kilograms > 0 ? rack.mass.kilograms : nil)
        }
        try flush(&json)
      }
    }
    json.array("device_columns") { json in for name in ["name", "class", "rack", "unit"] { json.value(name) } }
    try json.array("devices") { json in
      for index in plan.network.devices.indices {
        let device = DeviceIndex(truncatingIfNeeded: index)
        let position = plan.layout.position(of: device)
        json.array { json in
          json.value(plan.network.name(of: device))
          json.value(Int(plan.network.devices[index].deviceClass))
          if position.rack >= 0 { json.value(Int(position.rack)) } else { json.null() }
          if position.unit > 0 { json.value(Int(position.unit)) } else { json.null() }
        }
        if index.isMultiple(of: 1024) { try flush(&json) }
      }
      for (index, panel) in (panels?.panels ?? []).enumerated() where panel.isMounted {
        json.array { json in
          json.value(plan.layout.panelName(index))
          json.value(plan.network.classes.count)
          json.value(Int(panel.rack))
          if panel.unit > 0 { json.value(Int(panel.unit)) } else { json.null() }
        }
        if index.isMultiple(of: 1024) { try flush(&json) }
      }
    }
  }

  private static func writeClasses(_ network: Network, _ panels: PanelReservation?, to json: inout JSONWriter) {
    json.array("device_classes") { json in
      for type in network.classes {
        json.object { json in
          json.member("role", type.role.rawValue)
          json.member("model", type.model)
          let fabric = network.fabrics.indices.contains(type.fabric) ? network.fabrics[type.fabric].name : nil
          json.member("fabric", orNull: type.role == .host ? nil : fabric)
          json.array("blocks") { json in
            for (block, firstCage) in zip(type.blocks, type.firstCages) {
              json.object { json in
                json.member("cage", block.cage.form.rawValue)
                json.member("first_cage", firstCage)
                json.member("cages", block.cageCount)
                json.member("ports_per_cage", block.portsPerCage)
              }
            }
          }
        }
      }
      if let panels { writeClass(panels.demand, to: &json) }
    }
  }

  /// The class of patch panels: cassettes in the place of cages, fiber connectors in that of ports.
  private static func writeClass(_ panel: PanelDemand, to json: inout JSONWriter) {
    json.object { json in
      json.member("role", "panel")
      json.member("model", panel.model)
      json.member("fabric", orNull: String?.none)
      json.array("blocks") { json in
        json.object { json in
          json.member("cage", "cassette")
          json.member("first_cage", 0)
          json.member("cages", panel.cassettes)
          json.member("ports_per_cage", panel.ports)
        }
      }
    }
  }
}
