import Diagnostics
import Quantities

extension FabricSpec {
  /// Counts a full mesh: N(N − 1)/2 links on each plane, and ⌈N/2⌉/(N − 1) of full host bandwidth across the middle,
  /// because ⌊N/2⌋·⌈N/2⌉ links cross it and the smaller half sends ⌊N/2⌋·(N − 1).
  func sizeMesh(into size: inout FabricSize) throws(SizingFailure) {
    let pairs = hosts % 2 == 0 ? try product(hosts / 2, hosts - 1) : try product(hosts, (hosts - 1) / 2)
    size.links.hostHost = try product(pairs, planes)
    size.bisection = hosts < 2 ? 1 : min(1, Double(hosts - hosts / 2) / Double(hosts - 1))
    size.diameter = min(1, hosts - 1)
    size.groups = 1
    let needed = builtHosts - 1
    guard needed > portsPerHost else { return }
    size.findings.append(
      Finding(
        .meshPorts, .error,
        "fabric `\(name)`: each host of a mesh of \(NumberText.grouped(builtHosts)) needs a port for each of the other "
          + "\(NumberText.grouped(needed)), and has \(NumberText.grouped(portsPerHost))",
        expected: "at most \(NumberText.grouped(portsPerHost + 1)) hosts", found: NumberText.grouped(builtHosts),
        help: [switchedInstead], subject: name))
  }

  /// What the same hosts need when switches join them.
  private var switchedInstead: String {
    var switched = self
    switched.topology = .fatTree
    let size = switched.size()
    guard !size.findings.hasErrors, size.tiers > 0 else {
      return "join the hosts by switches: topology fat-tree or rail"
    }
    let tiers = size.tiers == 1 ? "one tier" : "\(size.tiers) tiers"
    let switches = size.switches.total
    return
      "join the hosts by a fat tree of \(tiers): \(NumberText.grouped(switches)) switch\(switches == 1 ? "" : "es") of "
      + "\(NumberText.grouped(leaf.ports)) ports and \(NumberText.grouped(size.links.total)) links"
  }
}
