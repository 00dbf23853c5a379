import Fabrics

/// A hall filled with everything that it grows to, with the panels of its racks.
struct FilledHall {
  let program: RackProgram
  let plan: HallPlan
  /// Nothing without structured cabling.
  let panels: PanelAllotment?

  /// Fills a hall. With panels it is filled again with more room kept for them, until all find their units; when they never do,
  /// the filling counts that leaves the fewest devices, then the fewest panels without a place.
  init(_ target: PlacementTarget, floor: FloorSpec, demand: PanelDemand?) {
    guard let demand else {
      program = RackProgram(target, floor: floor)
      plan = HallPlan.fewestRows(program, rows: floor.usableRows)
      panels = nil
      return
    }
    let connectors = demand.connectorsByDevice(of: target.network)
    var best = Self(target, floor, demand, connectors, trunkFill: PanelReserve.trunkFills[0])
    for fill in PanelReserve.trunkFills.dropFirst() where best.wanting.panels > 0 {
      let next = Self(target, floor, demand, connectors, trunkFill: fill)
      if next.wanting < best.wanting { best = next }
    }
    self = best
  }

  private init(
    _ target: PlacementTarget, _ floor: FloorSpec, _ demand: PanelDemand, _ connectors: [Int32], trunkFill: Double
  ) {
    var target = target
    target.panelReserve = PanelReserve(demand, trunkFill: trunkFill)
    target.panelConnectors = connectors
    program = RackProgram(target, floor: floor)
    plan = HallPlan.fewestRows(program, rows: floor.usableRows)
    var layout = Layout(standing: plan, of: PlacementTarget(target.network, footprints: target.footprints), in: floor)
    layout.measureRuns(of: target.network, footprints: target.footprints)
    panels = PanelAllotment(
      target.network, racks: layout.positions.map(\.rack), meters: layout.runMeters,
      free: plan.placed.map(\.draft.freeUnits), demand: demand)
  }

  /// What has no place.
  private var wanting: (racks: Int, panels: Int) { (plan.missing.count, panels?.missing ?? 0) }
}
