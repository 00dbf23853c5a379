import Diagnostics
import Quantities

extension FabricSpec {
  /// Counts a fat tree or rail-optimized fabric: one plane by its shape, then every plane.
  func sizeClos(_ shape: ClosShape, into size: inout FabricSize) throws(SizingFailure) {
    size.tiers = shape.tiers
    size.groups = shape.groups
    size.pods = shape.pods
    size.choices = shape.choices
    size.diameter = shape.diameter(hosts: hosts)
    size.switches.leaf = try product(shape.leaves, planes)
    size.switches.spine = try product(shape.spines, planes)
    size.switches.core = try product(shape.cores, planes)
    size.links.hostLeaf = try sum(try product(hosts, portsPerHost, planes), reservedPorts)
    size.links.leafSpine = try product(shape.leaves, shape.leafUp, planes)
    size.links.spineCore = try product(shape.spines, shape.spineUp, planes)
    size.unusedPorts = max(0, try portsWithoutLink(size))
    measure(shape, &size)
    size.findings += closFindings(shape, size)
  }

  /// Ports of all switches less the ends of all links.
  private func portsWithoutLink(_ size: FabricSize) throws(SizingFailure) -> Int {
    let ports = try sum(
      try product(size.switches.leaf, leaf.ports), try product(size.switches.spine, spine.ports),
      try product(size.switches.core, core.ports))
    let leafPorts = (Double(size.links.leafSpine) * trunkRateRatio).rounded()
    guard leafPorts < 1e18 else { throw .overflow }
    let leafUplinks = Int(leafPorts)
    return try sum(
      ports, -size.links.hostLeaf, -leafUplinks, -size.links.leafSpine, -size.links.spineCore, -size.links.spineCore)
  }

  /// Oversubscription and bisection as built: on each tier the bandwidth facing up of its switches over that of the
  /// hosts for which the groups have room, in the pod that has the least of it; the least of these, at most 1, is the
  /// bisection.
  private func measure(_ shape: ClosShape, _ size: inout FabricSize) {
    guard shape.tiers > 1 else { return }
    let hostBandwidth = Double(shape.leaves) * Double(shape.leafDown)
    let leafBandwidth = Double(shape.leaves) * Double(shape.leafUp) * trunkRateRatio
    size.leafOversubscription = hostBandwidth / leafBandwidth
    size.bisection = min(1, leafBandwidth / hostBandwidth)
    guard shape.tiers > 2 else { return }
    // Links of a pod from leaves to spines over those from spines to cores; both run at one rate.
    func ratio(leaves: Int, spines: Int) -> Double {
      Double(leaves) * Double(shape.leafUp) / (Double(spines) * Double(shape.spineUp))
    }
    let ratio = max(
      ratio(leaves: shape.podLeaves, spines: shape.podSpines),
      ratio(leaves: shape.lastPodLeaves, spines: shape.lastPodSpines))
    size.spineOversubscription = ratio
    size.bisection = min(size.bisection, leafBandwidth / hostBandwidth / ratio)
  }

  /// What is wrong with a fabric that can be counted, and what is worth knowing.
  private func closFindings(_ shape: ClosShape, _ size: FabricSize) -> [Finding] {
    [
      overcommitted("leaf", leaf, down: shape.leafDown, up: Int((Double(shape.leafUp) * trunkRateRatio).rounded(.up))),
      overcommitted("spine", spine, down: shape.spineDown, up: shape.spineUp),
      shape.tiers > 1 ? overOrUnder("leaf", size.leafOversubscription, asked: leaf.oversubscription) : nil,
      size.spineOversubscription.flatMap { overOrUnder("spine", $0, asked: spine.oversubscription) },
      displacedHosts(shape), oneSwitchWouldDo(shape), manyUnused(size),
    ].compactMap(\.self)
  }

  private func overcommitted(_ word: String, _ tier: SwitchTier, down: Int, up: Int) -> Finding? {
    guard down + up > tier.ports else { return nil }
    return Finding(
      .portsExceeded, .error,
      "fabric `\(name)`: a \(word) needs \(NumberText.grouped(down + up)) ports, "
        + "\(NumberText.grouped(tier.ports)) are available",
      expected: "at most \(tier.ports) ports at this link rate", found: "\(down) down and \(up) up",
      help: ["give `down` and `up` that fit, or take a switch with more ports"], subject: name)
  }

  private func overOrUnder(_ word: String, _ built: Double, asked: Double) -> Finding? {
    let ratio = NumberText.fixed(built, decimals: 2)
    if built > asked * (1 + 1e-9) {
      return Finding(
        .oversubscribed, .warning, "fabric `\(name)`: the \(Self.plural(word)) are oversubscribed \(ratio):1 as built",
        expected: "at most \(NumberText.fixed(asked, decimals: 2)):1",
        help: ["give more ports facing up, or set the oversubscription to \(ratio)"], subject: name)
    }
    guard built < 1 - 1e-9, asked >= 1 else { return nil }
    return Finding(
      .undersubscribed, .note,
      "fabric `\(name)`: the \(Self.plural(word)) have \(NumberText.fixed((1 / built - 1) * 100))% more bandwidth up than down",
      subject: name)
  }

  private static func word(_ word: String, _ count: Int) -> String { count == 1 ? word : plural(word) }
  private static func plural(_ word: String) -> String { word == "leaf" ? "leaves" : word + "s" }

  private func displacedHosts(_ shape: ClosShape) -> Finding? {
    let hostPorts = builtHosts * portsPerHost
    let perGroup = shape.leafDown * shape.rails
    let alone = quotientUp(hostPorts, perGroup)
    guard reservedPorts > 0, alone < shape.groups else { return nil }
    let more = shape.groups - alone
    return Finding(
      .reservedPortsNeedGroup, .warning,
      "fabric `\(name)`: \(NumberText.grouped(reservedPorts)) reserved ports do not fit beside "
        + "\(NumberText.grouped(builtHosts)) hosts, so \(more) more "
        + (shape.rails == 1 ? Self.word("leaf", more) : "\(Self.word("group", more)) of leaves")
        + (more == 1 ? " is built" : " are built"),
      help: ["build for \(NumberText.grouped(max(0, (alone * perGroup - reservedPorts) / portsPerHost))) hosts"],
      subject: name)
  }

  private func oneSwitchWouldDo(_ shape: ClosShape) -> Finding? {
    let ports = builtHosts * portsPerHost + reservedPorts
    guard shape.leaves > 1, ports <= leaf.ports else { return nil }
    return Finding(
      .oneSwitchWouldDo, .note,
      "fabric `\(name)`: one switch of \(NumberText.grouped(leaf.ports)) ports would join all "
        + "\(NumberText.grouped(ports)) host ports",
      help: ["use the topology fat-tree, without the ports of a leaf facing down and up"], subject: name)
  }

  private func manyUnused(_ size: FabricSize) -> Finding? {
    let ends =
      Double(size.unusedPorts) + Double(size.links.hostLeaf)
      + 2 * (Double(size.links.leafSpine) + Double(size.links.spineCore))
    let share = Double(size.unusedPorts) / ends
    guard share > 0.25 else { return nil }
    return Finding(
      .manyUnusedPorts, .note,
      "fabric `\(name)`: \(NumberText.grouped(size.unusedPorts)) switch ports "
        + "(\(NumberText.fixed(share * 100))%) stay unused",
      help: ["compare with switches of fewer ports"], subject: name)
  }
}
