import Diagnostics
import Documents
import Fabrics
import Quantities
import Testing

@Suite struct NetworkTests {
  @Test(arguments: ReferenceDesign.all)
  func `The network of a published design keeps every rule and has the counted devices and links`(
    design: ReferenceDesign
  ) {
    let network = Network.of(design.spec)
    let size = design.spec.size()
    #expect(network.checkInvariants().isEmpty)
    #expect(network.links.count == size.links.total)
    let managers = design.spec.reservedPorts > 0 ? 1 : 0
    #expect(network.devices.count == design.nodes + size.switches.total + managers)
  }

  @Test(arguments: 0..<250)
  func `A random fabric is built as it is counted, and its diameter is what a search finds`(seed: Int) {
    var stream = Stream(state: UInt64(seed) &+ 1_000)
    let ports = [1, 2, 4, 8][stream.next(0...3)]
    let radix = 4 * stream.next(1...6)
    let hosts = stream.next(1...90)
    let spec = FabricSpec(
      topology: stream.next(0...1) == 0 ? .rail : .fatTree, hosts: hosts, builtHosts: hosts + stream.next(0...12),
      portsPerHost: ports, planes: stream.next(1...2),
      leaf: SwitchTier(ports: radix, oversubscription: [1, 1, 2, 0.5][stream.next(0...3)]),
      spine: SwitchTier(ports: 4 * stream.next(1...8)), reservedPorts: stream.next(0...3),
      rails: ports > 2 && stream.next(0...2) == 0 ? ports / 2 : nil)
    let size = spec.size()
    let network = Network.of(spec, portsPerCage: 1)
    guard !size.findings.hasErrors else {
      #expect(network.links.isEmpty && network.devices.count == spec.hosts)
      return
    }
    #expect(network.checkInvariants().isEmpty)
    #expect(network.links.count == size.links.total)
    #expect(network.farthestHost(from: 0) == size.diameter)
    #expect(network.farthestHost(from: spec.hosts / 2).map { $0 <= size.diameter } == true)
  }

  @Test(arguments: [(1_250, 64), (313 * 4, 64), (2_100, 64)], [Topology.rail, .fatTree])
  func `A three-tier fabric joins every host within six links`(sample: (hosts: Int, radix: Int), topology: Topology) {
    let spec = FabricSpec(topology: topology, hosts: sample.hosts, leaf: SwitchTier(ports: sample.radix))
    let network = Network.of(spec)
    #expect(network.fabrics.first?.size.findings.hasErrors == false)
    #expect(network.checkInvariants().isEmpty)
    #expect(network.farthestHost(from: 0) == 6)
    #expect(network.farthestHost(from: sample.hosts - 1) == 6)
  }

  @Test func `Where a pair of switches has two links, both ports of a cage go to both ports of one far cage`() {
    // 64 leaf-spine pairs of 8 links in DGX H100; 3 in AMD's, of which two share a cage.
    let spec = FabricSpec(topology: .rail, hosts: 31, leaf: SwitchTier(ports: 64), reservedPorts: 4)
    #expect(cagesMeetingOneCage(spec) == 1)
    let amd = FabricSpec(
      topology: .fatTree, hosts: 259, leaf: SwitchTier(ports: 128, down: 56, up: 72), spine: SwitchTier(ports: 128))
    #expect(abs(cagesMeetingOneCage(amd) - 2.0 / 3) < 0.01)
    #expect(Network.of(amd).checkInvariants().isEmpty)
  }

  /// The share of leaf cages facing up whose links end in one cage.
  private func cagesMeetingOneCage(_ spec: FabricSpec) -> Double {
    let network = Network.of(spec)
    var far: [SIMD2<Int32>: Set<SIMD2<Int32>>] = [:]
    for link in network.links where network.layers[Int(link.layer)].kind == .leafSpine {
      far[SIMD2(link.a, link.aPort / 2), default: []].insert(SIMD2(link.b, link.bPort / 2))
    }
    return Double(far.values.filter { $0.count == 1 }.count) / Double(far.count)
  }

  @Test func `Hosts built for and not fitted have ports and no links`() {
    let spec = FabricSpec(topology: .rail, hosts: 9, builtHosts: 64, leaf: SwitchTier(ports: 64))
    let network = Network.of(spec)
    let full = FabricSpec(topology: .rail, hosts: 64, leaf: SwitchTier(ports: 64)).size()
    #expect(network.links.filter { network.layers[Int($0.layer)].kind == .hostLeaf }.count == 72)
    #expect(network.fabrics.first?.size.switches == full.switches)
    #expect(network.fabrics.first?.size.links.leafSpine == full.links.leafSpine)
    #expect(network.name(of: 0) == "host-01")
    #expect(network.checkInvariants().isEmpty)
  }

  @Test func `The manager of an H100 unit takes the ports of the displaced host`() throws {
    let spec = FabricSpec(topology: .rail, hosts: 31, leaf: SwitchTier(ports: 64), reservedPorts: 4)
    let network = Network.of(spec)
    let manager = try #require(network.devices.indices.last)
    #expect(network.classes[Int(network.devices[manager].deviceClass)].role == .manager)
    #expect(Adjacency(network).degree(of: DeviceIndex(manager)) == 4)
    #expect(network.name(of: DeviceIndex(manager)) == "manager-1")
    let links = network.links.filter { Int($0.a) == manager }
    #expect(links.allSatisfy { $0.bPort == 31 } && Set(links.map(\.b)).count == 4)
  }

  @Test func `A mesh joins each pair of hosts once`() {
    let spec = FabricSpec(topology: .mesh, hosts: 8, portsPerHost: 7, leaf: SwitchTier(ports: 64))
    let network = Network.of(spec)
    #expect(network.links.count == 28 && network.checkInvariants().isEmpty)
    #expect(Set(network.links.map { SIMD2($0.a, $0.b) }).count == 28)
    #expect(network.farthestHost(from: 3) == 1)
  }

  @Test func `The cubes of TPU v4 have 96 links each, two to every circuit switch of an axis and position`() {
    let spec = FabricSpec(
      topology: .torus, hosts: 64, acceleratorsPerHost: 64, portsPerHost: 96,
      leaf: SwitchTier(model: "palomar", ports: 136))
    let network = Network.of(spec)
    let adjacency = Adjacency(network)
    #expect(network.devices.count == 64 + 48 && network.links.count == 64 * 96)
    #expect((0..<64).allSatisfy { adjacency.degree(of: DeviceIndex($0)) == 96 })
    #expect((64..<112).allSatisfy { adjacency.degree(of: DeviceIndex($0)) == 128 })
    #expect(network.checkInvariants().isEmpty)
    #expect(network.name(of: 64) == "ocs-x-01" && network.name(of: 111) == "ocs-z-16")
  }

  @Test func `A cube of sixteen hosts gives its six faces of sixteen links to the hosts that lie on them`() {
    let spec = FabricSpec(
      topology: .torus, hosts: 32, acceleratorsPerHost: 4, portsPerHost: 24, leaf: SwitchTier(ports: 136))
    let network = Network.of(spec)
    // Four chips in a row along x: 2 ends in x; a row in a corner of the y-z plane lies on two more faces, with all
    // four chips.
    let degrees = Adjacency(network)
    let perHost = (0..<16).map { degrees.degree(of: DeviceIndex($0)) }
    #expect(perHost.reduce(0, +) == 96)
    #expect(perHost.filter { $0 == 10 }.count == 4 && perHost.filter { $0 == 6 }.count == 8)
    #expect(perHost.filter { $0 == 2 }.count == 4)
    #expect(network.checkInvariants().isEmpty)
  }

  @Test func `Several fabrics share the hosts, and all names are unique and safe as names of files`() {
    var network = Network()
    network.addHosts(64, model: "dgx")
    let compute = FabricSpec(topology: .rail, hosts: 64, planes: 2, leaf: SwitchTier(ports: 64))
    let storage = FabricSpec(
      name: "storage", tier: .storage, topology: .fatTree, hosts: 64, portsPerHost: 2, leaf: SwitchTier(ports: 64),
      reservedPorts: 16)
    let odd = FabricSpec(
      name: "../storage", tier: .management, topology: .fatTree, hosts: 64, portsPerHost: 1, leaf: SwitchTier(ports: 64)
    )
    for spec in [compute, storage, odd] { network.add(spec, equipment: .twin(for: spec)) }
    #expect(network.checkInvariants().isEmpty)
    let names = network.devices.indices.map { network.name(of: DeviceIndex($0)) }
    #expect(Set(names).count == names.count && names.allSatisfy { FileName.isSafe($0) })
    #expect(names[0] == "host-01" && names[63] == "host-64")
    #expect(names.contains("leaf-p1-g1-r8") && names.contains("spine-p2-8") && names.contains("storage-leaf-5"))
    #expect(network.linkName(0) == "link-0001" && network.linkName(network.links.count) == "")
    #expect(network.name(of: -1) == "")
    #expect(network.hostCount == 64)
  }

  @Test func `A broken network is found out`() {
    let spec = FabricSpec(topology: .rail, hosts: 32, leaf: SwitchTier(ports: 64))
    let sound = Network.of(spec)
    var network = sound
    network.links[5].bPort = network.links[4].bPort
    network.links[5].b = network.links[4].b
    #expect(network.checkInvariants().map(\.code) == [.brokenNetwork])
    network = sound
    network.links.removeLast()
    #expect(network.checkInvariants().contains { $0.message.contains("missing or too many") })
    network = sound
    network.links[0].aPort = 8
    #expect(network.checkInvariants().contains { $0.message.contains("ports that their device does not have") })
    network = sound
    network.links[0].a = -1
    #expect(network.checkInvariants().count == 1)
    network = sound
    let uplinks = network.links.indices.filter { network.layers[Int(network.links[$0].layer)].kind == .leafSpine }
    for index in uplinks.prefix(4) { network.links[index].b = network.links[uplinks[31]].b }
    #expect(network.checkInvariants().contains { $0.message.contains("evenly") })
  }

  @Test func `A fabric that cannot be built adds no devices, only its findings`() {
    let network = Network.of(FabricSpec(topology: .rail, hosts: 12_500, leaf: SwitchTier(ports: 64)))
    #expect(network.devices.count == 12_500 && network.links.isEmpty)
    #expect(network.fabrics.first?.size.findings.first?.code == .radixLimit)
    let odd = FabricSpec(topology: .rail, hosts: 512, leaf: SwitchTier(ports: 64, down: 33, up: 31))
    #expect(Network.of(odd).fabrics.first?.size.findings.contains { $0.code == .portsExceeded } == true)
    #expect(Network.of(odd, portsPerCage: 1).checkInvariants().isEmpty)
  }

  @Test func `A hundred thousand accelerators make 1,568 leaves and 300,704 links that keep every rule`() {
    let spec = FabricSpec(topology: .rail, hosts: 12_500, leaf: SwitchTier(ports: 128))
    let network = Network.of(spec)
    #expect(network.links.count == 100_000 + 2 * 100_352)
    #expect(network.checkInvariants().isEmpty)
    #expect(MemoryLayout<Link>.stride * network.links.count < 10_000_000)
    #expect(network.farthestHost(from: 12_499) == 6)
  }
}
