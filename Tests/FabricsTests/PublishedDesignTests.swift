import Diagnostics
import Fabrics
import Testing

@Suite struct PublishedDesignTests {
  @Test func `Every row of the published designs is there`() {
    #expect(ReferenceDesign.all.count == 25)
  }

  @Test(arguments: ReferenceDesign.all)
  func `A published design comes out with its published switches and cables`(design: ReferenceDesign) {
    let size = design.spec.size()
    #expect(!size.findings.hasErrors)
    #expect(size.tiers == design.tiers)
    #expect([size.switches.leaf, size.switches.spine, size.switches.core] == design.switches)
    // Tables of two-plane designs count cages, which carry one link of each plane.
    let links = size.cageLinks
    #expect([links.hostLeaf, links.leafSpine, links.spineCore] == design.cables)
    #expect(design.nodes * design.spec.acceleratorsPerHost == design.accelerators)
  }

  @Test func `DGX B300 on two planes has 1,024 links in 512 cages`() {
    let spec = FabricSpec(topology: .rail, hosts: 64, planes: 2, leaf: SwitchTier(ports: 128))
    let size = spec.size()
    #expect(size.switches.leaf == 16 && size.switches.spine == 8)
    #expect(size.links.hostLeaf == 1_024 && size.links.leafSpine == 1_024)
    #expect(size.cageLinks.hostLeaf == 512 && size.cageLinks.leafSpine == 512)
    #expect(size.bisection == 1)
  }

  @Test func `AMD's 259 nodes take 37 leaves, 24 spines and 2,664 uplinks, whether split or ratio is given`() {
    for leaf in [SwitchTier(ports: 128, down: 56, up: 72), SwitchTier(ports: 128, oversubscription: 1 / 1.16)] {
      let spec = FabricSpec(topology: .fatTree, hosts: 259, leaf: leaf, spine: SwitchTier(ports: 128))
      let size = spec.size()
      #expect(size.switches.leaf == 37 && size.switches.spine == 24 && size.switches.total == 61)
      #expect(size.links.hostLeaf == 2_072 && size.links.leafSpine == 2_664)
      #expect(abs(size.leafOversubscription - 56.0 / 72) < 1e-12)
      #expect(size.bisection == 1)
    }
  }

  /// SIGCOMM 2024: 15 segments of 128 active and 8 spare hosts; 8 rails on two planes. A leaf turns 136 x 200G down and
  /// 60 x 400G up, 51.2 Tb/s = 256 x 200G in all; a spine faces the 15 x 8 leaves of its plane with one link each and
  /// keeps 8 ports for the core.
  private func hpn(segments: Int, tiersAtMost: Int) -> FabricSpec {
    FabricSpec(
      topology: .rail, hosts: segments * 136, planes: 2,
      leaf: SwitchTier(ports: 256, down: 136, up: 60),
      spine: SwitchTier(ports: 128, down: 120, up: 8, oversubscription: 15), core: SwitchTier(ports: 128),
      tiersAtMost: tiersAtMost, trunkRateRatio: 2)
  }

  @Test func `A pod of Alibaba HPN has 240 leaves and 60 spines on each of two planes`() {
    let size = hpn(segments: 15, tiersAtMost: 2).size()
    #expect(!size.findings.hasErrors)
    #expect(size.groups == 15 && size.switches.leaf == 240 && size.switches.spine == 120)
    #expect(size.links.hostLeaf == 15 * 136 * 8 * 2)
    #expect(size.links.leafSpine == 2 * 120 * 60)
    #expect(abs(size.leafOversubscription - 136.0 * 200 / (60 * 400)) < 1e-12)
  }

  @Test func `Two pods of Alibaba HPN meet in cores behind 15 to 1`() {
    let size = hpn(segments: 30, tiersAtMost: 3).size()
    #expect(!size.findings.hasErrors)
    #expect(size.pods == 2 && size.switches.spine == 2 * 2 * 60)
    #expect(size.spineOversubscription == 15)
    #expect(size.links.spineCore == 240 * 8)
    #expect(size.switches.core == 2 * 8)
  }

  /// Two servers a rack switch, 192 racks a pod, 8 pods; 1:1.125 redundancy is 18 uplinks for 16 ports; 192 / 28 is
  /// within 1:7.
  @Test func `Meta's cluster has 1,536 rack switches in eight pods behind 1 to 7`() {
    let spec = FabricSpec(
      topology: .fatTree, hosts: 3_072, leaf: SwitchTier(ports: 64, down: 16, up: 18),
      spine: SwitchTier(ports: 576, down: 192, up: 28, oversubscription: 7), core: SwitchTier(ports: 576),
      groupsPerPod: 192)
    let size = spec.size()
    #expect(!size.findings.hasErrors)
    #expect(size.switches.leaf == 1_536 && size.pods == 8)
    #expect(size.switches.spine == 8 * 18)
    #expect(abs(size.leafOversubscription - 1 / 1.125) < 1e-12)
    #expect(size.spineOversubscription.map { $0 <= 7 && $0 > 6.8 } == true)
    #expect(size.diameter == 6)
  }

  @Test func `TPU v4 has 64 cubes of 96 optical links on 48 circuit switches that they fill`() {
    let spec = FabricSpec(
      tier: .scaleUp, topology: .torus, hosts: 64, acceleratorsPerHost: 64, leaf: SwitchTier(ports: 128))
    let size = spec.size()
    #expect(size.findings.isEmpty)
    #expect(size.switches.circuit == 48 && size.unusedPorts == 0)
    #expect(size.links.hostCircuit == 64 * 96)
    // Three links for each of 4,096 chips in all; a circuit joins two optical links.
    #expect(size.links.hostHost + size.links.hostCircuit / 2 == 3 * 4_096)
    #expect(size.diameter == 3 * 8)
    #expect(abs(size.bisection - 2.0 / (16 * 3)) < 1e-12)
  }

  /// DGX BasePOD joins 4 nodes to two switches that are joined directly by 8 cables: a pair of switches without spines,
  /// for availability. No rule of the other tables gives it; by them the 32 ports fill half of one switch. Its 16
  /// cables of two links match.
  @Test func `DGX BasePOD's 16 compute cables are the cages of 32 host links`() {
    let spec = FabricSpec(topology: .fatTree, hosts: 4, leaf: SwitchTier(ports: 64), linksPerCage: 2)
    let size = spec.size()
    #expect(size.tiers == 1 && size.switches.leaf == 1 && size.switches.spine == 0)
    #expect(size.cageLinks.hostLeaf == 16)
  }

  /// DGX A100 SuperPOD (RA-09950-001): 40-port switches, units of 20 nodes with 8 leaves. Leaf r of every unit is joined
  /// to a spine group of its own, and the spine groups by core groups: 8 rails do not divide 20 uplinks, so that no
  /// number of whole units fills spines evenly. 7 leaves of 20 uplinks need 7 spines of 20 ports facing down, and the
  /// next divisor of 20 is 10; 80 spines x 14 uplinks fill 28 cores of 40 ports.
  @Test(arguments: [
    (20, [8, 4, 0]), (40, [16, 10, 0]), (80, [32, 20, 0]), (120, [48, 80, 24]), (140, [56, 80, 28]),
  ])
  func `Units of DGX A100 grow into pods that are rails`(nodes: Int, switches: [Int]) {
    let spec = FabricSpec(topology: .rail, hosts: nodes, leaf: SwitchTier(ports: 40))
    let size = spec.size()
    #expect([size.switches.leaf, size.switches.spine, size.switches.core] == switches)
    #expect(size.links.hostLeaf == 8 * nodes && size.links.leafSpine == 8 * nodes)
    #expect(size.links.spineCore == (size.tiers == 3 ? 8 * nodes : 0))
    #expect(size.bisection == 1)
    guard size.tiers == 3 else { return }
    #expect(size.pods == 8 && size.diameter == 4)
    #expect(size.choices.contains { $0.contains("pod of rail r") })
    let network = Network.of(spec)
    #expect(network.checkInvariants().isEmpty)
    #expect(network.farthestHost(from: 0) == 4)
    // A spine joins leaves of one rail, one of each unit.
    for link in network.links where network.layers[Int(link.layer)].kind == .leafSpine {
      #expect(network.devices[Int(link.a)].rail == network.devices[Int(link.b)].pod)
    }
  }

  /// M. Al-Fares, A. Loukissas, A. Vahdat, SIGCOMM 2008, section 3: k pods of k/2 edge and k/2 aggregation switches,
  /// k²/4 cores, k³/4 hosts: 5k²/4 switches and three links a host.
  @Test(arguments: [4, 6, 8, 16, 24, 48, 64])
  func `A k-ary fat tree has k³/4 hosts on 5k²/4 switches`(k: Int) {
    let hosts = k * k * k / 4
    let spec = FabricSpec(topology: .fatTree, hosts: hosts, portsPerHost: 1, leaf: SwitchTier(ports: k))
    let size = spec.size()
    #expect(size.pods == k && size.switches.leaf == k * k / 2 && size.switches.spine == k * k / 2)
    #expect(size.switches.core == k * k / 4 && size.switches.total == 5 * k * k / 4)
    #expect(size.links.total == 3 * hosts && size.unusedPorts == 0 && size.bisection == 1)
  }

  @Test func `Ten thousand accelerators have 60,960 port ends in whole groups`() {
    let size = FabricSpec(topology: .rail, hosts: 1_250, leaf: SwitchTier(ports: 64)).size()
    #expect(size.switches.leaf == 320 && size.switches.spine == 320 && size.switches.core == 160)
    #expect(2 * size.links.total == 60_960)
  }
}
