import Diagnostics
import Fabrics
import Testing

/// A small deterministic stream of random numbers (SplitMix64).
struct Stream {
  var state: UInt64
  mutating func next(_ range: ClosedRange<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return range.lowerBound + Int((z ^ (z >> 31)) % UInt64(range.count))
  }
}

/// The counting rules played through port by port, with no closed form.
struct PlayedFabric {
  var leaves = 0
  var spines = 0
  var hostLinks = 0
  var uplinks = 0

  /// Two tiers at full bandwidth; spines are tried one by one. Nothing when more than `up` would be needed.
  init?(rails: Int, hosts: Int, portsPerHost: Int, reserved: Int, down: Int, up: Int, spinePorts: Int) {
    var free: [[Int]] = []
    func plug(rail: Int) -> Bool {
      for group in free.indices where free[group][rail] > 0 {
        free[group][rail] -= 1
        return true
      }
      return false
    }
    for host in 0..<hosts + 1 {
      for port in 0..<(host < hosts ? portsPerHost : reserved) {
        if !plug(rail: port % rails) {
          free.append(Array(repeating: down, count: rails))
          _ = plug(rail: port % rails)
        }
        hostLinks += 1
      }
    }
    leaves = free.count * rails
    guard leaves > 1 else { return }
    uplinks = leaves * up
    for count in 1...up {
      var load = Array(repeating: 0, count: count)
      for _ in 0..<leaves { for link in 0..<up { load[link % count] += 1 } }
      let even = up % count == 0
      if even, load.allSatisfy({ $0 <= spinePorts }) {
        spines = count
        return
      }
    }
    return nil
  }
}

@Suite struct BruteForceTests {
  @Test(arguments: 0..<300)
  func `Sizes of two tiers equal a fabric that is plugged port by port`(seed: Int) {
    var stream = Stream(state: UInt64(seed))
    let rail = stream.next(0...1) == 1
    let portsPerHost = stream.next(1...8)
    let radix = 2 * stream.next(2...24)
    let spineRadix = 2 * stream.next(2...48)
    let hosts = stream.next(1...120)
    let reserved = stream.next(0...2)
    let spec = FabricSpec(
      topology: rail ? .rail : .fatTree, hosts: hosts, portsPerHost: portsPerHost, leaf: SwitchTier(ports: radix),
      spine: SwitchTier(ports: spineRadix), tiersAtMost: 2, reservedPorts: reserved)
    let size = spec.size()
    let oneSwitch = !rail && hosts * portsPerHost + reserved <= radix
    let played = PlayedFabric(
      rails: rail ? portsPerHost : 1, hosts: hosts, portsPerHost: portsPerHost, reserved: reserved,
      down: oneSwitch ? radix : radix / 2, up: radix / 2, spinePorts: spineRadix)
    guard let played else {
      #expect(size.findings.first?.code == .radixLimit)
      return
    }
    #expect(!size.findings.hasErrors)
    #expect(size.switches.leaf == played.leaves && size.switches.spine == played.spines)
    #expect(size.links.hostLeaf == played.hostLinks && size.links.leafSpine == played.uplinks)
  }
}
