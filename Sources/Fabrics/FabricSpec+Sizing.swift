import Diagnostics
import Quantities

extension FabricSpec {
  /// How large the fabric comes out, by arithmetic alone; whatever the values, it returns.
  ///
  /// A fabric that cannot be built has findings of severity error. Where its counts are defined all the same (a mesh of
  /// hosts with too few ports, a leaf whose ports are given twice), they are there; else they are 0.
  public func size() -> FabricSize {
    var size = FabricSize()
    size.findings = valueFindings()
    guard size.findings.isEmpty else { return size }
    do throws(SizingFailure) {
      switch topology {
      case .fatTree, .rail: try sizeClos(ClosShape(self), into: &size)
      case .mesh: try sizeMesh(into: &size)
      case .torus: try sizeTorus(TorusShape(self), into: &size)
      }
      try size.checkTotals()
      size.cageLinks = size.links.inCages(of: linksPerCage ?? planes)
    } catch {
      size = FabricSize()
      switch error {
      case .overflow:
        size.findings = [
          Finding(
            .fabricTooLarge, .error,
            "fabric `\(name)` of \(NumberText.grouped(hosts)) hosts has more links than can be counted",
            help: ["lower the number of hosts, ports or planes"], subject: name)
        ]
      case .cannotBuild(let finding): size.findings = [finding]
      }
    }
    return size
  }

  /// A finding that the ports of a switch do not suffice for its place.
  func noRoom(_ why: String) -> Finding {
    Finding(
      .portsExceeded, .error, "fabric `\(name)`: \(why)",
      help: ["give fewer ports facing the other way, or take a switch with more ports"], subject: name)
  }
}

extension FabricSize {
  /// - Throws: `SizingFailure.overflow` unless the ends of all links, and all switches, can be counted.
  fileprivate func checkTotals() throws(SizingFailure) {
    let kinds = try sum(links.hostLeaf, links.leafSpine, links.spineCore, links.hostHost, links.hostCircuit)
    _ = try product(kinds, 2)
    _ = try sum(switches.leaf, switches.spine, switches.core, switches.circuit)
  }
}

extension LinkCounts {
  /// The same links counted in cages of `links` links each, rounded up.
  func inCages(of links: Int) -> LinkCounts {
    var cages = LinkCounts()
    cages.hostLeaf = quotientUp(hostLeaf, links)
    cages.leafSpine = quotientUp(leafSpine, links)
    cages.spineCore = quotientUp(spineCore, links)
    cages.hostHost = quotientUp(hostHost, links)
    cages.hostCircuit = quotientUp(hostCircuit, links)
    return cages
  }
}
