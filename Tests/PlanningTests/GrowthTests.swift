import Cabling
import Diagnostics
import Economics
import Fabrics
import Facility
import Planning
import Quantities
import Testing

@Suite struct GrowthTests {
  private func plan(hosts: Int, builtFor: Int) throws -> Plan {
    try Shipped.plan(
      yaml: """
        host: dgx-h100
        hosts: \(hosts)
        build_for: {hosts: \(builtFor)}
        scale_out: {switch: qm9700, technologies: [pluggable]}
        floor: {hosts_per_rack: 4, host_feed: 50 kW}
        """)
  }

  /// Where a device stands, by its name.
  private func places(_ plan: Plan) -> [String: String] {
    var places: [String: String] = [:]
    for index in plan.network.devices.indices {
      places[plan.network.name(of: DeviceIndex(index))] = "\(plan.layout.positions[index])"
    }
    return places
  }

  /// Both ends of every link, by names and ports.
  private func ends(_ plan: Plan) -> Set<String> {
    Set(
      plan.network.links.map { link in
        "\(plan.network.name(of: link.a))/\(link.aPort) \(plan.network.name(of: link.b))/\(link.bPort)"
      })
  }

  @Test func `Growing to what was built for moves no device, renames none and recables none`() throws {
    let today = try plan(hosts: 64, builtFor: 128)
    let grown = try plan(hosts: 128, builtFor: 128)
    let before = places(today)
    let after = places(grown)
    #expect(before.count == 64 + 32 + 16)
    #expect(after.count == 128 + 32 + 16)
    for (name, place) in before { #expect(after[name] == place, "\(name)") }
    #expect(ends(today).isSubset(of: ends(grown)))
    #expect(Set(today.layout.racks.map(\.name)).isSubset(of: Set(grown.layout.racks.map(\.name))))
  }

  @Test func `What is built for has its switches and their cables from the first day`() throws {
    let today = try plan(hosts: 64, builtFor: 128)
    // As published for 128 hosts: 32 leaves, 16 spines, 1,024 leaf-spine links; 64 of the hosts are there.
    #expect(today.devicesBuilt(.leaf) == 32 && today.devicesBuilt(.spine) == 16)
    #expect(today.linksBuilt(.leafSpine) == 1_024)
    #expect(today.linksBuilt(.hostLeaf) == 512)
    #expect(today.cost.accelerators == 512)
  }

  @Test func `Growing buys hosts, their modules and cables, and no switch`() throws {
    let difference = PlanDifference(
      from: try plan(hosts: 64, builtFor: 128), to: try plan(hosts: 128, builtFor: 128))
    let parts = difference.lines.filter { $0.subject == .part }
    #expect(parts.contains { $0.name == "dgx-h100" && $0.before == 64 && $0.after == 128 })
    #expect(!parts.contains { $0.name == "qm9700" })
    #expect(parts.allSatisfy { ($0.after ?? 0) >= ($0.before ?? 0) })
  }
}
