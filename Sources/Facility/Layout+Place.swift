import Diagnostics
public import Fabrics
import Quantities

extension Layout {
  /// Places every device of a network in a hall and measures every run.
  ///
  /// Hosts fill racks in the order of their rail groups, as many as units, power (one feed when feeds are redundant,
  /// their sum otherwise), load and `hostsPerRack` allow; a rack-scale host takes a position of its own. Network racks
  /// stand as `FloorSpec.placement` says; leaves of storage and management fabrics at the end of the rows that they
  /// serve. What does not fit becomes a finding and `Position.none`, and the plan goes on. The result depends on the
  /// arguments alone.
  ///
  /// - Parameters:
  ///   - network: what stands today.
  ///   - floor: the hall; without `rows` it gets as many as are needed.
  ///   - footprints: by class of the network.
  ///   - growth: what the hall must have room for later; nothing when nothing comes.
  ///   - panels: what patch panels may be needed by the links of what the hall grows to; nothing without structured cabling.
  ///   - names: names of devices, for findings.
  public static func place(
    _ network: Network, floor: FloorSpec, footprints: [Footprint], growth: Growth? = nil,
    panels: PanelDemand? = nil, names: (DeviceIndex) -> String
  ) -> Layout {
    let checked = floor.checked()
    var findings = checked.findings
    var target = PlacementTarget(network, footprints: footprints)
    if let growth {
      let (indices, lost) = growth.fittedIndices(of: network)
      if let lost {
        findings.append(.renumbered(names(lost)))
      } else {
        target = PlacementTarget(growth, fitted: indices, fittedCount: network.devices.count)
      }
    }
    let hall = FilledHall(target, floor: checked.floor, demand: panels)
    var layout = Layout(standing: hall.plan, of: target, in: checked.floor)
    layout.measureRuns(of: network, footprints: footprints)
    layout.panels = hall.panels.map { panels in
      growth == nil
        ? panels.reservation : panels.reservation(for: network, of: target.network, fitted: target.fitted)
    }
    layout.findings =
      findings + ClassFindings(target, checked.floor).all + hall.plan.findings(hall.program, names)
    return layout
  }

  /// Routes every link anew, after racks or devices were moved. `RunRouter` has the equation.
  ///
  /// - Parameters:
  ///   - network: the network whose devices stand here.
  ///   - footprints: by class of the network, for the height of the cages.
  /// - Complexity: O(devices + links).
  public mutating func measureRuns(of network: Network, footprints: [Footprint]) {
    runMeters = RunRouter(self, network, footprints).meters(of: network)
  }

  /// Racks and positions of a filled hall, without run lengths.
  init(standing plan: HallPlan, of target: PlacementTarget, in floor: FloorSpec) {
    self.init(
      floor: floor, rows: (plan.placed.last?.row ?? -1) + 1, racks: [],
      positions: Array(repeating: .none, count: target.fittedCount),
      heights: Array(repeating: 0, count: target.fittedCount), runMeters: [], findings: [])
    for (device, fitted) in target.fitted.enumerated() where fitted >= 0 {
      guard let footprint = target.footprint(device) else { continue }
      heights[Int(fitted)] = Int32(clamping: RackDraft.height(of: footprint, in: floor.rackUnits))
    }
    for placed in plan.placed { append(placed, target) }
  }

  private mutating func append(_ placed: HallPlan.PlacedRack, _ target: PlacementTarget) {
    var rack = Rack(
      name: Rack.name(row: placed.row, position: placed.position), row: placed.row, position: placed.position,
      holdsHosts: placed.draft.limits.holdsHosts)
    for slot in placed.draft.slots.sorted(by: { $0.unit < $1.unit }) {
      let footprint = target.footprint(slot.device)
      let power = footprint?.power ?? .zero
      rack.usedUnits += slot.units
      let fitted = target.fitted[slot.device]
      if fitted >= 0 {
        rack.devices.append(fitted)
        rack.power += power
        rack.mass += footprint?.mass ?? .zero
        positions[Int(fitted)] = Position(rack: racks.count, unit: slot.unit)
      } else {
        rack.reservedUnits += slot.units
        rack.reservedPower += power
        rack.reservedSlots.append(slot.unit...(slot.unit + slot.units - 1))
      }
    }
    racks.append(rack)
  }
}
