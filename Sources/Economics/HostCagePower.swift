public import Cabling
import Fabrics
public import Quantities

/// What is plugged into the cages of hosts.
///
/// A host's published total is split, not added to. No vendor says whether it holds the modules in the host's cages; it is taken to,
/// because the reference room of a DGX H100 provisions four hosts of 10.2 kW with 40.8 kW and nothing besides. So the modules, which
/// are counted with the optics of their network, come out of the host's rest.
///
/// `P = Σ links · pieces · p / links that share a piece`, over the parts at ends of hosts; an active cable stands with half at each end.
public struct HostCagePower: Sendable {
  private var typical = 0.0
  private var maximum = 0.0

  /// Adds up the ends of hosts in a plan of links.
  public init(_ links: LinkPlan) {
    for type in links.classes {
      for (end, letter) in [(type.run.a, "a"), (type.run.b, "b")] where end.role == .host {
        for part in type.choice?.parts ?? [] { add(part, at: letter, links: type.links) }
      }
    }
  }

  private mutating func add(_ part: PartUse, at end: String, links: Int) {
    guard part.kind == .module || part.kind == .cable, part.end == nil || part.end == end else { return }
    let pieces = Double(links * part.quantity) / Double(max(1, part.sharedBy)) * (part.end == nil ? 0.5 : 1)
    typical += pieces * (part.powerTypical ?? part.powerMaximum ?? .zero).watts
    maximum += pieces * (part.powerMaximum ?? part.powerTypical ?? .zero).watts
  }

  /// Watts that come out of the rest of so many hosts, at most all of it; none where no total is published.
  ///
  /// Where no average is published, the typical total is the maximum, modules at their maximum included: that is what comes out.
  public func taken(from host: HostPower, hosts: Int, isTypical: Bool) -> Power {
    let split = isTypical ? host.atTypical : host.atMaximum
    guard host.maximum != nil, let rest = split.rest.central else { return .zero }
    return min(Power(watts: isTypical && host.average != nil ? typical : maximum), rest * hosts)
  }
}
