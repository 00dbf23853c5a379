import Diagnostics
import Testing

@testable import Fabrics

@Suite struct SizingLimitTests {
  private func clos(_ topology: Topology, accelerators: Int, radix: Int, tiersAtMost: Int = 3) -> FabricSpec {
    FabricSpec(topology: topology, hosts: accelerators / 8, leaf: SwitchTier(ports: radix), tiersAtMost: tiersAtMost)
  }

  @Test(arguments: [Topology.rail, .fatTree])
  func `A hundred thousand accelerators exceed radix 64 and fit radix 128`(topology: Topology) throws {
    let small = clos(topology, accelerators: 100_000, radix: 64).size()
    let finding = try #require(small.findings.first)
    #expect(finding.code == .radixLimit && finding.severity == .error)
    #expect(finding.message.contains("65,536"))
    #expect(finding.found?.contains("34,464") == true)
    // 74 ports join 37 x 37 x 74 = 101,306; in whole groups of 8 rails 80 are needed: 40 x 40 x 80.
    #expect(finding.help.contains { $0.contains("at least \(topology == .rail ? 80 : 74) ports") })
    #expect(small.switches.total == 0)
    let large = clos(topology, accelerators: 100_000, radix: 128).size()
    #expect(!large.findings.hasErrors && large.tiers == 3)
  }

  // R²/2 ports in two tiers, R³/4 in three (Al-Fares, Loukissas, Vahdat, SIGCOMM 2008); 10,368 and 746,496 for
  // Quantum-X800.
  @Test(arguments: [
    (64, 2, 2_048), (64, 3, 65_536), (128, 2, 8_192), (128, 3, 524_288), (144, 2, 10_368), (144, 3, 746_496),
  ])
  func `The largest fabric is exactly the closed form`(radix: Int, tiers: Int, ports: Int) {
    for topology in [Topology.rail, .fatTree] {
      let fits = clos(topology, accelerators: ports, radix: radix, tiersAtMost: tiers).size()
      #expect(!fits.findings.hasErrors && fits.tiers == tiers)
      #expect(fits.unusedPorts == 0 && fits.bisection == 1)
      let tooMany = clos(topology, accelerators: ports + 8, radix: radix, tiersAtMost: tiers).size()
      #expect(tooMany.findings.first?.code == .radixLimit)
    }
  }

  @Test func `When spines are leaves and no pod divides the groups, the last pod is not full`() {
    // 313 leaves, a prime: spines = leaves, cores = ceil(313 x 32 / 64).
    let size = clos(.fatTree, accelerators: 10_000, radix: 64).size()
    #expect(!size.findings.hasErrors)
    #expect(size.switches.leaf == 313 && size.switches.spine == 313 && size.switches.core == 157)
    #expect(size.pods == 10 && size.choices.contains { $0.contains("the last pod has 25 of 32 leaves") })
  }

  @Test func `Pods are the largest whole number of rail groups that divides leaves and groups`() {
    let size = clos(.rail, accelerators: 100_000, radix: 128).size()
    #expect(size.groups == 196 && size.pods == 49)
    #expect(size.switches.leaf == 1_568 && size.switches.spine == 1_568 && size.switches.core == 784)
    #expect(size.choices.contains { $0.contains("links per pair differ by one") })
  }

  @Test func `Groups per pod are honored, and refused when a spine cannot face them`() {
    var spec = clos(.rail, accelerators: 8_192, radix: 64)
    spec.groupsPerPod = 2
    #expect(spec.size().pods == 16)
    spec.groupsPerPod = 5
    #expect(spec.size().findings.first?.code == .radixLimit)
  }

  @Test func `A fabric that fits one switch is one switch, and a rail fabric says so`() {
    let tree = clos(.fatTree, accelerators: 64, radix: 64).size()
    #expect(tree.tiers == 1 && tree.switches.leaf == 1 && tree.switches.spine == 0 && tree.diameter == 2)
    let rail = clos(.rail, accelerators: 64, radix: 64).size()
    #expect(rail.switches.leaf == 8 && rail.findings.contains { $0.code == .oneSwitchWouldDo })
  }

  @Test func `Reserved ports beside full groups take another group and say so`() {
    let spec = FabricSpec(topology: .rail, hosts: 32, leaf: SwitchTier(ports: 64), reservedPorts: 4)
    let size = spec.size()
    #expect(size.groups == 2 && size.links.hostLeaf == 260)
    let finding = size.findings.first { $0.code == .reservedPortsNeedGroup }
    #expect(finding?.help == ["build for 31 hosts"])
  }

  @Test func `Oversubscription gives the most ports down within the ratio`() {
    // 42 / 22 = 1.91 is the last below 2 for single ports, 40 / 24 for whole hosts of 8.
    let rail = FabricSpec(topology: .rail, hosts: 512, leaf: SwitchTier(ports: 64, oversubscription: 2))
    #expect(abs(rail.size().leafOversubscription - 42.0 / 22) < 1e-12)
    let tree = FabricSpec(topology: .fatTree, hosts: 512, leaf: SwitchTier(ports: 64, oversubscription: 2))
    #expect(abs(tree.size().leafOversubscription - 40.0 / 24) < 1e-12)
  }

  @Test(arguments: [0.3, 0.5, 0.65, 0.8, 1.25, 1.5, 2, 3, 7], [2, 4])
  func `Oversubscription fills whole cages, none of which faces both ways`(ratio: Double, cage: Int) {
    let spec = FabricSpec(
      topology: .rail, hosts: 40, leaf: SwitchTier(ports: 64, oversubscription: ratio), spine: SwitchTier(ports: 64),
      linksPerCage: cage)
    let split = PortSplit(of: spec.leaf, cage: cage)
    let cages = { (ports: Int) in (ports + cage - 1) / cage }
    #expect(cages(split.down) + cages(split.up) <= 64 / cage)
    #expect(spec.size().leafOversubscription <= ratio + 1e-9)
  }

  @Test func `Half as much down as up on twin-port cages is 21 down and 42 up, and 21 spines for 32 leaves`() {
    let spec = FabricSpec(
      topology: .rail, hosts: 64, leaf: SwitchTier(ports: 64, oversubscription: 0.5), linksPerCage: 2)
    let size = spec.size()
    #expect(size.switches.leaf == 32 && size.switches.spine == 21)
    #expect(size.leafOversubscription == 0.5)
  }

  @Test func `A port stays empty where the uplinks then spread over fewer spines`() {
    // 21 down and 43 up: 43 is prime, so that 43 spines would be needed; 42 links of 8 leaves spread over 6 of 64 ports.
    func size(_ ratio: Double, hosts: Int, ports: Int = 64) -> FabricSize {
      FabricSpec(topology: .rail, hosts: hosts, leaf: SwitchTier(ports: ports, oversubscription: ratio)).size()
    }
    let half = size(0.5, hosts: 21)
    #expect(half.switches.leaf == 8 && half.switches.spine == 6 && half.links.leafSpine == 8 * 42)
    #expect(half.leafOversubscription == 0.5)
    // 42 down and 22 or 21 up: 22 needs 11 spines for 8 leaves, 21 only 3.
    let double = size(2, hosts: 42)
    #expect(double.switches.spine == 3 && double.leafOversubscription == 2)
    // Sixteen leaves: 352 links fill 6 spines of 64 ports and spread over 11, 336 over 7.
    #expect(size(2, hosts: 84).switches.spine == 7)
    // 24 leaves: 11 spines for 22 uplinks, 21 for 21: nothing is gained.
    #expect(size(2, hosts: 126).links.leafSpine == 24 * 22)
    // What is given stays.
    let given = FabricSpec(
      topology: .rail, hosts: 21, leaf: SwitchTier(ports: 64, down: 21, up: 43), spine: SwitchTier(ports: 64)
    ).size()
    #expect(given.switches.spine == 43)
  }

  @Test func `Ports given twice are an error, and the counts stay`() {
    let spec = FabricSpec(
      topology: .rail, hosts: 128, leaf: SwitchTier(ports: 32, down: 32, up: 16), spine: SwitchTier(ports: 32))
    let size = spec.size()
    #expect(size.findings.first?.code == .portsExceeded && size.findings.hasErrors)
    #expect(size.switches.leaf == 32 && size.switches.spine == 16)
  }

  @Test(arguments: zip([2, 4, 8, 5_000], [1, 6, 28, 12_497_500]))
  func `A mesh has a link for each pair of hosts`(hosts: Int, links: Int) {
    let size = FabricSpec(topology: .mesh, hosts: hosts, leaf: SwitchTier(ports: 64)).size()
    #expect(size.links.hostHost == links && size.tiers == 0 && size.switches.total == 0)
    #expect(abs(size.bisection - Double((hosts + 1) / 2) / Double(hosts - 1)) < 1e-12)
    #expect(size.findings.hasErrors == (hosts > 9))
  }

  @Test func `A mesh beyond its ports says what switches would need`() throws {
    let finding = try #require(
      FabricSpec(topology: .mesh, hosts: 5_000, leaf: SwitchTier(ports: 64)).size().findings.first)
    #expect(finding.code == .meshPorts && finding.message.contains("4,999"))
    // 1,250 leaves, as many spines, half as many cores; 40,000 links on each tier.
    #expect(finding.help.first?.contains("3,125 switches") == true)
    #expect(finding.help.first?.contains("120,000 links") == true)
  }

  @Test func `Torus extents must be whole cubes and hold the accelerators`() {
    func torus(_ extents: [Int], cubes: Int = 64, ports: Int = 128) -> FabricSize {
      FabricSpec(
        topology: .torus, hosts: cubes, acceleratorsPerHost: 64, leaf: SwitchTier(ports: ports), torus: extents
      ).size()
    }
    #expect(torus([16, 16, 16]).findings.isEmpty && torus([8, 16, 32]).findings.isEmpty)
    for wrong in [[10, 20, 20], [16, 16, 8], [4_096], [0, 16, 16], [-4, 16, 16]] {
      #expect(torus(wrong).findings.first?.code == .torusExtents)
    }
    let partial = FabricSpec(
      topology: .torus, hosts: 1_000, acceleratorsPerHost: 4, leaf: SwitchTier(ports: 128)
    ).size()
    #expect(partial.findings.first?.help == ["fit 992 or 1,008 hosts"])
    #expect(torus([], cubes: 65).findings.contains { $0.code == .circuitPorts })
    #expect(torus([], cubes: 12).choices.contains { $0.contains("8 x 8 x 12") })
  }

  @Test func `No positive numbers make sizing trap`() {
    let counts = [1, 2, 3, 7, 8, 64, 1_000, 1_000_000, 1_000_000_000, 1 << 40, Int.max / 2, Int.max]
    for topology in Topology.allCases {
      for hosts in counts {
        for ports in counts {
          for radix in counts {
            let tier = SwitchTier(ports: radix, down: ports > 100 ? ports : nil, oversubscription: 1.5)
            let spec = FabricSpec(
              topology: topology, hosts: hosts, portsPerHost: ports, planes: radix, leaf: tier,
              groupsPerPod: hosts % 2 == 0 ? nil : ports, reservedPorts: ports, linksPerCage: radix,
              torus: radix == 7 ? [hosts, ports, radix] : [], cube: [ports, ports, radix])
            let size = spec.size()
            #expect(size.links.total >= 0)
          }
        }
      }
    }
  }

  @Test(arguments: [0, -1, Int.min])
  func `Values that mean nothing are findings`(value: Int) {
    var specs: [FabricSpec] = []
    let sound = FabricSpec(topology: .rail, hosts: 8, leaf: SwitchTier(ports: 64))
    for path in [\FabricSpec.hosts, \.portsPerHost, \.acceleratorsPerHost, \.planes, \.leaf.ports, \.spine.ports] {
      var spec = sound
      spec[keyPath: path] = value
      specs.append(spec)
    }
    for spec in specs { #expect(spec.size().findings.first?.code == .invalidFabric) }
    for ratio in [0, -1, Double.nan, .infinity] {
      var spec = sound
      spec.leaf.oversubscription = ratio
      #expect(spec.size().findings.first?.code == .invalidFabric)
    }
  }
}
