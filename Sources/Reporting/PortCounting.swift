import Economics
import Fabrics
import Planning

/// The ways in which people count the optics of a fabric, each from the same plan.
struct PortCounting {
  /// Name of the fabric.
  var fabric: String
  /// Accelerators.
  var accelerators: Int
  /// Ends by envelope: every host link once for each switch tier, two ends each.
  var envelope: Int
  /// Ends of all logical links as built.
  var asBuilt: Int
  /// Modules when a cage of a switch holds one for all of its ports, and a host has one module for each port.
  var twinAtSwitches: Int
  /// Modules when the cages of hosts hold one module for all of their ports, too.
  var twinAtBoth: Int
  /// Ports that one switch cage carries at most.
  var portsPerCage: Int

  /// Counts one fabric; nothing when it has no links.
  init?(fabric index: Int, of context: ReportContext) {
    let network = context.plan.network
    guard network.fabrics.indices.contains(index) else { return nil }
    let layers = network.layers.indices.filter { network.layers[$0].fabric == index }
    let links = layers.reduce(0) { $0 + context.counts.linksOfLayer[$1] }
    guard links > 0 else { return nil }
    let size = network.fabrics[index].size
    fabric = network.fabrics[index].name
    accelerators = context.plan.cost.accelerators
    asBuilt = 2 * links
    let hostLinks = layers.reduce(0) {
      network.layers[$1].kind == .hostLeaf ? $0 + context.counts.linksOfLayer[$1] : $0
    }
    envelope = size.tiers > 0 && hostLinks > 0 ? 2 * size.tiers * hostLinks : asBuilt
    twinAtSwitches = 0
    twinAtBoth = 0
    portsPerCage = 1
    for layer in layers {
      let lower = context.ports.lower[layer]
      let upper = context.ports.upper[layer]
      let startsAtHost = [LinkKind.hostLeaf, .hostHost, .hostCircuit].contains(network.layers[layer].kind)
      let endsAtHost = network.layers[layer].kind == .hostHost
      twinAtSwitches += startsAtHost ? lower.ports : lower.cages
      twinAtSwitches += endsAtHost ? upper.ports : upper.cages
      twinAtBoth += lower.portsPerCage > 1 || !startsAtHost ? lower.cages : (lower.ports + 1) / 2
      twinAtBoth += upper.portsPerCage > 1 || !endsAtHost ? upper.cages : (upper.ports + 1) / 2
      portsPerCage = max(portsPerCage, upper.portsPerCage)
    }
  }
}
