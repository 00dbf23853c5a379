import Diagnostics
import Quantities

/// Why switches of this many ports cannot join this many host ports, by how much, and the ways out.
///
/// With R ports, half facing each way, two tiers join R²/2 host ports and three R³/4 (M. Al-Fares, A. Loukissas, A.
/// Vahdat, *A scalable, commodity data center network architecture*, SIGCOMM 2008, section 3; the folded Clos itself:
/// C. E. Leiserson, *Fat-trees*, IEEE Trans. Computers C-34, 1985). In general: ports of a leaf facing hosts x leaves
/// under one spine x pods under one core. All counts are of one plane.
struct RadixLimit {
  let spec: FabricSpec
  let shape: ClosShape
  let hostPorts: Int

  /// Describes a fabric that does not fit.
  init(_ spec: FabricSpec, shape: ClosShape, hostPorts: Int) {
    self.spec = spec
    self.shape = shape
    self.hostPorts = hostPorts
  }

  /// Host ports that `tiers` tiers join when a leaf turns `leafDown` ports to hosts, a spine `spineDown` to leaves.
  private func limit(tiers: Int, leafDown: Int, spine: Int, spineDown: Int, core: Int) -> Double {
    switch tiers {
    case 1: Double(spec.leaf.ports)
    case 2: Double(leafDown) * Double(unitsOf(spine))
    default: Double(leafDown) * Double(unitsOf(spineDown)) * Double(core)
    }
  }

  /// Leaves under a spine of this many ports facing down, in whole rail groups where one fits.
  private func unitsOf(_ ports: Int) -> Int { ports < shape.rails ? ports : ports / shape.rails * shape.rails }

  private func limit(tiers: Int) -> Double {
    limit(
      tiers: tiers, leafDown: shape.leafDown, spine: spec.spine.down ?? spec.spine.ports,
      spineDown: PortSplit(of: spec.spine).down, core: spec.core.ports)
  }

  /// The finding: limit, gap, ways out.
  var finding: Finding {
    let tiers = spec.tiersAtMost
    let most = limit(tiers: tiers)
    let needed = Double(hostPorts)
    let law = ["R", "R²/2", "R³/4"][max(0, min(2, tiers - 1))]
    let count = tiers == 1 ? "one tier" : tiers == 2 ? "two tiers" : "three tiers"
    let shared = "\(number(needed)) host ports on a plane"
    guard needed > most else { return shapeFinding(shared, count) }
    return Finding(
      .radixLimit, .error,
      "fabric `\(spec.name)`: \(shared) are needed, and \(count) of switches with \(spec.leaf.ports) ports join "
        + "\(number(most))",
      expected: "at most \(number(most)) host ports (\(law) at full bandwidth, R = \(spec.leaf.ports))",
      found: "\(number(needed)), which is \(number(needed - most)) too many", help: waysOut, subject: spec.name)
  }

  /// There are ports enough, and what was given about tiers and pods leaves no way to use them.
  private func shapeFinding(_ shared: String, _ tiers: String) -> Finding {
    let leaves = unitsOf(PortSplit(of: spec.spine).down)
    let reason =
      spec.groupsPerPod.map {
        "pods of \($0) groups do not do, because a spine faces at most \(leaves) leaves "
          + "and a core \(spec.core.ports) pods"
      } ?? "\(shape.leaves) leaves need more than \(tiers)"
    return Finding(
      .radixLimit, .error, "fabric `\(spec.name)`: for \(shared) \(reason)",
      help: spec.tiersAtMost < 3
        ? ["allow 3 switch tiers"] : ["leave the groups per pod out, so that they are chosen by rule"],
      subject: spec.name)
  }

  private var waysOut: [String] {
    var help: [String] = []
    if spec.tiersAtMost < 3,
      let tiers = ((spec.tiersAtMost + 1)...3).first(where: { limit(tiers: $0) >= Double(hostPorts) })
    {
      help.append("allow \(tiers) switch tiers, which join \(number(limit(tiers: tiers)))")
    }
    if let ports = smallestRadix {
      help.append("take switches with at least \(NumberText.grouped(ports)) ports at this link rate")
    }
    if let ratio = smallestOversubscription {
      help.append("oversubscribe the leaves \(NumberText.fixed(ratio, decimals: 2)):1")
    }
    let ports = spec.leaf.ports
    if let planes = [2, 4, 8].first(where: { reach(of: ports * $0) >= Double(hostPorts) }) {
      help.append(
        "split each host port over \(planes * spec.planes) planes: the same switches then have \(ports * planes) ports")
    }
    return help
  }

  /// Host ports that switches of `ports` ports on every tier join at full bandwidth.
  private func reach(of ports: Int) -> Double {
    limit(tiers: spec.tiersAtMost, leafDown: ports / 2, spine: ports, spineDown: ports / 2, core: ports)
  }

  private var smallestRadix: Int? {
    var (low, high) = (1, FabricSpec.mostSwitchPorts / 2)
    guard reach(of: 2 * high) >= Double(hostPorts) else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if reach(of: 2 * middle) >= Double(hostPorts) { high = middle } else { low = middle + 1 }
    }
    return 2 * low > spec.leaf.ports ? 2 * low : nil
  }

  /// Above 1; nothing when even one uplink per leaf would not do, or when the split is given.
  private var smallestOversubscription: Double? {
    guard spec.tiersAtMost > 1, spec.leaf.down == nil, spec.leaf.up == nil else { return nil }
    let down = (Double(hostPorts) / (limit(tiers: spec.tiersAtMost) / Double(shape.leafDown))).rounded(.up)
    let up = Double(spec.leaf.ports) - down
    return up >= 1 && down > up ? ((down / up) * 100).rounded(.up) / 100 : nil
  }

  private func number(_ value: Double) -> String { NumberText.fixed(value) }
}
