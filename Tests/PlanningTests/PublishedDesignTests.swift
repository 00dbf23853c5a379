import Cabling
import Diagnostics
import Economics
import Fabrics
import Facility
import Planning
import Quantities
import Testing

@Suite struct PublishedDesignTests {
  @Test func `Every row of the published designs has a scenario`() {
    #expect(PublishedDesign.all.count == 24)
  }

  @Test(arguments: PublishedDesign.all)
  func `A published design is planned with its published switches and cables, and closes`(
    design: PublishedDesign
  ) throws {
    let plan = try Shipped.plan(design.scenario) { $0.hosts = design.hosts }
    #expect([.leaf, .spine, .core].map(plan.devicesBuilt) == design.switches)
    // Tables of designs on several planes count cages, each of which carries one link of every plane.
    let links: [LinkKind] = [.hostLeaf, .leafSpine, .spineCore]
    #expect(links.map { plan.linksBuilt($0) / design.planes } == design.cables)
    #expect(plan.cost.accelerators == design.accelerators)
    #expect(plan.errorLines == [])
  }

  @Test(arguments: Shipped.names)
  func `A shipped scenario plans without an error`(name: String) throws {
    let errors = try Shipped.plan(name).errorLines
    #expect(errors == [])
  }

  /// AMD cluster architecture and network design guide, 2025: 259 nodes of 8, 61 switches of 51.2 Tb/s.
  @Test func `AMD's tree of 2,072 accelerators takes 37 leaves and 24 spines`() throws {
    let plan = try Shipped.plan("amd-2048")
    #expect(plan.cost.accelerators == 2_072)
    #expect(plan.devicesBuilt(.leaf) == 37 && plan.devicesBuilt(.spine) == 24)
    #expect(plan.linksBuilt(.hostLeaf) == 2_072)
    #expect(plan.linksBuilt(.leafSpine) == 37 * 72)
    let ratio = try plan.compute.size.leafOversubscription
    #expect(abs(1 / ratio - 72.0 / 56) < 1e-12)
  }

  /// SIGCOMM 2024: 15 segments of 1,024 accelerators in 128 active and 8 spare hosts, 8 rails, two planes; a leaf turns
  /// 136 x 200G down and 60 x 400G up, and a spine faces one uplink of each of the 15 x 8 leaves of its plane.
  @Test func `A pod of HPN 7 holds 15,360 active accelerators under 240 leaves and 120 spines`() throws {
    let plan = try Shipped.plan("alibaba-hpn-7")
    #expect(plan.resolved.hosts == 15 * (128 + 8))
    #expect(15 * 128 * 8 == 15_360)
    #expect(try plan.compute.size.groups == 15)
    #expect(plan.devicesBuilt(.leaf) == 15 * 8 * 2)
    #expect(plan.devicesBuilt(.spine) == 60 * 2)
    #expect(plan.linksBuilt(.hostLeaf) == 15 * 136 * 8 * 2)
    #expect(plan.linksBuilt(.leafSpine) == 15 * 8 * 2 * 60)
  }

  /// Llama 3 paper and SIGCOMM 2024: 24,576 accelerators, two servers under a rack switch, 192 racks in each of 8 pods,
  /// spine redundancy 1:1.125, 1:7 above the pods, passive copper in the racks.
  @Test func `Meta's 24,576 accelerators take 1,536 rack switches in eight pods`() throws {
    let plan = try Shipped.plan("meta-24k-roce")
    let size = try plan.compute.size
    #expect(plan.cost.accelerators == 24_576)
    #expect(plan.devicesBuilt(.leaf) == 1_536)
    #expect(size.pods == 8)
    #expect(abs(1 / size.leafOversubscription - 1.125) < 1e-12)
    #expect(try #require(size.spineOversubscription) <= 7)
    #expect(try #require(size.spineOversubscription) > 6.5)
    let racks = plan.layout.racks.count { rack in
      rack.holdsHosts
        && rack.devices.contains {
          plan.network.classes[Int(plan.network.devices[Int($0)].deviceClass)].role == .leaf
        }
    }
    #expect(racks == 1_536)
    let host = plan.links.classes.filter { plan.network.layers[$0.layer].kind == .hostLeaf }
    #expect(host.allSatisfy { $0.choice?.technology == .copper })
  }

  /// arXiv 2304.01433: 64 cubes of 64 chips, 96 optical links a cube, 3 dimensions x 16 positions of circuit switches of
  /// 136 ports, 128 of them used.
  @Test func `A TPU v4 pod joins 64 cubes by 48 circuit switches and 6,144 optical links`() throws {
    let plan = try Shipped.plan("tpu-v4-pod")
    #expect(plan.cost.accelerators == 4_096)
    #expect(plan.devicesBuilt(.opticalCircuitSwitch) == 48)
    #expect(plan.linksBuilt(.hostCircuit) == 64 * 96)
    #expect(try plan.compute.size.unusedPorts == 48 * (136 - 128))
  }

  /// NVIDIA GB200 NVL72 product and OCP contribution material, 2024-2025.
  @Test func `An NVL72 rack has 18 switch chips, 1,296 links and 5,184 twinax pairs`() throws {
    let plan = try Shipped.plan("gb200-nvl72")
    let domain = try #require(plan.scaleUp?.domain)
    #expect(domain.accelerators == 72)
    #expect(domain.switchChips == 18)
    #expect(domain.links == 1_296)
    #expect(domain.pairs == 5_184)
    #expect(plan.scaleUp?.count == 8)
    #expect(plan.cost.accelerators == 576)
  }

  /// RA-11338-001 gives the sizes of DGX GB200 SuperPOD, 2, 4, 8 and 16 units of 8 racks, up to 9,216 accelerators.
  @Test(arguments: [16, 32, 64, 128])
  func `A published size of GB200 closes, with the tray levels that it needs as a note`(racks: Int) throws {
    let plan = try Shipped.plan("gb200-nvl72") { $0.hosts = racks }
    #expect(plan.cost.accelerators == 72 * racks && plan.linksBuilt(.hostLeaf) == 72 * racks)
    #expect(plan.errorLines == [])
    #expect(try plan.compute.size.bisection == 1)
    let levels = try #require(plan.trays.levels)
    #expect(plan.findings.contains { $0.code == .trayLevels } == (levels > 1))
    #expect(try #require(plan.trays.worst).fill <= 0.5)
  }

  /// RA-09950-001: seven units of 20 nodes; leaf r of every unit under a spine group of its own.
  @Test(arguments: [
    (20, [8, 4, 0]), (40, [16, 10, 0]), (80, [32, 20, 0]), (120, [48, 80, 24]), (140, [56, 80, 28]),
  ])
  func `Units of DGX A100 are planned with spine groups that are rails`(nodes: Int, switches: [Int]) throws {
    let plan = try Shipped.plan("dgx-a100-superpod") { $0.hosts = nodes }
    #expect([.leaf, .spine, .core].map(plan.devicesBuilt) == switches)
    #expect(plan.linksBuilt(.hostLeaf) == 8 * nodes && plan.linksBuilt(.leafSpine) == 8 * nodes)
    #expect(plan.errorLines == [])
  }

  @Test func `Ten thousand accelerators take 40 groups, 30,480 links and 60,960 port ends as built`() throws {
    let plan = try Shipped.plan("ten-thousand-accelerators")
    #expect(plan.devicesBuilt(.leaf) == 320 && plan.devicesBuilt(.spine) == 320 && plan.devicesBuilt(.core) == 160)
    #expect(plan.linksBuilt(.hostLeaf) == 10_000)
    #expect(plan.linksBuilt(.leafSpine) == 10_240 && plan.linksBuilt(.spineCore) == 10_240)
    #expect(plan.links.portEnds == 60_960)
    // One twin-port module in each cage: two ports of a host, of a leaf, of a spine, of a core share one.
    #expect(plan.moduleCount == 30_480)
  }

  /// 12,500 hosts in groups of 64 on leaves of 128 x 400G: 195.3, so 196 groups of 8 leaves; 8 x 64 uplinks a group.
  @Test func `A hundred thousand accelerators take 196 groups in three tiers of radix 128`() throws {
    let plan = try Shipped.plan("hundred-thousand-accelerators")
    let size = try plan.compute.size
    #expect(plan.cost.accelerators == 100_000)
    #expect(size.tiers == 3 && size.groups == 196)
    #expect(plan.devicesBuilt(.leaf) == 196 * 8)
    #expect(plan.linksBuilt(.hostLeaf) == 100_000)
    #expect(plan.linksBuilt(.leafSpine) == 196 * 8 * 64)
    #expect(plan.linksBuilt(.spineCore) == 196 * 8 * 64)
    #expect(size.bisection == 1)
  }

  @Test func `A hundred thousand accelerators on radix 64 are an error that says what would do`() throws {
    let plan = try Shipped.plan("hundred-thousand-accelerators") { $0.scaleOut?.switch = "qm9700" }
    let error = try #require(plan.findings.first { $0.severity == .error })
    #expect(error.code == .radixLimit)
    #expect(error.message.contains("100,000") && error.message.contains("65,536"))
    #expect(error.found?.contains("34,464") == true)
    #expect(error.help.contains { $0.contains("128 ports") || $0.contains("ports at this link rate") })
  }
}
