import Diagnostics

/// One plane of a folded Clos, resolved to whole numbers: what `FabricSpec.size()` counts and `NetworkBuilder` builds.
///
/// A fat tree is the case of one rail. The ports of all hosts on one rail form a sequence that fills that rail's leaves
/// in turn, `leafDown` ports each; leaf g of every rail forms group g. Leaves are numbered group by group, rail by
/// rail. A pod is a run of leaves in that order, or all leaves of one rail; a fabric of two tiers is one pod.
struct ClosShape {
  /// Leaves of one group.
  let rails: Int
  /// Ports that one host has on one rail.
  let portsPerRail: Int
  /// Ports of a leaf facing hosts.
  let leafDown: Int
  /// Links of a leaf facing spines; 0 when one leaf is all.
  var leafUp: Int
  /// Groups, the last one perhaps with fewer hosts than fit.
  let groups: Int
  /// Switch tiers.
  var tiers: Int
  /// Leaves of a full pod.
  var podLeaves: Int
  /// Spines of a full pod.
  var podSpines: Int
  /// Pods, the last one perhaps not full.
  var pods: Int
  /// Whether each pod holds the leaves of one rail, and not of some groups.
  var podsAreRails = false
  /// Spines of the last pod.
  var lastPodSpines: Int
  /// Links of a spine facing cores.
  var spineUp: Int
  /// Cores.
  var cores: Int
  /// What the rules left open and what was chosen.
  var choices: [String] = []

  /// Leaves.
  let leaves: Int
  /// Leaves of the last pod.
  var lastPodLeaves: Int { leaves - (pods - 1) * podLeaves }
  /// Whether every pod is alike.
  var podsAreEqual: Bool { lastPodLeaves == podLeaves }
  /// Spines.
  var spines: Int { (pods - 1) * podSpines + lastPodSpines }
  /// Sets of cores: the spines at one set of positions in all pods share one set of cores.
  var coreSets: Int { cores == 0 ? 0 : podsAreEqual ? greatestCommonDivisor(cores, podSpines) : 1 }
  /// Most links that a spine has facing leaves.
  var spineDown: Int { podSpines == 0 ? 0 : quotientUp(podLeaves * leafUp, podSpines) }
  /// The leaf, counted through the plane, that port `port` of host `host` meets, and the port there.
  func attachment(host: Int, port: Int) -> (leaf: Int, leafPort: Int) {
    let sequence = host * portsPerRail + port / rails
    return (sequence / leafDown * rails + port % rails, sequence % leafDown)
  }
  /// The pod of a leaf.
  func pod(ofLeaf leaf: Int) -> Int { podsAreRails ? leaf % rails : podLeaves == 0 ? 0 : leaf / podLeaves }
  /// The leaf at a place in a pod, counted through the plane.
  func leaf(at place: Int, ofPod pod: Int) -> Int { podsAreRails ? place * rails + pod : pod * podLeaves + place }

  /// Links on the longest shortest path between two of the first `hosts` hosts.
  ///
  /// The first and the last host are the farthest apart: leaves and pods are filled in order, so if these two share
  /// one, all do. Hosts that share no leaf share every pod when each is a rail.
  func diameter(hosts: Int) -> Int {
    guard hosts > 1 else { return 0 }
    let firstGroups = (portsPerRail - 1) / leafDown
    let lastGroup = (hosts - 1) * portsPerRail / leafDown
    if lastGroup <= firstGroups { return 2 }
    if podsAreRails { return 4 }
    return pod(ofLeaf: lastGroup * rails) <= pod(ofLeaf: firstGroups * rails + rails - 1) ? 4 : 6
  }
}

extension ClosShape {
  /// Shapes one plane of a fat tree or rail-optimized fabric whose values have been validated.
  /// - Throws: `SizingFailure` when it is too large to count or cannot be built from these switches.
  init(_ spec: FabricSpec) throws(SizingFailure) {
    let rails = spec.topology == .rail ? spec.rails ?? spec.portsPerHost : 1
    let ports = try sum(try product(spec.builtHosts, spec.portsPerHost), spec.reservedPorts)
    let alone =
      spec.topology == .fatTree && ports <= (spec.leaf.down ?? (spec.leaf.up == nil ? spec.leaf.ports : 0))
    let split = PortSplit(
      of: spec.leaf, trunkRateRatio: spec.trunkRateRatio, downInMultiplesOf: rails == 1 ? spec.portsPerHost : 1,
      cage: spec.linksPerCage ?? 1)
    let down = alone ? max(ports, split.down) : split.down
    guard down > 0 else { throw .cannotBuild(spec.noRoom("a leaf has no ports left to face hosts")) }
    let groups = quotientUp(ports, try product(down, rails))
    let leaves = try product(groups, rails)
    self.init(
      rails: rails, portsPerRail: spec.portsPerHost / rails, leafDown: down, leafUp: 0, groups: groups, tiers: 1,
      podLeaves: leaves, podSpines: 0, pods: 1, lastPodSpines: 0, spineUp: 0, cores: 0, leaves: leaves)
    guard leaves > 1 else { return }
    guard split.up > 0 else { throw .cannotBuild(spec.noRoom("a leaf has no ports left to face spines")) }
    self = try best(of: split.leastUp...split.up, spec, hostPorts: ports)
  }

  /// All links facing up that there can be, unless fewer make do with fewer spines, or with no third tier.
  private func best(
    of uplinks: ClosedRange<Int>, _ spec: FabricSpec, hostPorts: Int
  ) throws(SizingFailure) -> ClosShape {
    guard let most = try? withUplinks(uplinks.upperBound, spec, hostPorts: hostPorts) else {
      for up in uplinks.dropLast().reversed() {
        if let shape = try? withUplinks(up, spec, hostPorts: hostPorts) { return shape }
      }
      return try withUplinks(uplinks.upperBound, spec, hostPorts: hostPorts)
    }
    return uplinks.dropLast().reversed().reduce(most) { best, up in
      guard let other = try? withUplinks(up, spec, hostPorts: hostPorts), other.tiers == 2 else { return best }
      return best.tiers == 3 || other.spines < best.spines ? other : best
    }
  }

  /// The shape when each leaf has `up` links facing spines.
  private func withUplinks(_ up: Int, _ spec: FabricSpec, hostPorts: Int) throws(SizingFailure) -> ClosShape {
    var shape = self
    shape.leafUp = up
    _ = try product(leaves, up)
    try shape.addSpines(spec, hostPorts: hostPorts)
    return shape
  }

  /// Adds the second tier, and the third when no number of spines is both large enough and spreads the uplinks of a
  /// leaf evenly.
  private mutating func addSpines(_ spec: FabricSpec, hostPorts: Int) throws(SizingFailure) {
    let capacity = spec.spine.down ?? spec.spine.ports
    let wantsPods = spec.groupsPerPod.map { $0 < groups } ?? false
    if spec.tiersAtMost >= 2, !wantsPods, let spines = evenSpines(leaves: leaves, capacity: capacity) {
      tiers = 2
      podSpines = spines
      lastPodSpines = spines
      return
    }
    guard spec.tiersAtMost >= 3 else { throw .cannotBuild(RadixLimit(spec, shape: self, hostPorts: hostPorts).finding) }
    try addCores(spec, hostPorts: hostPorts)
  }

  /// The smallest number of spines that has ports for the uplinks of `leaves` leaves and divides the uplinks of one
  /// evenly.
  private func evenSpines(leaves: Int, capacity: Int) -> Int? {
    let least = quotientUp(leaves * leafUp, capacity)
    guard least <= leafUp else { return nil }
    return (least...leafUp).first { leafUp % $0 == 0 }
  }

  private mutating func addCores(_ spec: FabricSpec, hostPorts: Int) throws(SizingFailure) {
    let split = PortSplit(of: spec.spine, cage: spec.linksPerCage ?? 1)
    guard split.down > 0, split.up > 0 else {
      throw .cannotBuild(spec.noRoom("a spine has no ports left to face cores"))
    }
    guard let pod = PodChoice(shape: self, spec: spec, spineDown: split.down) else {
      throw .cannotBuild(RadixLimit(spec, shape: self, hostPorts: hostPorts).finding)
    }
    tiers = 3
    podLeaves = pod.leaves
    podSpines = pod.spines
    podsAreRails = pod.rule == .rails
    pods = quotientUp(leaves, pod.leaves)
    lastPodSpines =
      podsAreEqual ? podSpines : min(podSpines, quotientUp(try product(lastPodLeaves, leafUp), split.down))
    spineUp = pod.spineUp(spec.spine, split, links: spineDown)
    let uplinks = try product(try sum(try product(pods - 1, podSpines), lastPodSpines), spineUp)
    cores = quotientUp(uplinks, spec.core.ports)
    choices = pod.choices(of: self)
  }
}
