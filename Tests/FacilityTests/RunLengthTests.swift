import Fabrics
import Facility
import Quantities
import Testing

/// Routed lengths against arithmetic by hand. Rows are 3 m apart, racks 0.6 m, trays at 2.7 m, cross trays at 0, 4.8
/// and 9.6 m.
@Suite struct RunLengthTests {
  /// Lengths between places given as row, position and unit.
  private func length(
    _ a: (Int, Int, Int), _ b: (Int, Int, Int), portUnit: Int = 0, _ change: (inout FloorSpec) -> Void = { _ in }
  ) -> Double {
    let footprint = Footprint(
      rackUnits: 1, isRack: false, power: .zero, mass: nil, needsLiquid: false, portUnit: portUnit)
    let layout = standing([a, b], Hall.floor(change), footprint)
    return layout.length(ofLink: 0)?.meters ?? -1
  }

  private func standing(_ places: [(Int, Int, Int)], _ floor: FloorSpec, _ footprint: Footprint) -> Layout {
    var network = Network()
    network.classes = [DeviceClass(role: .leaf, fabric: 0, model: "switch", blocks: [])]
    network.layers = [
      LinkLayer(fabric: 0, kind: .leafSpine, rate: BitRate(bitsPerSecond: 4e11), aBlock: 0, bBlock: 0)
    ]
    var layout = Layout(floor: floor, rows: 1, racks: [], positions: [], runMeters: [], findings: [])
    for (index, place) in places.enumerated() {
      network.devices.append(Device(deviceClass: 0, index: index))
      let name = Rack.name(row: place.0, position: place.1)
      if !layout.racks.contains(where: { $0.name == name }) {
        layout.racks.append(Rack(name: name, row: place.0, position: place.1, holdsHosts: false))
      }
      let rack = layout.racks.firstIndex { $0.name == name } ?? -1
      layout.positions.append(Position(rack: rack, unit: place.2))
    }
    for a in places.indices {
      for b in places.indices where a != b {
        network.links.append(Link(a: a, aPort: 0, b: b, bPort: 0, layer: 0))
      }
    }
    layout.measureRuns(of: network, footprints: [footprint])
    return layout
  }

  private func expectNear(_ found: Double, _ expected: Double, _ location: SourceLocation = #_sourceLocation) {
    #expect(abs(found - expected) < 1e-5, "\(found) instead of \(expected)", sourceLocation: location)
  }

  @Test("Two racks of a row: both risers, the way between, the slack")
  func sameRow() {
    // Unit 1 has its cages at 0.022225 m, unit 48 at 47.5 x 0.04445 = 2.111375 m: risers 2.677775 and 0.588625 m.
    expectNear(length((0, 0, 1), (0, 3, 48)), 2.677775 + 0.588625 + 1.8 + 1)
    expectNear(length((0, 0, 48), (0, 1, 48)), 2 * 0.588625 + 0.6 + 1)
    expectNear(length((0, 0, 48), (0, 1, 48)) { $0.slack = .zero }, 2 * 0.588625 + 0.6)
  }

  @Test("The unit of the cages within a device shortens its riser")
  func portUnit() {
    expectNear(length((0, 0, 1), (0, 1, 1), portUnit: 7), 2 * (2.7 - 7.5 * 0.04445) + 0.6 + 1)
  }

  @Test("Two rows without a cross tray between the racks: by the nearer neighbor")
  func nearerCrossTray() {
    let risers = 2 * 0.588625 + 1
    expectNear(length((0, 0, 48), (2, 3, 48)), risers + 0.3 + 2.1 + 6)
    expectNear(length((0, 5, 48), (1, 6, 48)), risers + 1.5 + 0.9 + 3)
    expectNear(length((0, 0, 48), (1, 0, 48)), risers + 0.6 + 3)
  }

  @Test("Two rows with a cross tray between the racks: no detour")
  func crossTrayBetween() {
    expectNear(length((4, 6, 48), (1, 9, 48)), 2 * 0.588625 + 1 + 1.8 + 9)
    expectNear(length((0, 0, 48), (1, 15, 48)), 2 * 0.588625 + 1 + 9 + 3)
  }

  @Test("Beyond the last cross tray the way goes back to it")
  func beyondLast() {
    let found = length((0, 9, 48), (1, 9, 48)) {
      $0.racksPerRow = 10
      $0.crossTrayEvery = 8
    }
    expectNear(found, 2 * 0.588625 + 1 + 2 * 0.9 + 3)
    expectNear(length((0, 9, 48), (1, 9, 48)) { $0.crossTrayEvery = Int.max }, 2 * 0.588625 + 1 + 2 * 5.7 + 3)
  }

  @Test("Within a rack the run never goes through the tray")
  func sameRack() {
    expectNear(length((0, 0, 1), (0, 0, 48)), 47 * 0.04445 + 0.6 + 1)
    expectNear(length((0, 0, 47), (0, 0, 48)) { $0.slack = .zero }, 0.04445 + 0.6)
  }

  @Test("Length is symmetric, a detour is never shorter, and no cross tray would be shorter", arguments: 0..<40)
  func metric(seed: Int) {
    var choices = Choices(seed: UInt64(seed))
    let floor = Hall.floor {
      $0.racksPerRow = choices.next(in: 1...30)
      $0.crossTrayEvery = choices.next(in: 1...12)
      $0.slack = .zero
    }
    let places = (0..<7).map { _ in
      (choices.next(5), choices.next(floor.racksPerRow), choices.next(in: 1...48))
    }
    let footprint = Footprint(rackUnits: 1, isRack: false, power: .zero, mass: nil, needsLiquid: false)
    let runs = standing(places, floor, footprint).runMeters.map(Double.init)
    func run(_ a: Int, _ b: Int) -> Double { a == b ? 0 : runs[a * 6 + (b > a ? b - 1 : b)] }
    let crossings = stride(from: 0, through: floor.racksPerRow, by: floor.crossTrayEvery).map { Double($0) * 0.6 }
    for a in 0..<7 {
      for b in 0..<7 where a != b {
        #expect(run(a, b) == run(b, a))
        for c in 0..<7 where c != a && c != b {
          #expect(run(a, b) <= run(a, c) + run(c, b) + 1e-5)
        }
        let (rowA, positionA, unitA) = places[a]
        let (rowB, positionB, unitB) = places[b]
        guard rowA != rowB else { continue }
        let xA = (Double(positionA) + 0.5) * 0.6
        let xB = (Double(positionB) + 0.5) * 0.6
        let shortest = crossings.map { abs(xA - $0) + abs($0 - xB) }.min() ?? -1
        let risers = 5.4 - (Double(unitA + unitB) - 1) * 0.04445
        expectNear(run(a, b), risers + shortest + 3 * Double(abs(rowA - rowB)))
      }
    }
  }

  @Test("A run grows with the distance along its row and with the rows between")
  func monotone() {
    let along = (1..<16).map { length((0, 0, 48), (0, $0, 48)) }
    #expect(zip(along, along.dropFirst()).allSatisfy { $0 < $1 })
    let across = (1..<10).map { length((0, 3, 48), ($0, 5, 48)) }
    #expect(zip(across, across.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("A link within one device has length 0; a channel to another site has that of its way to the terminal")
  func special() throws {
    var network = Hall.rail(groups: 1, hosts: 2)
    network.links.append(Link(a: 0, aPort: 0, b: 0, bPort: 1, layer: 0))
    network.layers.append(
      LinkLayer(fabric: 0, kind: .site, rate: BitRate(bitsPerSecond: 4e11), aBlock: 0, bBlock: 0))
    network.links.append(Link(a: 0, aPort: 0, b: 1, bPort: 1, layer: 3))
    network.links.append(Link(a: 0, aPort: 0, b: 9_999, bPort: 1, layer: 0))
    let layout = Hall.place(network, FloorSpec(), host: Hall.dgxH100)
    #expect(layout.runMeters.suffix(3).first == 0 && layout.runMeters.last == -1)
    let toTerminal = try #require(layout.runMeters.dropLast().last)
    #expect(toTerminal > 0)
    #expect(layout.runMeters.dropLast(3).allSatisfy { $0 > 0 })
    #expect(layout.longestRun.map { Float($0.length.meters) } == layout.runMeters.max())
  }
}
