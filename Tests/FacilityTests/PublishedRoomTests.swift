import Fabrics
import Facility
import Quantities
import Testing

/// Rooms of published reference architectures.
@Suite struct PublishedRoomTests {
  @Test("A DGX B200 scalable unit of 32 nodes fills 16 racks of 2 nodes and 28.6 kW, 458 kW in all")
  func dgxB200() {
    let floor = Hall.floor {
      $0.rackUnits = 52
      $0.hostFeed = Power(watts: 28_600)
    }
    for units in [1, 2, 4] {
      let layout = Hall.place(Hall.rail(groups: units, hosts: 32), floor, host: Hall.dgxB200)
      let racks = Hall.hostRacks(layout)
      #expect(racks.count == 16 * units)
      #expect(racks.allSatisfy { $0.devices.count == 2 && $0.power == Power(watts: 28_600) })
      let power = racks.reduce(0) { $0 + $1.power.watts }
      #expect(power == 457_600 * Double(units))
      #expect(layout.findings.isEmpty)
    }
  }

  @Test("127 DGX H100 nodes at four per rack and 40.8 kW fill 32 racks")
  func dgxH100() {
    let floor = Hall.floor {
      $0.hostFeed = Power(watts: 40_800)
      $0.rackLoad = Mass(kilograms: 600)
    }
    let layout = Hall.place(Hall.rail(groups: 4, hosts: 32, spines: 16, fitted: 127), floor, host: Hall.dgxH100)
    let racks = Hall.hostRacks(layout)
    #expect(racks.count == 32)
    #expect(racks.filter { $0.devices.count == 4 }.allSatisfy { $0.power == Power(watts: 40_800) })
    #expect(racks.map(\.devices.count).reduce(0, +) == 127)
    #expect(layout.findings.isEmpty)
  }

  @Test("DGX B300 stands four to a rack when the feed carries 58 kW")
  func dgxB300() {
    let floor = Hall.floor {
      $0.hostFeed = Power(watts: 58_000)
      $0.hostsPerRack = 4
    }
    let layout = Hall.place(Hall.rail(groups: 1, hosts: 72), floor, host: Hall.dgxB300)
    #expect(Hall.hostRacks(layout).count == 18)
    #expect(layout.findings.isEmpty)
  }

  @Test("A liquid-cooled rack-scale system of 120 kW takes one position and all of its units")
  func rackScale() {
    let floor = Hall.floor { $0.hostFeed = Power(watts: 120_000) }
    let layout = Hall.place(Hall.rail(groups: 1, hosts: 8), floor, host: Hall.nvl72)
    let racks = Hall.hostRacks(layout)
    #expect(racks.count == 8)
    #expect(racks.allSatisfy { $0.devices.count == 1 && $0.usedUnits == 48 && $0.power == Power(watts: 120_000) })
    #expect(layout.findings.isEmpty)
    #expect(layout.totals.hostRacks == 8)
    #expect(layout.totals.largestRackPower == Power(watts: 120_000))
  }

  @Test("Two servers and their switch share a rack when leaves stand on top")
  func switchOnTop() {
    let floor = Hall.floor {
      $0.placement = .topOfRack
      $0.hostsPerRack = 2
    }
    let network = Hall.rail(groups: 12, hosts: 2, leaves: 1)
    let layout = Hall.place(network, floor, host: Hall.dgxH100)
    #expect(Hall.hostRacks(layout).count == 12)
    for rack in Hall.hostRacks(layout) {
      #expect(
        rack.devices.map { network.classes[Int(network.devices[Int($0)].deviceClass)].role } == [.host, .host, .leaf])
      #expect(layout.position(of: rack.devices[2]).unit == 48)
    }
  }
}
