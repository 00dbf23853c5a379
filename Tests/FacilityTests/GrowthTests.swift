import Diagnostics
import Fabrics
import Facility
import Quantities
import Testing

/// Room kept for what comes later.
@Suite struct GrowthTests {
  private let grown = Hall.rail(groups: 5, hosts: 16, leaves: 4, spines: 6)

  @Test("What stands today is not moved by what comes later", arguments: NetworkPlacement.allCases, [1, 17, 40, 80])
  func stable(placement: NetworkPlacement, fitted: Int) throws {
    let floor = Hall.floor {
      $0.placement = placement
      $0.racksPerRow = 9
    }
    let today = Hall.rail(groups: 5, hosts: 16, leaves: 4, spines: 6, fitted: fitted)
    let growth = Growth(network: grown, footprints: Hall.footprints(host: Hall.dgxB200))
    let before = Hall.place(today, floor, host: Hall.dgxB200, growth: growth)
    let after = Hall.place(grown, floor, host: Hall.dgxB200)
    #expect(before.findings.isEmpty)
    for device in today.devices.indices {
      let late = device < fitted ? device : device - fitted + 80
      #expect(before.rackName(of: DeviceIndex(device)) == after.rackName(of: DeviceIndex(late)))
      #expect(before.positions[device].unit == after.positions[late].unit)
    }
    #expect(before.racks.map(\.name) == after.racks.map(\.name))
    let reserved = before.racks.reduce(0) { $0 + $1.reservedUnits }
    #expect(reserved == (80 - fitted) * 10)
    #expect(before.totals.power + before.totals.reservedPower == after.totals.power)
    for rack in before.racks {
      #expect(rack.reservedSlots.reduce(0) { $0 + $1.count } == rack.reservedUnits)
    }
  }

  @Test("Lengths of runs that exist are not changed by what comes later")
  func lengths() {
    let today = Hall.rail(groups: 5, hosts: 16, leaves: 4, spines: 6, fitted: 17)
    let growth = Growth(network: grown, footprints: Hall.footprints(host: Hall.dgxB200))
    let before = Hall.place(today, FloorSpec(), host: Hall.dgxB200, growth: growth)
    let after = Hall.place(grown, FloorSpec(), host: Hall.dgxB200)
    #expect(before.runMeters.prefix(17 * 5) == after.runMeters.prefix(17 * 5))
  }

  @Test("A hall without room for what comes later is a warning, with today's devices placed")
  func noRoom() {
    let today = Hall.rail(groups: 5, hosts: 16, leaves: 4, spines: 6, fitted: 16)
    let floor = Hall.floor {
      $0.rows = 2
      $0.racksPerRow = 9
      $0.hostsPerRack = 4
      $0.placement = .central
    }
    let growth = Growth(network: grown, footprints: Hall.footprints(host: Hall.dgxB200))
    let layout = Hall.place(today, floor, host: Hall.dgxB200, growth: growth)
    #expect(Hall.codes(layout) == ["HG1309"])
    #expect(layout.findings.map(\.severity) == [.warning])
    #expect(layout.positions.allSatisfy { $0.rack >= 0 })
  }

  @Test("A grown fabric that lacks a device of today keeps no room and says so")
  func renumbered() {
    let today = Hall.rail(groups: 5, hosts: 16, leaves: 4, spines: 7, fitted: 16)
    let growth = Growth(network: grown, footprints: Hall.footprints(host: Hall.dgxB200))
    let layout = Hall.place(today, FloorSpec(), host: Hall.dgxB200, growth: growth)
    #expect(Hall.codes(layout) == ["HG1310"])
    #expect(layout.findings.first?.subject == "device-42")
    #expect(layout.racks.allSatisfy { $0.reservedUnits == 0 })
  }
}
