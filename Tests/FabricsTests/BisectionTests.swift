import Diagnostics
import Fabrics
import Testing

/// Largest flow between two sets of hosts, found by augmenting paths (L. R. Ford, D. R. Fulkerson, 1956), with links
/// between the same two devices taken together.
private struct FlowSearch {
  private var ends: [Int] = []
  private var room: [Int] = []
  private var edges: [[Int]]
  private let source: Int
  private let sink: Int

  /// Capacities count in halves of a host link, so that faster and slower links between switches are whole numbers.
  init(_ network: Network, trunkRateRatio: Double, from left: [Int], to right: [Int], portsPerHost: Int) {
    source = network.devices.count
    sink = source + 1
    edges = Array(repeating: [], count: source + 2)
    var pairs: [SIMD2<Int32>: Int] = [:]
    for link in network.links {
      let isTrunk = network.layers[Int(link.layer)].kind != .hostLeaf
      pairs[SIMD2(link.a, link.b), default: 0] += isTrunk ? Int(2 * trunkRateRatio) : 2
    }
    // Hosts send or receive; they pass nothing on.
    let (senders, receivers) = (Set(left), Set(right))
    for pair in pairs.keys.sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) {
      let (lower, upper, capacity) = (Int(pair.x), Int(pair.y), pairs[pair] ?? 0)
      let role = network.classes[Int(network.devices[lower].deviceClass)].role
      let isSwitch = role == .leaf || role == .spine
      connect(
        lower, upper, isSwitch || senders.contains(lower) ? capacity : 0,
        isSwitch || receivers.contains(lower) ? capacity : 0)
    }
    for host in left { connect(source, host, 2 * portsPerHost, 0) }
    for host in right { connect(host, sink, 2 * portsPerHost, 0) }
  }

  private mutating func connect(_ a: Int, _ b: Int, _ forth: Int, _ back: Int) {
    edges[a].append(ends.count)
    ends.append(b)
    room.append(forth)
    edges[b].append(ends.count)
    ends.append(a)
    room.append(back)
  }

  /// The flow, in host links.
  mutating func largest() -> Double {
    var total = 0
    while true {
      var arrived = [Int](repeating: -1, count: edges.count)
      var queue = [source]
      var next = 0
      while next < queue.count, arrived[sink] < 0 {
        let device = queue[next]
        next += 1
        for edge in edges[device] where room[edge] > 0 && arrived[ends[edge]] < 0 && ends[edge] != source {
          arrived[ends[edge]] = edge
          queue.append(ends[edge])
        }
      }
      guard arrived[sink] >= 0 else { return Double(total) / 2 }
      var least = Int.max
      var device = sink
      while device != source {
        least = min(least, room[arrived[device]])
        device = ends[arrived[device] ^ 1]
      }
      device = sink
      while device != source {
        room[arrived[device]] -= least
        room[arrived[device] ^ 1] += least
        device = ends[arrived[device] ^ 1]
      }
      total += least
    }
  }
}

/// A fabric with every knob turned at random, small enough to search.
private func anyFabric(_ stream: inout Stream) -> FabricSpec {
  func one<T>(_ values: [T]) -> T { values[stream.next(0...values.count - 1)] }
  let ports = one([1, 2, 4, 8])
  let accelerators = one([1, 2, 4, 8, 16])
  let radix = one([4, 6, 8, 10, 12, 16, 20, 24])
  let spineRadix = one([radix, radix, 4, 8, 12, 16, 20, 32])
  let isSplitGiven = stream.next(0...3) == 0
  let hosts = stream.next(1...60)
  let down = isSplitGiven ? stream.next(1...max(1, radix / 2)) : nil
  return FabricSpec(
    topology: one([.rail, .fatTree]), hosts: hosts, builtHosts: hosts + one([0, 0, 3, 11]),
    acceleratorsPerHost: accelerators, portsPerHost: ports, planes: one([1, 1, 2, 4]),
    leaf: SwitchTier(ports: radix, down: down, oversubscription: one([1, 1, 1, 2, 3, 0.5, 0.75, 1.5])),
    spine: SwitchTier(ports: spineRadix, oversubscription: one([1, 1, 2, 4])),
    core: SwitchTier(ports: one([spineRadix, 8, 16, 40])), groupsPerPod: stream.next(0...7) == 0 ? 1 : nil,
    reservedPorts: one([0, 0, 1, 4, 9]), rails: ports > 2 && stream.next(0...2) == 0 ? ports / 2 : nil,
    trunkRateRatio: one([1, 1, 2]))
}

@Suite struct BisectionTests {
  @Test(arguments: 0..<250)
  func `Halves of the hosts exchange what the bisection says, within the ports of every switch`(seed: Int) {
    var stream = Stream(state: UInt64(seed) &+ 77_000)
    let spec = anyFabric(&stream)
    let size = spec.size()
    guard !size.findings.hasErrors else { return }
    let network = Network.of(spec, portsPerCage: 1)
    #expect(network.checkInvariants().isEmpty)
    checkPorts(network, spec)
    // Where links per pair differ by one, a half may have one link less to a core than the other has.
    let isEven = !size.choices.contains { $0.contains("differ by one") }
    let slack = isEven ? 0 : Double(size.switches.core) * spec.trunkRateRatio
    let hosts = Array(0..<spec.hosts)
    let shuffled = hosts.map { ($0, stream.next(0...1_000_000)) }.sorted { $0.1 < $1.1 }.map(\.0)
    for order in [hosts, shuffled] where spec.hosts > 1 {
      let half = spec.hosts / 2
      let perHost = spec.portsPerHost * spec.planes
      var search = FlowSearch(
        network, trunkRateRatio: spec.trunkRateRatio, from: Array(order[..<half]), to: Array(order[half...]),
        portsPerHost: perHost)
      let wanted = size.bisection * Double(half * perHost)
      #expect(search.largest() >= wanted - slack - 1e-6, "\(spec)")
    }
  }

  /// Links that meet a switch, against its ports: an uplink of a leaf takes as many as its rate does.
  private func checkPorts(_ network: Network, _ spec: FabricSpec) {
    var taken = [Double](repeating: 0, count: network.devices.count)
    for link in network.links {
      let kind = network.layers[Int(link.layer)].kind
      taken[Int(link.a)] += kind == .leafSpine ? spec.trunkRateRatio : 1
      taken[Int(link.b)] += 1
    }
    for (device, ports) in zip(network.devices, taken) {
      let most =
        switch network.classes[Int(device.deviceClass)].role {
        case .leaf: spec.leaf.ports
        case .spine: spec.spine.ports
        case .core: spec.core.ports
        default: Int.max
        }
      #expect(ports <= Double(most) + 1e-9, "\(spec)")
    }
  }
}
