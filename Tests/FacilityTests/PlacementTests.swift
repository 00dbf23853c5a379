import Fabrics
import Facility
import Quantities
import Testing

/// What holds for every placement of every network.
@Suite struct PlacementTests {
  private func randomCase(_ seed: UInt64) -> (network: Network, floor: FloorSpec, host: Footprint) {
    var choices = Choices(seed: seed)
    let network = Hall.rail(
      groups: choices.next(in: 1...5), hosts: choices.next(in: 1...20), leaves: choices.next(in: 1...8),
      spines: choices.next(in: 0...9), storage: choices.next(in: 0...6))
    let floor = Hall.floor {
      $0.racksPerRow = choices.next(in: 1...12)
      $0.rows = choices.next(3) == 0 ? choices.next(in: 1...6) : nil
      $0.hostsPerRack = choices.next(2) == 0 ? choices.next(in: 1...5) : nil
      $0.switchesPerRack = choices.next(2) == 0 ? choices.next(in: 1...9) : nil
      $0.placement = NetworkPlacement.allCases[choices.next(4)]
      $0.redundantFeeds = choices.next(2) == 0
      $0.hostFeed = Power(watts: Double(choices.next(in: 16...70)) * 1000)
      for _ in 0..<choices.next(3) {
        let row = choices.next(in: 1...4)
        let position = choices.next(in: 1...12)
        $0.keepOuts.append(
          KeepOut(
            rows: row...(row + choices.next(2)), positions: position...(position + choices.next(4)), reason: "pillar"))
      }
    }
    return (network, floor, choices.next(4) == 0 ? Hall.nvl72 : Hall.dgxB200)
  }

  @Test("No two devices share a unit, no device stands twice, and every limit of a rack holds", arguments: 0..<150)
  func invariants(seed: Int) {
    let (network, floor, host) = randomCase(UInt64(seed))
    let layout = Hall.place(network, floor, host: host)
    let footprints = Hall.footprints(host: host)
    var seen = [Int](repeating: 0, count: network.devices.count)
    var places = Set<[Int]>()
    for (index, rack) in layout.racks.enumerated() {
      #expect(places.insert([rack.row, rack.position]).inserted)
      #expect((0..<floor.racksPerRow).contains(rack.position))
      #expect(rack.row < (floor.rows ?? Int.max) && rack.row < layout.rows)
      #expect(!floor.isKeptFree(row: rack.row, position: rack.position))
      var units = Set<Int>()
      var watts = 0.0
      var lastUnit = 0
      for mounted in layout.elevation(ofRack: index) {
        #expect(mounted.unit > lastUnit)
        lastUnit = mounted.unit
        seen[Int(mounted.device)] += 1
        #expect(Int(layout.positions[Int(mounted.device)].rack) == index)
        for unit in mounted.unit..<(mounted.unit + mounted.units) {
          #expect((1...floor.rackUnits).contains(unit))
          #expect(units.insert(unit).inserted)
        }
        watts += footprints[Int(network.devices[Int(mounted.device)].deviceClass)].power.watts
      }
      #expect(rack.usedUnits == units.count)
      #expect(abs(rack.power.watts - watts) < 1e-6)
      #expect(rack.devices.count == 1 || rack.power.watts <= layout.feed(of: rack).watts * (1 + 1e-9))
    }
    for (device, count) in seen.enumerated() {
      #expect(count == (layout.positions[device].rack < 0 ? 0 : 1))
    }
    let unplaced = layout.positions.count { $0.rack < 0 }
    #expect((unplaced > 0) == Hall.codes(layout).contains("HG1301"))
    if let rows = floor.rows, unplaced > 0 {
      let open = (0..<rows).reduce(0) { open, row in
        open + (0..<floor.racksPerRow).count { !floor.isKeptFree(row: row, position: $0) }
      }
      #expect(layout.racks.count == open, "a position is free while a device has none")
    } else {
      #expect(unplaced == 0)
    }
    #expect(layout.findings.count <= 12)
  }

  @Test("Hosts of a rail group stand in neighboring host racks", arguments: 0..<60)
  func contiguous(seed: Int) {
    let (network, floor, host) = randomCase(UInt64(seed))
    let layout = Hall.place(network, floor, host: host)
    let groups = Hall.hostRacks(layout).flatMap { rack in
      rack.devices.filter { network.devices[Int($0)].deviceClass == 0 }.map { network.devices[Int($0)].group }
    }
    #expect(groups == groups.sorted())
  }

  @Test("The same arguments give the same layout")
  func deterministic() {
    for seed in 0..<20 {
      let (network, floor, host) = randomCase(UInt64(seed))
      let first = Hall.place(network, floor, host: host)
      let second = Hall.place(network, floor, host: host)
      #expect(first.runMeters == second.runMeters)
      #expect(first.racks.map(\.name) == second.racks.map(\.name))
      #expect(first.findings == second.findings)
    }
  }

  @Test("Leaves stand where the placement says", arguments: NetworkPlacement.allCases)
  func leaves(placement: NetworkPlacement) {
    // One row of 8 host racks with its leaves, another with the spines in the middle of the hall.
    let network = Hall.rail(groups: 1, hosts: 32)
    let floor = Hall.floor {
      $0.placement = placement
      $0.hostsPerRack = 4
      $0.racksPerRow = 12
    }
    let layout = Hall.place(network, floor, host: Hall.dgxH100)
    #expect(layout.rows == 1)
    let leafRacks = Set((32..<40).compactMap { layout.rack(of: $0)?.position }).sorted()
    let hostPositions = Hall.hostRacks(layout).map(\.position)
    let spine = layout.rack(of: 40)?.position
    switch placement {
    case .endOfRow: #expect(leafRacks == [9] && hostPositions.allSatisfy { $0 < 9 })
    case .middleOfRow:
      #expect(leafRacks.count == 1)
      #expect(hostPositions.count { $0 < leafRacks[0] } == 4 && hostPositions.count { $0 > leafRacks[0] } == 4)
    case .topOfRack: #expect(leafRacks == hostPositions)
    case .central: #expect(leafRacks.first == spine && leafRacks.count <= 2)
    }
    #expect(spine.map { (4...5).contains($0) } ?? false)
  }

  @Test("A device of any role finds a place, linked or not", arguments: DeviceRole.allCases)
  func everyRole(role: DeviceRole) {
    var network = Hall.rail(groups: 1, hosts: 4)
    network.classes.append(DeviceClass(role: role, fabric: 0, model: "other", blocks: []))
    network.devices.append(Device(deviceClass: network.classes.count - 1, index: 0))
    let footprints = Hall.footprints(host: Hall.dgxH100) + [Hall.qm9700]
    for placement in NetworkPlacement.allCases {
      let layout = Layout.place(
        network, floor: Hall.floor { $0.placement = placement }, footprints: footprints
      ) { "\($0)" }
      #expect(layout.positions.allSatisfy { $0.rack >= 0 })
    }
  }

  @Test("Spines stand in the middle rows of a hall of many rows")
  func central() {
    let network = Hall.rail(groups: 8, hosts: 32, spines: 32)
    let floor = Hall.floor {
      $0.hostsPerRack = 4
      $0.racksPerRow = 10
    }
    let layout = Hall.place(network, floor, host: Hall.dgxH100)
    let firstSpine = 8 * 32 + 64
    let rows = Set((firstSpine..<(firstSpine + 32)).compactMap { layout.rack(of: DeviceIndex($0))?.row })
    #expect(layout.rows == 8)
    #expect(rows == [3])
  }

  @Test("Leaves stand in the row of their hosts")
  func leafRows() {
    let network = Hall.rail(groups: 6, hosts: 32, spines: 4)
    let layout = Hall.place(
      network,
      Hall.floor {
        $0.hostsPerRack = 4
        $0.racksPerRow = 9
        $0.rows = 8
      }, host: Hall.dgxH100)
    #expect(layout.findings.isEmpty)
    for link in network.links where link.layer == 0 && link.a % 32 == 16 {
      #expect(layout.rack(of: link.a)?.row == layout.rack(of: link.b)?.row)
    }
  }

  @Test("Names count rows and positions from 1")
  func names() {
    #expect(Rack.name(row: 2, position: 11) == "R03-12")
    #expect(Rack.name(row: 99, position: 0) == "R100-01")
  }
}
