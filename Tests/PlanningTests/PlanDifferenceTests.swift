import Diagnostics
import Economics
import Fabrics
import Planning
import Quantities
import Testing

@Suite struct PlanDifferenceTests {
  private func plan(hosts: Int, more: String = "") throws -> Plan {
    try Shipped.plan(
      yaml: """
        host: dgx-h100
        hosts: \(hosts)
        build_for: {hosts: 32}
        scale_out: {switch: qm9700, technologies: [pluggable]}
        cabling: {spares: 0 %, spare_switches: 0 %}
        floor: {hosts_per_rack: 4, host_feed: 50 kW}
        economics: {installation: false}
        \(more)
        """)
  }

  @Test(arguments: ["dgx-b300-ethernet", "juniper-64-h100", "amd-2048", "tpu-v4-pod"])
  func `A plan and itself differ in nothing`(name: String) throws {
    let plan = try Shipped.plan(name)
    #expect(PlanDifference(from: plan, to: plan).isEmpty)
  }

  @Test func `One more host is one host, four modules, eight cords and their sums`() throws {
    let before = try plan(hosts: 30)
    let after = try plan(hosts: 31)
    let difference = PlanDifference(from: before, to: after)
    let parts = difference.lines.filter { $0.subject == .part }
    let change = { (prefix: String) in
      parts.filter { $0.name.hasPrefix(prefix) }.reduce(0.0) { $0 + ($1.after ?? 0) - ($1.before ?? 0) }
    }
    #expect(change("dgx-h100") == 1)
    // Eight links leave through four twin-port cages; eight leaves each take half a module more: every second host a whole one.
    #expect(change("mma4z00-ns-flt") == 4)
    #expect(change("jumper-mpo12-mm") == 8)
    let expected = ["dgx-h100", "mma4z00-ns", "jumper-mpo12-mm"]
    #expect(parts.allSatisfy { part in expected.contains { part.name.hasPrefix($0) } })
    let counts = Dictionary(
      uniqueKeysWithValues: difference.lines.filter { $0.subject == .count }.map {
        ($0.name, ($0.after ?? 0) - ($0.before ?? 0))
      })
    #expect(counts["accelerators"] == 8)
    #expect(counts["links"] == 8)
    // Eight links on parallel multimode fiber: eight strands each.
    #expect(counts["lit fibers"] == 64)
    #expect(counts["racks"] == nil || counts["racks"] == 1)
    let capex = try #require(difference.lines.first { $0.name == "capex" })
    let sum = parts.reduce(0.0) { $0 + ($1.dollars ?? .nan) }
    #expect(abs(try #require(capex.dollars) - sum) < 1e-6)
    #expect(capex.sign == "~" && !capex.isLowerBound)
  }

  @Test func `A price that is not known is no saving`() throws {
    let before = try plan(hosts: 30)
    let after = try plan(hosts: 31, more: "prices: {dgx-h100: {price: unknown}}")
    let difference = PlanDifference(from: before, to: after)
    let host = try #require(difference.lines.first { $0.name == "dgx-h100" })
    #expect(host.before == 30 && host.after == 31 && host.dollars == nil)
    let capex = try #require(difference.lines.first { $0.name == "capex" })
    #expect(capex.isLowerBound && capex.dollars == nil)
  }

  @Test func `Two lower bounds that lack the same differ by what is known`() throws {
    let unknown = "prices: {qm9700: {price: unknown}}"
    let difference = PlanDifference(from: try plan(hosts: 30, more: unknown), to: try plan(hosts: 31, more: unknown))
    let capex = try #require(difference.lines.first { $0.name == "capex" })
    #expect(capex.isLowerBound)
    #expect(capex.dollars != nil)
  }

  @Test func `What is there in one plan only comes or goes`() throws {
    let without = try plan(hosts: 16)
    let with = try plan(hosts: 16, more: "management: {}")
    let comes = PlanDifference(from: without, to: with).lines.first { $0.name == "sn2201" }
    let goes = PlanDifference(from: with, to: without).lines.first { $0.name == "sn2201" }
    #expect(comes?.sign == "+" && goes?.sign == "-")
  }
}
