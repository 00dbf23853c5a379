import Fabrics
import Quantities

@testable import Cabling
@testable import Facility

/// Small networks drawn by hand, with the length of every run.
struct NetworkFixture {
  var network = Network()
  var meters: [Float] = []
  var racks: [Int] = []

  /// One fabric with lower and upper devices, each with one block of cages.
  init(
    a: RunEnd, aCages: Int, aCount: Int, b: RunEnd, bCages: Int, bCount: Int, rate: Double, kind: LinkKind = .hostLeaf
  ) {
    let size = FabricSize()
    network.fabrics = [.init(name: "compute", tier: .scaleOut, size: size)]
    network.classes = [(a, aCages), (b, bCages)].map { end, cages in
      DeviceClass(
        role: end.role, fabric: 0, model: end.model,
        blocks: [PortBlock(cage: end.cage, firstCage: 0, cageCount: cages, portsPerCage: end.portsPerCage)])
    }
    network.layers = [LinkLayer(fabric: 0, kind: kind, rate: gigabits(rate), aBlock: 0, bBlock: 0)]
    network.devices =
      (0..<aCount).map { Device(deviceClass: 0, index: $0) } + (0..<bCount).map { Device(deviceClass: 1, index: $0) }
    racks = (0..<aCount + bCount).map { $0 }
  }

  /// Joins a port of a lower device to a port of an upper one; `b` counts from the first upper device.
  mutating func join(_ a: Int, _ aPort: Int, _ b: Int, _ bPort: Int, _ length: Float) {
    let first = network.devices.firstIndex { $0.deviceClass == 1 } ?? 0
    network.links.append(Link(a: a, aPort: aPort, b: first + b, bPort: bPort, layer: 0))
    meters.append(length)
  }

  var layout: Layout {
    Layout(
      floor: FloorSpec(), rows: 1,
      racks: racks.map { Rack(name: "R01-\($0 + 1)", row: 0, position: $0, holdsHosts: true) },
      positions: racks.map { Position(rack: $0, unit: 1) }, runMeters: meters, findings: [])
  }

  /// The layout with a panel for every four trunks, in racks of nothing else.
  private func layout(_ policy: LinkPolicy, _ shelf: PartsShelf) -> Layout {
    var layout = layout
    guard policy.style == .structured, let panel = shelf.panel else { return layout }
    let demand = PanelDemand(
      model: panel.panel, units: panel.rackUnits, cassettes: panel.cassettesPerPanel,
      ports: panel.connectorsPerCassette, mass: nil, cassetteMass: nil, trunkConnectors: 12, cassettesPerTrunk: 1,
      connectors: network.layers.map { shelf.connectorsAtMost(for: $0.rate) }, longestCord: PartsShelf.longestCord)
    layout.panels =
      PanelAllotment(
        network, racks: racks.map { Int32($0) }, meters: meters, free: racks.map { _ in 1...48 }, demand: demand
      ).reservation
    return layout
  }

  func plan(_ policy: LinkPolicy = LinkPolicy(), _ linkProtocol: String = "infiniband-ndr", shelf: PartsShelf)
    -> LinkPlan
  {
    LinkPlanner.plan(
      network, layout(policy, shelf),
      terms: network.layers.map { _ in LayerTerms(policy: policy, linkProtocol: linkProtocol) },
      bins: LengthBins(shelf),
      panel: shelf.panel, model: RatedReach(shelf))
  }
}

extension LinkPlan {
  /// Pieces of a kind, all parts together.
  func count(_ kind: PartUse.Kind) -> Int { parts.filter { $0.kind == kind }.reduce(0) { $0 + $1.count } }
  /// Pieces of one part.
  func count(of part: String) -> Int { parts.filter { $0.part == part }.reduce(0) { $0 + $1.count } }
}
