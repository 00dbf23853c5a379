import Diagnostics
import Quantities

extension FabricSpec {
  /// Most logical ports of one switch that sizing takes; no chassis comes near.
  static let mostSwitchPorts = 1_000_000
  /// Most hosts that sizing takes.
  static let mostHosts = 1_000_000_000_000

  /// What is wrong with the values by themselves; nothing can be sized until this is empty.
  func valueFindings() -> [Finding] {
    var findings: [Finding] = []
    func refuse(_ what: String, _ found: Int, _ expected: String) {
      findings.append(
        Finding(
          .invalidFabric, .error, "fabric `\(name)`: \(what) is \(NumberText.grouped(found))", expected: expected,
          help: ["give \(expected)"], subject: name))
    }
    func require(_ what: String, _ value: Int, atLeast least: Int = 1, atMost most: Int = 1_000_000) {
      if !(least...most).contains(value) { refuse(what, value, "\(least) to \(NumberText.grouped(most))") }
    }
    require("the number of hosts", hosts, atMost: Self.mostHosts)
    if !(hosts...max(hosts, Self.mostHosts)).contains(builtHosts) {
      refuse("the number of hosts built for", builtHosts, "at least the \(hosts) that are fitted")
    }
    require("the number of accelerators per host", acceleratorsPerHost)
    require("the number of ports per host", portsPerHost)
    require("the number of planes", planes)
    require("the number of reserved ports", reservedPorts, atLeast: 0, atMost: Self.mostHosts)
    if let groupsPerPod { require("the number of groups per pod", groupsPerPod, atMost: Self.mostHosts) }
    if let linksPerCage { require("the number of links per cage", linksPerCage) }
    if !(1...3).contains(tiersAtMost) { refuse("the largest number of tiers", tiersAtMost, "1, 2 or 3") }
    if let rails, rails < 1 || (portsPerHost > 0 && portsPerHost % max(1, rails) != 0) {
      refuse("the number of rails", rails, "a divisor of the \(portsPerHost) ports of a host")
    }
    if topology == .fatTree || topology == .rail {
      if !(trunkRateRatio >= 1e-6 && trunkRateRatio <= 1e6) {
        findings.append(
          Finding(
            .invalidFabric, .error,
            "fabric `\(name)`: links between switches run at \(trunkRateRatio) times the rate of host links",
            expected: "a ratio of two rates", help: ["give both rates"], subject: name))
      }
      for (word, tier) in [("leaf", leaf), ("spine", spine), ("core", core)] { check(tier, word, refuse: refuse) }
      for (word, tier) in [("leaf", leaf), ("spine", spine)]
      where !(tier.oversubscription.isFinite && tier.oversubscription > 0) {
        findings.append(
          Finding(
            .invalidFabric, .error, "fabric `\(name)`: the oversubscription of a \(word) is \(tier.oversubscription)",
            expected: "a number above 0", help: ["give 1 for full bandwidth, 2 for half"], subject: name))
      }
    }
    return findings
  }

  private func check(_ tier: SwitchTier, _ word: String, refuse: (String, Int, String) -> Void) {
    if !(2...Self.mostSwitchPorts).contains(tier.ports) {
      refuse("the number of ports of a \(word)", tier.ports, "2 to \(NumberText.grouped(Self.mostSwitchPorts))")
    }
    for (direction, ports) in [("down", tier.down), ("up", tier.up)] {
      if let ports, !(1...Self.mostSwitchPorts).contains(ports) {
        refuse("the number of ports of a \(word) facing \(direction)", ports, "1 to the ports of the switch")
      }
    }
  }
}
