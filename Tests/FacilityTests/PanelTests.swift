import Diagnostics
import Fabrics
import Quantities
import Testing

@testable import Facility

@Suite("Patch panels: space is kept before the links are chosen, and taken in no unit twice") struct PanelTests {
  private func demand(_ network: Network, longestCord: Double = 0, connectors: Int = 1) -> PanelDemand {
    PanelDemand(
      model: "panel", units: 1, cassettes: 4, ports: 12, mass: Mass(kilograms: 4),
      cassetteMass: Mass(kilograms: 0.25), trunkConnectors: 12, cassettesPerTrunk: 1,
      connectors: network.layers.map { $0.kind == .hostLeaf && $0.fabric == 1 ? 0 : connectors },
      longestCord: Length(meters: longestCord))
  }

  private func place(_ network: Network, _ demand: PanelDemand, growth: Growth? = nil, units: Int = 48) -> Layout {
    Layout.place(
      network, floor: Hall.floor { $0.rackUnits = units }, footprints: Hall.footprints(host: Hall.dgxH100),
      growth: growth, panels: demand
    ) { "device-\($0)" }
  }

  /// All panels mounted, as if every cassette that was kept were used.
  private func full(_ layout: Layout) -> Layout {
    var cassettes = [Int32](repeating: 0, count: layout.panels?.panels.count ?? 0)
    for group in layout.panels?.groups ?? [] {
      for start in [group.firstA, group.firstB] {
        for cassette in start..<(start + group.cassettes) { cassettes[Int(cassette) / 4] += 1 }
      }
    }
    return layout.mounting(cassettes: cassettes, homeless: 0, keepsSpaces: false)
  }

  @Test("every unit of a rack holds one thing, and no rack is loaded beyond its limit", arguments: [1, 2, 5])
  func unitsAreDisjoint(groups: Int) throws {
    let network = Hall.rail(groups: groups, hosts: 32, spines: 8)
    let layout = full(place(network, demand(network)))
    #expect(!Hall.codes(layout).contains("HG1314"))
    for (index, rack) in layout.racks.enumerated() {
      var taken: [Int] = []
      for device in layout.elevation(ofRack: index) { taken += device.unit..<(device.unit + device.units) }
      let panels = layout.mountedPanels(ofRack: index)
      for panel in panels { taken.append(Int(try #require(layout.panels).panels[panel].unit)) }
      #expect(Set(taken).count == taken.count)
      #expect(taken.allSatisfy { (1...48).contains($0) })
      #expect(taken.count == rack.usedUnits)
      #expect(rack.mass <= layout.floor.rackLoad)
    }
  }

  /// Brute force: links between two racks, layer by layer, fill trunks of 12; a cassette at each end.
  @Test("a rack keeps a cassette for every 12 links to each other rack, and no cassette twice")
  func cassettesAreEnough() throws {
    let network = Hall.rail(groups: 3, hosts: 20, spines: 8)
    let layout = place(network, demand(network))
    let reservation = try #require(layout.panels)
    struct Pair: Hashable {
      let layer: Int
      let a: Int32
      let b: Int32
    }
    var links: [Pair: Int] = [:]
    for link in network.links where !(network.layers[Int(link.layer)].fabric == 1) {
      let pair = Pair(
        layer: Int(link.layer), a: layout.position(of: link.a).rack, b: layout.position(of: link.b).rack)
      links[pair, default: 0] += 1
    }
    let expected = links.values.reduce(0) { $0 + 2 * (($1 + 11) / 12) }
    var seen = Set<Int32>()
    for group in reservation.groups {
      for start in [group.firstA, group.firstB] {
        for cassette in start..<(start + group.cassettes) { #expect(seen.insert(cassette).inserted) }
      }
    }
    #expect(seen.count == expected)
    for (index, group) in reservation.groupOfLink.enumerated() where group >= 0 {
      let link = network.links[index]
      let ends = reservation.groups[Int(group)]
      #expect(reservation.panels[Int(ends.firstA) / 4].rack == layout.position(of: link.a).rack)
      #expect(reservation.panels[Int(ends.firstB) / 4].rack == layout.position(of: link.b).rack)
    }
  }

  @Test("links that are short everywhere get no panels")
  func shortLinks() throws {
    let network = Hall.rail(groups: 1, hosts: 8)
    let layout = place(network, demand(network, longestCord: 1_000))
    #expect(try #require(layout.panels).panels.isEmpty)
  }

  @Test("what stands today keeps its cassettes and its places in them when everything else comes")
  func growth() throws {
    let today = Hall.rail(groups: 3, hosts: 20, spines: 8, fitted: 30)
    let later = Hall.rail(groups: 3, hosts: 20, spines: 8)
    let kept = try #require(
      place(
        today, demand(later),
        growth: Growth(network: later, footprints: Hall.footprints(host: Hall.dgxH100))
      ).panels)
    let grown = try #require(place(later, demand(later)).panels)
    #expect(kept.panels.map(\.unit) == grown.panels.map(\.unit))
    struct Port: Hashable {
      let host: Int32
      let port: Int32
    }
    // Hosts come first in both networks, so a host has the same index in both.
    var places: [Port: [Int32]] = [:]
    for (index, link) in later.links.enumerated() where link.layer == 0 {
      places[Port(host: link.a, port: Int32(link.aPort))] = [grown.groupOfLink[index], grown.rankOfLink[index]]
    }
    for (index, link) in today.links.enumerated() where link.layer == 0 {
      #expect(
        places[Port(host: link.a, port: Int32(link.aPort))] == [kept.groupOfLink[index], kept.rankOfLink[index]])
    }
  }

  @Test("a rack-scale host has no unit left: its panels are a finding with the number of them")
  func noRoom() throws {
    let network = Hall.rail(groups: 1, hosts: 4)
    let layout = full(
      Layout.place(
        network, floor: Hall.floor { $0.hostFeed = Power(watts: 150_000) },
        footprints: Hall.footprints(host: Hall.nvl72), panels: demand(network)
      ) { "device-\($0)" })
    let finding = try #require(layout.findings.first { $0.code.id == "HG1314" })
    // Four racks with 8 links to the leaves: one panel each.
    #expect(finding.count == 4)
    #expect(finding.severity == .error)
  }
}
