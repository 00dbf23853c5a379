import Diagnostics
import Fabrics
import Facility
import Quantities
import Testing

/// Every limit of a rack and of the hall, from both sides.
@Suite struct LimitTests {
  private let network = Hall.rail(groups: 1, hosts: 8, leaves: 2, spines: 2)

  private func hostRacks(_ host: Footprint = Hall.dgxH100, _ change: (inout FloorSpec) -> Void) -> Int {
    Hall.hostRacks(Hall.place(network, Hall.floor(change), host: host)).count
  }

  @Test("Units bound the hosts of a rack", arguments: [(32, 2), (31, 3), (16, 4), (15, 8), (8, 8)])
  func units(rackUnits: Int, racks: Int) {
    #expect(hostRacks { $0.rackUnits = rackUnits } == racks)
  }

  @Test(
    "One feed carries a rack when feeds are redundant, both together otherwise",
    arguments: [
      (40_800.0, true, 2), (40_799, true, 3), (20_400, false, 2), (20_399, false, 3),
    ])
  func power(watts: Double, redundant: Bool, racks: Int) {
    let count = hostRacks {
      $0.hostFeed = Power(watts: watts)
      $0.redundantFeeds = redundant
      $0.rackUnits = 32
    }
    #expect(count == racks)
  }

  @Test("Mass bounds the hosts of a rack", arguments: [(521.8, 2), (521.7, 3)])
  func mass(kilograms: Double, racks: Int) {
    let count = hostRacks {
      $0.rackLoad = Mass(kilograms: kilograms)
      $0.rackUnits = 32
    }
    #expect(count == racks)
  }

  @Test("A device taller than the rack finds no place, and its links no length")
  func tooTall() {
    let fits = Hall.place(network, Hall.floor { $0.rackUnits = 8 }, host: Hall.dgxH100)
    #expect(!Hall.codes(fits).contains("HG1302"))
    let layout = Hall.place(network, Hall.floor { $0.rackUnits = 7 }, host: Hall.dgxH100)
    #expect(Hall.codes(layout) == ["HG1302"])
    #expect(layout.findings.first?.count == 8)
    #expect(layout.position(of: 0).rack == -1)
    #expect(layout.length(ofLink: 0) == nil)
    #expect(layout.rackName(of: 0) == nil)
    #expect(layout.rackName(of: 8) != nil)
  }

  @Test(
    "A device above the feed stands alone and is reported with the gap",
    arguments: [(120_000.0, false), (119_999, true)])
  func aboveFeed(feed: Double, reported: Bool) {
    let layout = Hall.place(network, Hall.floor { $0.hostFeed = Power(watts: feed) }, host: Hall.nvl72)
    #expect(Hall.codes(layout) == (reported ? ["HG1303"] : []))
    #expect(Hall.hostRacks(layout).count == 8)
    if reported { #expect(layout.findings[0].message.contains("1 W are missing")) }
  }

  @Test("A device above the load of a rack is reported", arguments: [(1_360.0, false), (1_359, true)])
  func tooHeavy(load: Double, reported: Bool) {
    let floor = Hall.floor {
      $0.hostFeed = Power(watts: 120_000)
      $0.rackLoad = Mass(kilograms: load)
    }
    #expect(Hall.codes(Hall.place(network, floor, host: Hall.nvl72)) == (reported ? ["HG1304"] : []))
  }

  @Test("A liquid-cooled device in an air-cooled hall is reported", arguments: [(true, false), (false, true)])
  func liquid(liquid: Bool, reported: Bool) {
    let floor = Hall.floor {
      $0.hostFeed = Power(watts: 120_000)
      $0.liquidCooling = liquid
    }
    #expect(Hall.codes(Hall.place(network, floor, host: Hall.nvl72)) == (reported ? ["HG1305"] : []))
  }

  @Test(
    "Hosts per rack beyond what the feed carries are reported, and as many as fit stand", arguments: [(2, 0), (3, 1)])
  func hostsPerRack(asked: Int, findings: Int) {
    let floor = Hall.floor {
      $0.hostFeed = Power(watts: 28_600)
      $0.hostsPerRack = asked
    }
    let layout = Hall.place(network, floor, host: Hall.dgxB200)
    #expect(Hall.codes(layout).count { $0 == "HG1306" } == findings)
    #expect(Hall.hostRacks(layout).count == 4)
    if findings > 0 {
      #expect(layout.findings[0].help == ["`hosts_per_rack: 2`", "`host_feed: 42.9 kW`"])
    }
  }

  @Test(
    "Switches per network rack are bounded by count, power and units",
    arguments: [
      (nil, 20_000.0, 1), (nil, 18_920, 1), (nil, 18_919, 2), (4, 20_000, 3), (nil, 6_880, 3), (nil, 6_879, 4),
      (1, 20_000, 11),
    ])
  func switches(perRack: Int?, feed: Double, racks: Int) {
    let floor = Hall.floor {
      $0.switchesPerRack = perRack
      $0.networkFeed = Power(watts: feed)
      $0.placement = .central
    }
    // 8 leaves, 2 spines, 1 management leaf: 11 switches of 1.72 kW, 18.92 kW together.
    let layout = Hall.place(Hall.rail(groups: 1, hosts: 4, leaves: 8, spines: 2), floor, host: Hall.dgxH100)
    #expect(layout.racks.count { !$0.holdsHosts } == racks)
  }

  @Test("A hall that has exactly enough positions is filled; one fewer is an error with the gap and ways out")
  func positions() throws {
    // 8 racks of 4 hosts, 1 rack of leaves, 1 rack of spines.
    let network = Hall.rail(groups: 1, hosts: 32)
    let enough = Hall.floor {
      $0.rows = 2
      $0.racksPerRow = 5
      $0.hostsPerRack = 4
    }
    #expect(Hall.place(network, enough, host: Hall.dgxH100).findings.isEmpty)
    var tight = enough
    tight.keepOuts = [KeepOut(rows: 2...2, positions: 5...5, reason: "pillar")]
    let layout = Hall.place(network, tight, host: Hall.dgxH100)
    let finding = try #require(layout.findings.first)
    #expect(finding.code == .tooFewPositions)
    #expect(finding.severity == .error)
    #expect(finding.message.hasPrefix("10 racks are needed, the hall has positions for 9: 1 rack"))
    #expect(finding.help.contains { $0.hasPrefix("`hosts_per_rack: 5`") })
    #expect(finding.help.contains { $0.hasPrefix("`rows: 3`") })
    #expect(finding.help.contains("`racks_per_row: 6`"))
    #expect(layout.positions.count { $0.rack < 0 } == finding.count)
  }

  @Test("The ways out are changes that work")
  func waysOut() throws {
    let network = Hall.rail(groups: 2, hosts: 32)
    let floor = Hall.floor {
      $0.rows = 2
      $0.racksPerRow = 10
      $0.hostFeed = Power(watts: 21_000)
    }
    let layout = Hall.place(network, floor, host: Hall.dgxH100)
    let help = try #require(layout.findings.first { $0.code == .tooFewPositions }).help
    #expect(
      help == [
        "`rows: 4` (2 more) of 10 positions", "`racks_per_row: 18`", "`host_feed: 40.8 kW` powers 4 hosts in a rack",
      ])
    let changes: [(inout FloorSpec) -> Void] = [
      { $0.rows = 4 }, { $0.racksPerRow = 18 }, { $0.hostFeed = Power(watts: 40_800) },
    ]
    for change in changes {
      var changed = floor
      change(&changed)
      #expect(Hall.place(network, changed, host: Hall.dgxH100).findings.isEmpty)
    }
  }

  @Test("An unknown mass makes the load a lower bound, said in a note")
  func massUnknown() {
    var host = Hall.dgxH100
    host.mass = nil
    let layout = Hall.place(network, FloorSpec(), host: host)
    #expect(Hall.codes(layout) == ["HG1311"])
    #expect(layout.findings.map(\.severity) == [.note])
  }

  @Test("Measures of the floor that cannot be used are replaced and reported, never a trap")
  func unusable() {
    let floor = Hall.floor {
      $0.rows = -3
      $0.racksPerRow = 0
      $0.rackUnits = Int.max
      $0.crossTrayEvery = -1
      $0.pitch = Length(meters: .nan)
      $0.aisle = Length(meters: -1)
      $0.trayFill = 0
      $0.hostFeed = Power(watts: .infinity)
      $0.hostsPerRack = 0
      $0.switchesPerRack = Int.min
      $0.keepOuts = [KeepOut(rows: Int.min...Int.max, positions: 2...Int.max, reason: "all")]
    }
    let layout = Hall.place(network, floor, host: Hall.dgxH100)
    #expect(Hall.codes(layout).count { $0 == "HG1312" } == 10)
    #expect(Hall.codes(layout).contains("HG1307"))
    #expect(layout.racks.allSatisfy { $0.position == 0 })
    #expect(FloorGeometry(layout).racks.count == layout.racks.count)
  }

  @Test("Footprints of absurd size or a missing footprint leave devices without a place")
  func absurdFootprints() {
    let huge = Footprint(
      rackUnits: Int.max, isRack: false, power: Power(watts: .nan), mass: Mass(kilograms: .infinity), needsLiquid: true,
      portUnit: Int.max)
    let layout = Layout.place(network, floor: FloorSpec(), footprints: [huge]) { "\($0)" }
    #expect(layout.positions.allSatisfy { $0.rack == -1 })
    #expect(layout.runMeters.allSatisfy { $0 == -1 })
    #expect(layout.rows == 0)
    #expect(layout.findings.allSatisfy { $0.code == .deviceUnmountable })
  }

  @Test("A hall that is all keep-out places nothing and says so")
  func allKeptFree() {
    let floor = Hall.floor { $0.keepOuts = [KeepOut(rows: 1...Int.max, positions: 1...16, reason: "other tenant")] }
    let layout = Hall.place(network, floor, host: Hall.dgxH100)
    #expect(Hall.codes(layout).contains("HG1301"))
    #expect(layout.racks.isEmpty)
  }

  @Test("A thousand keep-outs over the largest hall end in a finding within seconds", .timeLimit(.minutes(1)))
  func manyKeepOuts() {
    let floor = Hall.floor {
      $0.racksPerRow = 1000
      $0.rows = 10_000
      $0.keepOuts = (0..<1000).map { KeepOut(rows: 1...10_000, positions: 1...1000, reason: "tenant \($0)") }
    }
    #expect(Hall.codes(Hall.place(network, floor, host: Hall.dgxH100)) == ["HG1301"])
  }

  @Test("Trays below the top of the racks are reported", arguments: [(60, false), (61, true)])
  func lowTrays(units: Int, reported: Bool) {
    // 60 x 44.45 mm = 2.667 m, 61 x 44.45 mm = 2.711 m; trays at 2.7 m.
    let layout = Hall.place(network, Hall.floor { $0.rackUnits = units }, host: Hall.dgxH100)
    #expect(Hall.codes(layout).contains("HG1313") == reported)
  }

  @Test("Codes are distinct and in the range of the target")
  func codes() {
    let ids = FindingCode.facilityCodes.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("HG13") && $0.count == 6 })
  }
}
