import Diagnostics
import Facility
import Fabrics
import Quantities
import Testing

@testable import Cabling

@Suite("Links are classed, chosen and counted as they are bought")
struct LinkPlannerTests {
  let shelf: PartsShelf
  init() throws { shelf = try Shipped.shelf.get() }

  /// Hosts with one single-port cage, two of them on each twin-port cage of a leaf.
  private func splitPairs(_ hosts: Int, meters: (Int) -> Float) -> NetworkFixture {
    var fixture = NetworkFixture(
      a: Box.gb200, aCages: 1, aCount: hosts, b: Box.qm9700(), bCages: 32, bCount: 1, rate: 400)
    for host in 0..<hosts { fixture.join(host, 0, 0, host, meters(host)) }
    return fixture
  }

  @Test("two hosts on one twin-port cage within 3 m share a splitter cable, and no module is counted")
  func splitter() throws {
    let plan = splitPairs(4) { _ in 2.2 }.plan(shelf: shelf)
    #expect(plan.classes.count == 1)
    #expect(plan.classes[0].run.pairing == .split)
    #expect(plan.cables.count == 2)
    #expect(plan.cables.map(\.linkCount) == [2, 2])
    #expect(plan.linkOrder == [0, 1, 2, 3])
    #expect(plan.count(of: "dac-800g-2x400g") == 2)
    #expect(plan.parts.first?.length == Length(meters: 2.5))
    #expect(plan.count(.module) == 0)
    #expect(plan.litFibers == 0)
    #expect(plan.portEnds == 8)
    #expect(!plan.findings.hasErrors)
  }

  @Test("one long tail takes both links of the cage to fiber, each cord with its own length")
  func longTail() throws {
    let plan = splitPairs(2) { $0 == 0 ? 2 : 18 }.plan(shelf: shelf)
    #expect(plan.cables.count == 2)
    #expect(plan.count(.module) == 3)
    #expect(plan.count(of: "mma4z00-ns") == 1)
    #expect(plan.count(of: "mma4z00-ns400") == 2)
    #expect(plan.litFibers == 16)
    #expect(plan.classes.allSatisfy { $0.choice?.technology == .pluggable })
    #expect(Set(plan.parts.compactMap(\.length)) == [Length(meters: 20), Length(meters: 5)])
  }

  @Test("a twin-port module counts once even when one of its ports is used")
  func halfUsed() {
    let plan = splitPairs(3) { _ in 30 }.plan(shelf: shelf)
    #expect(plan.count(of: "mma4z00-ns") == 2)
    #expect(plan.count(of: "mma4z00-ns400") == 3)
  }

  @Test("a twin-port cage with a host's port and the fabric manager's is one cage with one module")
  func cageSharedWithTheManager() {
    var fixture = splitPairs(3) { _ in 30 }
    let manager = Box.end(.osfp, .flat, 400, lane: 50, ports: 1, .manager, "fabric-manager")
    fixture.network.classes.append(
      DeviceClass(
        role: .manager, fabric: 0, model: manager.model,
        blocks: [PortBlock(cage: manager.cage, firstCage: 0, cageCount: 1, portsPerCage: 1)]))
    fixture.network.layers.append(
      LinkLayer(fabric: 0, kind: .hostLeaf, rate: gigabits(400), aBlock: 0, bBlock: 0))
    fixture.network.devices.append(Device(deviceClass: 2, index: 0))
    fixture.racks.append(fixture.racks.count)
    let leaf = 3
    fixture.network.links.append(Link(a: leaf + 1, aPort: 0, b: leaf, bPort: 3, layer: 1))
    fixture.meters.append(9)
    let plan = fixture.plan(shelf: shelf)
    #expect(plan.count(of: "mma4z00-ns400") == 4)
    #expect(plan.count(of: "mma4z00-ns") == 2)
  }

  @Test("all ports of a cage take one module: the longest run of a cage decides for both its ports")
  func oneModulePerCage() throws {
    var fixture = NetworkFixture(
      a: Box.dgxH100, aCages: 1, aCount: 2, b: Box.qm9700(), bCages: 1, bCount: 2, rate: 400)
    // Rails: port r of every host to leaf r. Leaf 1 is near, leaf 2 is 80 m away, beyond multimode.
    for host in 0..<2 {
      fixture.join(host, 0, 0, host, 20)
      fixture.join(host, 1, 1, host, 80)
    }
    let plan = fixture.plan(shelf: shelf)
    #expect(plan.classes.allSatisfy { $0.run.pairing == .crossed })
    #expect(plan.count(.module) == 4)
    #expect(Set(plan.parts.filter { $0.kind == .module }.map(\.part)) == ["mms4x00-ns-flt", "mms4x00-ns"])
    #expect(!plan.findings.hasErrors)
  }

  @Test("runs are sorted by the cages they share, not by their numbers", arguments: [0, 1])
  func straight(shift: Int) {
    var fixture = NetworkFixture(
      a: Box.qm9700(), aCages: 2, aCount: 1, b: Box.qm9700(.spine), bCages: 2, bCount: 1, rate: 400, kind: .leafSpine)
    for port in 0..<4 { fixture.join(0, port, 0, (port + shift) % 4, 1.4) }
    let plan = fixture.plan(shelf: shelf)
    #expect(plan.classes.map(\.run.pairing) == [shift == 0 ? .straight : .crossed])
    #expect(plan.cables.count == (shift == 0 ? 2 : 4))
    #expect(plan.count(.module) == (shift == 0 ? 0 : 4))
  }

  @Test("a run that nothing reaches is one finding with its worst run, the count, and ways out")
  func tooLong() throws {
    let fixture = splitPairs(6) { 100.5 + Float($0) }
    let plan = fixture.plan(LinkPolicy(technologies: [.copper, .pluggable]), shelf: shelf)
    let findings = plan.findings.filter { $0.code == .runTooLong }
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.count == 6)
    #expect(finding.message.contains("105.5 m"))
    #expect(finding.help.last == "move the racks so that no run exceeds 100 m")
    #expect(plan.count(.module) == 0)
    #expect(plan.cables.count == 6)
  }

  @Test("a policy that bars what reaches is told what to allow")
  func barred() throws {
    let plan = splitPairs(2) { _ in 20 }.plan(LinkPolicy(technologies: [.copper]), shelf: shelf)
    let finding = try #require(plan.findings.first)
    #expect(finding.code == .runTooLong)
    #expect(finding.help.first?.hasPrefix("allow `pluggable`: ") == true)
  }

  @Test("co-packaged optics asked of a box with cages are not offered")
  func notOffered() {
    let plan = splitPairs(2) { _ in 20 }.plan(LinkPolicy(technologies: [.cpo]), shelf: shelf)
    #expect(plan.findings.map(\.code) == [.technologyNotOffered])
  }

  @Test("what fails for its watts, its top or its rate is reported so, not as too short copper")
  func causes() throws {
    func codes(_ spine: RunEnd, _ shelf: PartsShelf) -> [FindingCode] {
      var fixture = NetworkFixture(
        a: spine, aCages: 1, aCount: 1, b: spine, bCages: 1, bCount: 1, rate: 400, kind: .leafSpine)
      for port in 0..<2 { fixture.join(0, port, 0, port, 80) }
      return fixture.plan(shelf: shelf).findings.map(\.code)
    }
    #expect(codes(Box.qm9700(), shelf) == [])
    #expect(codes(Box.qm9700(watts: 12), shelf) == [.moduleTooHot])
    var flat = shelf
    flat.modules.removeAll { $0.top != .flat }
    #expect(codes(Box.qm9700(), flat) == [.heatSinkConflict])
    var none = shelf
    none.modules.removeAll()
    none.cables.removeAll()
    #expect(codes(Box.qm9700(), none) == [.noPart])
  }

  @Test("findings name links and devices as people do, not as files do")
  func words() throws {
    var fixture = NetworkFixture(
      a: Box.dgxH100, aCages: 1, aCount: 1, b: Box.qm9700(watts: 12), bCages: 1, bCount: 1, rate: 400)
    for port in 0..<2 { fixture.join(0, port, 0, port, 80) }
    let finding = try #require(fixture.plan(shelf: shelf).findings.first)
    #expect(finding.message.hasPrefix("2 compute host to leaf links cannot be made, for example host 1 to leaf 1"))
    #expect(finding.subject == "compute host to leaf")
    #expect(LinkKind.hostLeaf.title(in: .storage) == "host to leaf")
    #expect(LinkKind.hostLeaf.title(in: .management) == "device to leaf", "a management port of a switch is no host")
  }

  @Test("a module is checked against the cage that it sits in, on a panel of several kinds")
  func cageGroups() throws {
    let spine = Box.qm9700(watts: 12)
    var fixture = NetworkFixture(
      a: Box.dgxH100, aCages: 1, aCount: 2, b: spine, bCages: 2, bCount: 1, rate: 400)
    for host in 0..<2 {
      for port in 0..<2 { fixture.join(host, port, 0, 2 * host + port, 80) }
    }
    #expect(fixture.plan(shelf: shelf).findings.map(\.count) == [4])
    var strong = spine.cage
    strong.powerClass = Power(watts: 17)
    fixture.network.classes[1].blocks[0].otherCages = [1: strong]
    let plan = fixture.plan(shelf: shelf)
    #expect(plan.findings.map(\.code) == [.moduleTooHot])
    #expect(plan.findings.map(\.count) == [2])
    #expect(plan.classOfLink[0] == plan.classOfLink[1] && plan.classOfLink[1] != plan.classOfLink[2])
    #expect(plan.classes.map { $0.choice == nil } == [true, false])
  }

  @Test("links without a place are in no class and no count")
  func unplaced() {
    let plan = splitPairs(3) { $0 == 1 ? -1 : 30 }.plan(shelf: shelf)
    #expect(plan.classOfLink.map { $0 >= 0 } == [true, false, true])
    #expect(plan.count(of: "mma4z00-ns400") == 2)
    #expect(plan.linkOrder.count == 2)
  }

  @Test("a network whose ports exceed its cages is planned without them")
  func foreignPort() {
    var fixture = splitPairs(2) { _ in 2 }
    fixture.network.links[1].bPort = 9999
    let plan = fixture.plan(shelf: shelf)
    #expect(plan.classOfLink[1] == -1)
  }

  @Test("modules, fibers and cords of random crossed fabrics are what brute force counts", arguments: 0..<20)
  func bruteForce(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let hosts = 2 + Int(random.next() % 6)
    var fixture = NetworkFixture(
      a: Box.dgxH100, aCages: 2, aCount: hosts, b: Box.qm9700(), bCages: hosts, bCount: 2, rate: 400)
    var free = [Array((0..<2 * hosts).shuffled(using: &random)), Array((0..<2 * hosts).shuffled(using: &random))]
    for host in 0..<hosts {
      for port in 0..<4 where random.next() % 5 != 0 {
        let leaf = Int(random.next() % 2)
        guard let upper = free[leaf].popLast() else { continue }
        fixture.join(host, port, leaf, upper, 4 + Float(random.next() % 90))
      }
    }
    let plan = fixture.plan(LinkPolicy(technologies: [.pluggable]), shelf: shelf)
    var cages = Set<[Int]>()
    for link in fixture.network.links {
      cages.insert([0, Int(link.a), Int(link.aPort) / 2])
      cages.insert([1, Int(link.b), Int(link.bPort) / 2])
    }
    #expect(!plan.findings.hasErrors)
    #expect(plan.count(.module) == cages.count)
    #expect(plan.litFibers == 8 * fixture.network.links.count)
    #expect(plan.cables.reduce(0) { $0 + Int($1.linkCount) } == fixture.network.links.count)
    #expect(Set(plan.linkOrder).count == fixture.network.links.count)
    #expect(plan.count(.cable) == fixture.network.links.count)
    // One module in each cage.
    var modules: [[Int]: String] = [:]
    for (index, link) in fixture.network.links.enumerated() {
      let choice = try #require(plan.classes[Int(plan.classOfLink[index])].choice)
      for (end, key) in [
        (LinkEnd.a, [0, Int(link.a), Int(link.aPort) / 2]), (.b, [1, Int(link.b), Int(link.bPort) / 2]),
      ] {
        let module = try #require(choice.module(at: end))
        #expect(modules[key, default: module] == module)
        modules[key] = module
      }
      let sold = try #require(choice.soldLength)
      #expect(sold.meters >= Double(fixture.meters[index]))
    }
  }
}

/// A small generator with a fixed sequence.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
