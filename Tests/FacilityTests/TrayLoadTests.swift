import Diagnostics
import Fabrics
import Quantities
import Testing

@testable import Facility

/// Trays filled cable by cable.
@Suite struct TrayLoadTests {
  private let section = Area(squareMeters: 20e-6)
  private let density = LinearDensity(kilogramsPerMeter: 0.025)

  private func cables(_ network: Network) -> [TrayCable] {
    network.links.indices.map { TrayCable(link: $0, section: section, massPerLength: density) }
  }

  @Test("Every piece of tray holds exactly the cables that pass it", arguments: 0..<25)
  func bruteForce(seed: Int) {
    var choices = Choices(seed: UInt64(seed))
    let network = Hall.rail(
      groups: choices.next(in: 1...4), hosts: choices.next(in: 1...12), leaves: 3, spines: 4, storage: 2)
    let floor = Hall.floor {
      $0.racksPerRow = choices.next(in: 2...9)
      $0.crossTrayEvery = choices.next(in: 1...5)
      $0.placement = NetworkPlacement.allCases[choices.next(4)]
    }
    let layout = Hall.place(network, floor, host: Hall.dgxB200)
    let load = TrayLoad.compute(layout: layout, network: network, cables: cables(network))

    // Walk every cable in steps of half a rack pitch.
    let grid = TrayGrid(floor)
    var along: [[Int]: Int] = [:]
    var across: [[Int]: Int] = [:]
    for link in network.links {
      guard let a = layout.rack(of: link.a), let b = layout.rack(of: link.b), a.name != b.name else { continue }
      let (xA, xB) = (2 * a.position + 1, 2 * b.position + 1)
      func walk(_ row: Int, _ from: Int, _ to: Int) {
        for half in min(from, to)..<max(from, to) { along[[row, half], default: 0] += 1 }
      }
      if a.row == b.row {
        walk(a.row, xA, xB)
      } else {
        let tray = grid.crossTray(from: xA, to: xB)
        walk(a.row, xA, 2 * tray * floor.crossTrayEvery)
        walk(b.row, xB, 2 * tray * floor.crossTrayEvery)
        for gap in min(a.row, b.row)..<max(a.row, b.row) { across[[tray, gap], default: 0] += 1 }
      }
    }
    for row in 0..<layout.rows {
      for position in 0..<floor.racksPerRow {
        let expected = max(along[[row, 2 * position]] ?? 0, along[[row, 2 * position + 1]] ?? 0)
        let found = load.segment(row: row, position: position)
        #expect(found?.cables == expected)
        #expect(abs((found?.section.squareMeters ?? -1) - Double(expected) * 20e-6) < 1e-12)
        #expect(abs((found?.massPerLength.kilogramsPerMeter ?? -1) - Double(expected) * 0.025) < 1e-9)
        #expect(abs((found?.fill ?? -1) - Double(expected) * 20e-6 / 0.06) < 1e-9)
      }
    }
    for segment in load.crossSegments {
      guard case .cross(let tray, let position, let gap) = segment.place else { continue }
      #expect(position == tray * floor.crossTrayEvery)
      #expect(segment.cables == across[[tray, gap]] ?? 0)
    }
    #expect(load.crossSegments.count == load.crossTrays * max(0, layout.rows - 1))
  }

  @Test("Every cable between two rows crosses each gap between them once")
  func crossings() {
    let network = Hall.rail(groups: 6, hosts: 16, leaves: 4, spines: 8)
    let layout = Hall.place(network, Hall.floor { $0.racksPerRow = 8 }, host: Hall.dgxB200)
    let load = TrayLoad.compute(layout: layout, network: network, cables: cables(network))
    #expect(layout.rows > 3)
    for gap in 0..<(layout.rows - 1) {
      let expected = network.links.count { link in
        guard let a = layout.rack(of: link.a)?.row, let b = layout.rack(of: link.b)?.row else { return false }
        return min(a, b) <= gap && max(a, b) > gap
      }
      let found = load.crossSegments.reduce(0) { sum, segment in
        if case .cross(_, _, gap) = segment.place { return sum + segment.cables }
        return sum
      }
      #expect(found == expected)
    }
  }

  @Test("Pairs of racks with several shortest ways share the cross trays out")
  func sharing() {
    let grid = TrayGrid(Hall.floor { $0.crossTrayEvery = 4 })
    var taken = Set<Int>()
    for position in 12..<16 {
      taken.insert(grid.crossTray(from: grid.middle(ofPosition: 0), to: grid.middle(ofPosition: position)))
    }
    #expect(taken == [1, 2, 3])
    #expect(grid.crossTray(from: 1, to: 31) == grid.crossTray(from: 31, to: 1))
  }

  @Test("Cables within a rack load no tray")
  func withinRack() {
    let network = Hall.rail(groups: 1, hosts: 2, leaves: 1, spines: 0)
    let layout = Hall.place(
      network,
      Hall.floor {
        $0.placement = .topOfRack
        $0.hostsPerRack = 2
      }, host: Hall.dgxH100)
    let load = TrayLoad.compute(layout: layout, network: network, cables: [cables(network)[0], cables(network)[2]])
    #expect(load.worst?.cables == 0)
    #expect(load.findings.isEmpty)
  }

  @Test(
    "A tray at its limit is sound, above it is an error with the place and what helps", arguments: [(0, 0), (1, 1)])
  func limit(extra: Int, findings: Int) throws {
    // 100 cables of 300 mm2 are 30,000 mm2, half of 60,000.
    var network = Hall.rail(groups: 1, hosts: 1, leaves: 1, spines: 0)
    network.links = Array(repeating: network.links[0], count: 100 + extra)
    let floor = Hall.floor { $0.traySection = FloorSpec.trayLevelSection }
    let layout = Hall.place(network, floor, host: Hall.dgxH100)
    let cables = network.links.indices.map {
      TrayCable(link: $0, section: Area(squareMeters: 300e-6), massPerLength: nil)
    }
    let load = TrayLoad.compute(layout: layout, network: network, cables: cables)
    #expect(load.findings.count == findings && load.levels == nil)
    #expect(load.cablesOfUnknownMass == 100 + extra)
    let worst = try #require(load.worst)
    #expect(worst.cables == 100 + extra)
    if let finding = load.findings.first {
      #expect(finding.code == .trayOverfull)
      #expect(finding.message.hasPrefix("row tray above R01-01 is filled to 50.5 %"))
      #expect(finding.help.contains { $0.contains("2 levels instead of one (`tray_section: 1200 cm2`)") })
      #expect(finding.count == 2)
    }
  }

  @Test(
    "Without a section, trays have the levels of 600 cm2 that the fullest piece needs, four at most",
    arguments: [(100, 1), (101, 2), (200, 2), (201, 3), (400, 4), (401, 4)])
  func levels(cables count: Int, levels: Int) throws {
    // 100 cables of 300 mm2 are half of one level.
    var network = Hall.rail(groups: 1, hosts: 1, leaves: 1, spines: 0)
    network.links = Array(repeating: network.links[0], count: count)
    let layout = Hall.place(network, FloorSpec(), host: Hall.dgxH100)
    let cables = network.links.indices.map {
      TrayCable(link: $0, section: Area(squareMeters: 300e-6), massPerLength: nil)
    }
    let load = TrayLoad.compute(layout: layout, network: network, cables: cables)
    #expect(load.levels == levels && load.traySection == FloorSpec.trayLevelSection * Double(levels))
    let fill = try #require(load.worst).fill
    #expect(abs(fill - Double(count) * 300e-6 / (0.06 * Double(levels))) < 1e-9)
    #expect(load.findings.contains { $0.code == .trayOverfull } == (count > 400))
    #expect(load.findings.filter { $0.code == .trayLevels }.map(\.severity) == (levels > 1 ? [.note] : []))
  }

  @Test("Too full cross trays are one finding, with closer cross trays as a way out")
  func crossLimit() throws {
    let network = Hall.rail(groups: 6, hosts: 16, leaves: 4, spines: 8)
    let floor = Hall.floor {
      $0.racksPerRow = 8
      $0.traySection = FloorSpec.trayLevelSection
    }
    let layout = Hall.place(network, floor, host: Hall.dgxB200)
    let cables = network.links.indices.map {
      TrayCable(link: $0, section: Area(squareMeters: 0.01), massPerLength: density)
    }
    let load = TrayLoad.compute(layout: layout, network: network, cables: cables)
    #expect(load.findings.count == 2)
    let finding = try #require(load.findings.last)
    #expect(finding.message.hasPrefix("cross tray "))
    #expect(finding.help.last == "more cross trays: `cross_tray_every: 4`")
    let heaviest = try #require(load.heaviest)
    #expect((load.rowSegments + load.crossSegments).allSatisfy { $0.massPerLength <= heaviest.massPerLength })
  }

  @Test("Sections that are no numbers or beyond all measure never trap")
  func absurd() {
    let network = Hall.rail(groups: 1, hosts: 2)
    let layout = Hall.place(network, FloorSpec(), host: Hall.dgxH100)
    let values = [Double.nan, .infinity, -1, 1e200]
    let cables =
      values.enumerated().map {
        TrayCable(link: $0.offset, section: Area(squareMeters: $0.element), massPerLength: nil)
      }
      + [
        TrayCable(link: -1, section: section, massPerLength: nil),
        TrayCable(link: 1 << 30, section: section, massPerLength: nil),
      ]
    let load = TrayLoad.compute(layout: layout, network: network, cables: cables)
    #expect(load.worst?.section == Area(squareMeters: 1000))
  }

  @Test("The sums do not depend on the order of the cables")
  func order() {
    let network = Hall.rail(groups: 3, hosts: 9)
    let layout = Hall.place(network, FloorSpec(), host: Hall.dgxH100)
    let cables = network.links.indices.map {
      TrayCable(link: $0, section: Area(squareMeters: 1e-7 * Double($0 % 17 + 1)), massPerLength: density)
    }
    let first = TrayLoad.compute(layout: layout, network: network, cables: cables)
    let second = TrayLoad.compute(layout: layout, network: network, cables: cables.reversed())
    #expect(first.rowSegments.map(\.section) == second.rowSegments.map(\.section))
    #expect(first.crossSegments.map(\.section) == second.crossSegments.map(\.section))
  }
}
