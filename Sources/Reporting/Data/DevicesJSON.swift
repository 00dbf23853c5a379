import Documents
import Fabrics
import Facility
import Planning
import Quantities

/// `device_classes`, `racks` and `devices`: who stands where. A device is a list: name, class, rack, unit.
enum DevicesJSON {
  static func write(
    _ plan: Plan, to json: inout JSONWriter, _ flush: (inout JSONWriter) throws -> Void
  ) throws {
    writeClasses(plan.network, to: &json)
    try json.array("racks") { json in
      for rack in plan.layout.racks {
        json.object { json in
          json.member("name", rack.name)
          json.member("holds_hosts", rack.holdsHosts)
          json.member("reserved", rack.isReserved)
          json.member("power_w", rack.power.watts)
          json.member("used_units", rack.usedUnits)
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
          json.value(Int(position.unit))
        }
        if index.isMultiple(of: 1024) { try flush(&json) }
      }
    }
  }

  private static func writeClasses(_ network: Network, to json: inout JSONWriter) {
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
    }
  }
}
