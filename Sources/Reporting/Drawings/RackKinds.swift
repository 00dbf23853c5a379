import Facility
import Fabrics
import Planning

/// Racks that look alike: the same classes of devices, and panels, in the same units.
struct RackKind {
  /// The first rack of its kind.
  var example: Int
  /// How many there are.
  var count: Int

  /// Kinds of racks, the most frequent first; racks kept for growth are left out.
  static func all(in plan: Plan) -> [RackKind] {
    var kinds: [RackKind] = []
    var places: [[Int32]: Int] = [:]
    for (index, rack) in plan.layout.racks.enumerated() where !rack.isReserved {
      let key = signature(of: index, in: plan)
      if let place = places[key] {
        kinds[place].count += 1
      } else {
        places[key] = kinds.count
        kinds.append(RackKind(example: index, count: 1))
      }
    }
    return kinds.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }

  private static func signature(of index: Int, in plan: Plan) -> [Int32] {
    let rack = plan.layout.racks[index]
    var key: [Int32] = []
    for device in rack.devices where plan.network.devices.indices.contains(Int(device)) {
      key += [plan.network.devices[Int(device)].deviceClass, plan.layout.position(of: device).unit]
    }
    for slots in rack.reservedSlots { key += [-1, Int32(truncatingIfNeeded: slots.lowerBound)] }
    for panel in plan.layout.mountedPanels(ofRack: index) { key += [-2, plan.layout.panels?.panels[panel].unit ?? 0] }
    return key
  }
}
