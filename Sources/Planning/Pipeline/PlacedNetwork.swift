import Cabling
import Diagnostics
import Fabrics
import Facility

/// The first part of the pipeline: the network, built and placed.
struct PlacedNetwork {
  let network: Network
  let shelf: CatalogShelf
  let footprints: Footprints
  /// Every device in its place; patch panels are mounted when links are known.
  let layout: Layout
  /// Whether places are kept for devices to come.
  let hasGrowth: Bool
  /// What was found of the scenario and its fabrics; the layout has its own findings.
  let findings: [Finding]

  /// Builds the network of a scenario and places its devices.
  /// - Throws: `Rejection` for catalog rows that cannot be read, `Interrupted`.
  init(_ resolved: ResolvedScenario, _ progress: Progress) throws {
    try progress.report("building the network")
    let assembly = NetworkAssembly(resolved)
    let network = assembly.network

    try progress.report("placing racks")
    shelf = try CatalogShelf(resolved)
    let shelf = shelf
    footprints = try Footprints(resolved, shelf, network)
    let growth = try assembly.grown.map { Growth(network: $0, footprints: try Footprints(resolved, shelf, $0).all) }
    hasGrowth = growth != nil
    layout = Layout.place(
      network, floor: resolved.scenario.floor.resolved, footprints: footprints.all, growth: growth,
      panels: shelf.panelDemand(of: assembly.grown ?? network, resolved), names: { network.name(of: $0) })
    self.network = network

    var findings = resolved.findings
    for fabric in network.fabrics {
      // Management switches have spare ports and few uplinks by nature; only what cannot be built is worth a line.
      findings += fabric.size.findings.filter { fabric.tier != .management || $0.severity == .error }
    }
    findings += try resolved.faceplate().findings(network) { resolved.switchModel($0)?.rackUnits }
    self.findings = findings
  }
}
