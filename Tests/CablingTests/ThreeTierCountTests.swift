import Facility
import Fabrics
import Quantities
import Testing

@testable import Cabling

@Suite("Ten thousand accelerators on twin-port switches")
struct ThreeTierCountTests {
  /// 1,250 hosts of 8 single-port adapters: 10,000 host links, and in whole groups 10,240 links above and again above, on twin-port
  /// cages. Counted by `economics.md` section 6: a module per host port, and one per two ports of every switch.
  @Test("30,480 links take 10,000 + 25,480 = 35,480 modules with twin-port cages at the switches only")
  func modules() throws {
    let shelf = try Shipped.shelf.get()
    var network = Network()
    network.fabrics = [.init(name: "compute", tier: .scaleOut, size: FabricSize())]
    func block(_ end: RunEnd, _ first: Int, _ cages: Int) -> PortBlock {
      PortBlock(cage: end.cage, firstCage: first, cageCount: cages, portsPerCage: end.portsPerCage)
    }
    let leaf = Box.qm9700()
    network.classes = [
      DeviceClass(role: .host, fabric: 0, model: "gb200-nvl72", blocks: [block(Box.gb200, 0, 8)]),
      DeviceClass(role: .leaf, fabric: 0, model: "qm9700", blocks: [block(leaf, 0, 16), block(leaf, 16, 16)]),
      DeviceClass(role: .spine, fabric: 0, model: "qm9700", blocks: [block(leaf, 0, 16), block(leaf, 16, 16)]),
      DeviceClass(role: .core, fabric: 0, model: "qm9700", blocks: [block(leaf, 0, 32)]),
    ]
    network.layers = [
      LinkLayer(fabric: 0, kind: .hostLeaf, rate: gigabits(400), aBlock: 0, bBlock: 0),
      LinkLayer(fabric: 0, kind: .leafSpine, rate: gigabits(400), aBlock: 1, bBlock: 0),
      LinkLayer(fabric: 0, kind: .spineCore, rate: gigabits(400), aBlock: 1, bBlock: 0),
    ]
    let counts = [1250, 320, 320, 160]
    for (deviceClass, count) in counts.enumerated() {
      network.devices += (0..<count).map { Device(deviceClass: deviceClass, index: $0) }
    }
    // Host h of group h/32 sends rail r to leaf 8 * group + r; leaf l of pod l/32 a port to each spine of its pod.
    for host in 0..<1250 {
      for rail in 0..<8 {
        network.links.append(Link(a: host, aPort: rail, b: 1250 + host / 32 * 8 + rail, bPort: host % 32, layer: 0))
      }
    }
    for leaf in 0..<320 {
      for up in 0..<32 {
        network.links.append(Link(a: 1250 + leaf, aPort: up, b: 1570 + leaf / 32 * 32 + up, bPort: leaf % 32, layer: 1))
      }
    }
    for spine in 0..<320 {
      for up in 0..<32 {
        let core = (spine % 32) * 5 + up % 5
        let port = spine / 32 * 7 + up / 5
        network.links.append(Link(a: 1570 + spine, aPort: up, b: 1890 + core, bPort: min(port, 63), layer: 2))
      }
    }
    #expect(network.links.count == 10_000 + 10_240 + 10_240)
    let meters = network.links.map { _ in Float(30) }
    let layout = Layout(
      floor: FloorSpec(), rows: 1, racks: [], positions: [], runMeters: meters, findings: [])
    let terms = LayerTerms(policy: LinkPolicy(technologies: [.pluggable]), linkProtocol: "infiniband-ndr")
    let plan = LinkPlanner.plan(
      network, layout, terms: [terms, terms, terms], bins: LengthBins(shelf), model: RatedReach(shelf))
    let atHosts = plan.count(of: "mma4z00-ns400")
    #expect(atHosts == 10_000)
    // Leaf cages facing hosts: 312 full ones of 16 and, in the last group, 2 hosts on 1 cage of each of 8 leaves.
    let facingHosts = 39 * 8 * 16 + 8
    #expect(plan.parts.filter { $0.part == "mma4z00-ns" && $0.layer == 0 }.map(\.count) == [facingHosts])
    #expect(plan.parts.filter { $0.part == "mma4z00-ns" && $0.layer == 1 }.map(\.count) == [10_240])
    #expect(plan.portEnds == 60_960)
    #expect(plan.litFibers == 8 * 30_480)
  }
}
