import Cabling
import Economics
import Fabrics
import Facility
import Quantities

/// Small networks made by hand, so that every expected number can be counted on paper.
enum Fixture {
  /// Classes of devices with how many there are of each, in one scale-out and one storage fabric.
  static func network(_ classes: [(role: DeviceRole, fabric: Int, model: String, count: Int)]) -> Network {
    var network = Network()
    network.fabrics = [
      Network.Fabric(name: "compute", tier: .scaleOut, size: FabricSize()),
      Network.Fabric(name: "storage", tier: .storage, size: FabricSize()),
    ]
    network.classes = classes.map { DeviceClass(role: $0.role, fabric: $0.fabric, model: $0.model, blocks: []) }
    network.devices = classes.enumerated().flatMap { number, entry in
      (0..<entry.count).map { Device(deviceClass: number, index: $0) }
    }
    network.layers = [0, 1].map {
      LinkLayer(fabric: $0, kind: .hostLeaf, rate: BitRate(bitsPerSecond: 400e9), aBlock: 0, bBlock: 0)
    }
    return network
  }

  static func links(_ parts: [PartCount] = []) -> LinkPlan {
    LinkPlan(
      classes: [], classOfLink: [], cables: [], linkOrder: [], parts: parts, litFibers: 0, portEnds: 0, findings: [])
  }

  static func part(
    _ kind: PartUse.Kind, _ id: String, layer: Int = 0, technology: Technology = .pluggable, meters: Double? = nil,
    count: Int, dollars: Double? = nil, watts: Double? = nil
  ) -> PartCount {
    PartCount(
      kind: kind, part: id, layer: layer, technology: technology, length: meters.map { Length(meters: $0) },
      count: count, price: dollars.map { .known(Money(dollars: $0)) } ?? .unknown,
      powerTypical: watts.map { Power(watts: $0) }, powerMaximum: watts.map { Power(watts: $0) })
  }

  static func facts(
    dollars: Double? = nil, inside: [InsidePart] = [], isRack: Bool = false, needsLiquid: Bool = false
  ) -> PartFacts {
    PartFacts(
      description: "part", price: dollars.map { .known(Money(dollars: $0)) } ?? .unknown, priceSource: "list, 2025",
      isRack: isRack, needsLiquid: needsLiquid, inside: inside)
  }

  /// One host and one leaf joined by links of one class, whose candidate is given.
  static func joined(links count: Int, by candidate: Candidate) -> (network: Network, links: LinkPlan) {
    var network = network([(.host, 0, "host", 1), (.leaf, 0, "leaf", 1)])
    network.links = (0..<count).map { Link(a: 0, aPort: $0, b: 1, bPort: $0, layer: 0) }
    let planned = PlannedClass(
      run: run, layer: 0, candidates: [candidate], chosen: 0, links: count, longest: Length(meters: 1))
    var plan = links()
    plan.classes = [planned]
    plan.classOfLink = Array(repeating: 0, count: count)
    plan.cables = (0..<count).map { Cable(runClass: 0, firstLink: $0, linkCount: 1) }
    plan.linkOrder = (0..<Int32(count)).map { $0 }
    return (network, plan)
  }

  private static var run: RunClass {
    let rate = BitRate(bitsPerSecond: 400e9)
    let cage = Cage(
      form: .osfp, heatSink: .finned, rate: rate * 2, laneRate: BitRate(bitsPerSecond: 100e9), powerClass: nil)
    func end(_ role: DeviceRole, _ model: String) -> RunEnd {
      RunEnd(cage: cage, portsPerCage: 2, role: role, model: model)
    }
    return RunClass(
      tier: .scaleOut, kind: .hostLeaf, rate: rate, linkProtocol: "ethernet", a: end(.host, "host"),
      b: end(.leaf, "leaf"), pairing: .straight, lengthMillimeters: 3000)
  }

  /// A candidate with one module at either end, each shared by two links, and fiber between.
  static func twinPort(watts: Double) -> Candidate {
    let module = { (end: String) in
      PartUse(
        kind: .module, part: "twin", end: end, sharedBy: 2, price: .unknown, powerTypical: Power(watts: watts),
        powerMaximum: Power(watts: watts))
    }
    return Candidate(
      technology: .pluggable, parts: [module("a"), module("b")], soldLength: Length(meters: 3), fibersPerLink: 8,
      section: Area(squareMeters: 0), linearDensity: nil, latency: nil, verdict: .closes(margin: nil))
  }
}
