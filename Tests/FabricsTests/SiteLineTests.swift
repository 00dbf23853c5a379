import Diagnostics
import Fabrics
import Quantities
import Testing

@Suite struct SiteLineTests {
  private func join(_ sites: Int, _ capacity: Double, perPair: Int = 64) -> (
    lines: [SiteLine], findings: [Finding]
  ) {
    SiteLine.join(
      sites: sites, distance: Length(meters: 80_000), capacity: BitRate(bitsPerSecond: capacity),
      channelRate: BitRate(bitsPerSecond: 400e9), channelsPerPair: perPair)
  }

  @Test func `12.8 Tb/s over 80 km are 32 channels of 400G, 64 modules and one pair of fibers`() throws {
    let line = try #require(join(2, 12.8e12).lines.first)
    #expect(line.channels == 32 && line.modules == 64 && line.fiberPairs == 1 && line.fibers == 2)
    #expect(abs(line.delay.seconds - 80 * 4.9e-6) < 0.01 * 80 * 4.9e-6)
  }

  @Test func `Two sites have one line, more make a ring`() {
    #expect(join(2, 1e12).lines.count == 1)
    let ring = join(5, 1e12).lines
    #expect(ring.count == 5 && ring.last?.to == 0)
    #expect(ring.allSatisfy { $0.channels == 3 && $0.capacity.bitsPerSecond == 1.2e12 })
    #expect(join(2, 26e12).lines.first?.fiberPairs == 2)
  }

  @Test func `Values that mean nothing are findings`() {
    for wrong in [join(1, 1e12), join(2, .infinity), join(2, .nan), join(2, -1e12), join(2, 1e12, perPair: 0)] {
      #expect(wrong.lines.isEmpty && wrong.findings.hasErrors)
    }
  }
}

@Suite struct ManagementTests {
  @Test func `A port of every host and switch fills switches of 48 ports with two uplinks each`() {
    var network = Network()
    network.addHosts(128, model: "dgx-b200")
    let compute = FabricSpec(topology: .rail, hosts: 128, leaf: SwitchTier(ports: 64))
    network.add(compute, equipment: .twin(for: compute))
    // 128 hosts + 32 leaves + 16 spines = 176 ports on four switches.
    let spec = ManagementSpec(hosts: 128, switches: 48, spineModel: "sn4600c", spinePorts: 64).fabric
    var equipment = FabricEquipment.twin(for: spec, portsPerCage: 1)
    let jack = Cage(
      form: .rj45, heatSink: .either, rate: BitRate(bitsPerSecond: 1e9), laneRate: BitRate(bitsPerSecond: 1e9),
      powerClass: nil)
    equipment.managedPort = PortBlock(cage: jack, firstCage: 0, cageCount: 1, portsPerCage: 1)
    let size = network.add(spec, equipment: equipment)
    #expect(!size.findings.hasErrors)
    #expect(size.switches.leaf == 4 && size.switches.spine == 1)
    #expect(size.links.hostLeaf == 176 && size.links.leafSpine == 8)
    #expect(network.checkInvariants().isEmpty)
    let adjacency = Adjacency(network)
    // A leaf of the compute fabric: 64 links of its own and one more.
    #expect(adjacency.degree(of: 128) == 65 && adjacency.degree(of: 0) == 9)
  }

  @Test func `More managed switches than there are is a finding`() {
    let spec = ManagementSpec(hosts: 4, switches: 3, spineModel: "", spinePorts: 64).fabric
    var network = Network()
    network.addHosts(4, model: "host")
    var equipment = FabricEquipment.twin(for: spec, portsPerCage: 1)
    equipment.managedPort = equipment.hostBlock
    #expect(network.add(spec, equipment: equipment).findings.contains { $0.code == .brokenNetwork })
  }
}
