import Fabrics
import Quantities

// Cables whose ends are part of them: DAC, ACC, AEC, AOC and their splitters.

extension RatedReach {
  func fixedCables(for run: RunClass) -> [Candidate] {
    shelf.cables.compactMap { cable in
      guard let technology = cable.cableKind.technology, technology != .backplane, let first = cable.ends.first,
        let last = cable.ends.last, cable.ends.count == 2
      else { return nil }
      let ways = [FixedCable(cable, technology, first, last, run), FixedCable(cable, technology, last, first, run)]
      let made = ways.map { $0.candidate(shelf) }
      return made.first(where: \.closes) ?? made.min { $0.isNearer(than: $1) }
    }
  }
}

/// A cable with fixed ends laid one way round on a class of runs.
private struct FixedCable {
  let cable: CableModel
  let technology: Technology
  let a: CableModel.End
  let b: CableModel.End
  let run: RunClass

  init(_ cable: CableModel, _ technology: Technology, _ a: CableModel.End, _ b: CableModel.End, _ run: RunClass) {
    self.cable = cable
    self.technology = technology
    self.a = a
    self.b = b
    self.run = run
  }

  /// The end with one plug, which decides how many links the cable carries.
  private var trunkEnd: LinkEnd { a.count == 1 && (b.count > 1 || run.a.portsPerCage >= run.b.portsPerCage) ? .a : .b }
  private var links: Int { max(1, trunkEnd == .a ? run.a.portsPerCage : run.b.portsPerCage) }

  func candidate(_ shelf: PartsShelf) -> Candidate {
    let longest = cable.lengths.max() ?? cable.maxLength
    let sold = cable.lengths.filter { $0 >= run.length }.min()
    let length = sold ?? longest ?? run.length
    let plugs = a.count + b.count
    let part = PartUse(
      kind: .cable, part: cable.id, end: nil, sharedBy: links, price: shelf.price(of: cable, at: length),
      powerTypical: cable.powerPerEnd.map { $0 * plugs }, powerMaximum: cable.powerPerEnd.map { $0 * plugs })
    var made = Candidate(
      technology: technology, parts: [part], soldLength: sold,
      fibersPerLink: technology == .aoc ? (cable.fibers ?? 0) / links : 0,
      section: cable.section(at: length) / Double(links), linearDensity: cable.density.map { $0 / Double(links) },
      latency: cable.latency(at: length),
      bundle: links == 1 ? .perLink : .perPorts(end: trunkEnd, ports: links), verdict: .closes(margin: nil))
    if let (obstacle, reason) = obstacle(longest) {
      made.fail(obstacle, reason)
      if obstacle == .reach { made.reach = longest }
      made.soldLength = nil
    } else {
      made.reach = longest
    }
    return made
  }

  private func obstacle(_ longest: Length?) -> (Obstacle, String)? {
    if let (obstacle, reason) = fitObstacle(a, .a) ?? fitObstacle(b, .b) { return (obstacle, reason) }
    if let year = cable.discontinued { return (.discontinued, "\(cable.id) is discontinued since \(year)") }
    if let (obstacle, reason) = pairingObstacle() ?? powerObstacle(.a) ?? powerObstacle(.b) {
      return (obstacle, reason)
    }
    guard let longest else { return (.missing, "no lengths of \(cable.id) are published") }
    return run.length <= longest ? nil : (.reach, "\(cable.id) is sold up to \(longest), the run is \(run.length)")
  }

  private func fitObstacle(_ plug: CableModel.End, _ end: LinkEnd) -> (Obstacle, String)? {
    let demand = EndDemand(run: run, end: end)
    let cage = demand.side.cage
    let plugRate = (cable.speed ?? .zero) / Double(plug.count)
    guard plugRate == demand.cageDemand else {
      return (.rate, "a plug of \(cable.id) carries \(plugRate), the cage \(demand.ports) x \(run.rate)")
    }
    let patterns = plug.cages.compactMap(CagePattern.init)
    guard patterns.contains(where: { $0.form == cage.form }) else {
      return (.cage, "\(cable.id) does not fit the \(cage.form.rawValue) cages of \(demand.side.model)")
    }
    guard patterns.contains(where: { $0.matches(cage) }) else {
      return (.heatSink, "\(cable.id) does not fit the \(cage.heatSink.rawValue)-top cages of \(demand.side.model)")
    }
    guard cable.fabrics.isEmpty || cable.fabrics.contains(run.linkProtocol) else {
      return (.linkProtocol, "\(cable.id) is not offered for \(run.linkProtocol)")
    }
    if let lane = cable.laneRate, lane > cage.laneCeiling {
      return (.lanes, "lanes of \(cable.id) run at \(lane), those of \(demand.side.model) at \(cage.laneCeiling)")
    }
    return nil
  }

  /// A cable with several ports follows the cages only where all ports of one go to one other, or fill several.
  private func pairingObstacle() -> (Obstacle, String)? {
    let splits = a.count > 1 || b.count > 1
    switch run.pairing {
    case .single where !splits, .straight where !splits, .split where splits: return nil
    case .split: return (.pairing, "the ports of one cage go to several, and \(cable.id) joins one to one")
    case .crossed: return (.pairing, "the ports of one cage go to unrelated cages, which only fiber can follow")
    case .single, .straight: return (.pairing, "\(cable.id) splits, and the cages are joined one to one")
    }
  }

  private func powerObstacle(_ end: LinkEnd) -> (Obstacle, String)? {
    let side = end == .a ? run.a : run.b
    guard let limit = side.cage.powerClass, let power = cable.powerPerEnd, power > limit else { return nil }
    return (.power, "a plug of \(cable.id) draws \(power), the cage of \(side.model) takes \(limit)")
  }
}

extension CableModel {
  /// Cross-section that the cable takes in a tray: of its wider part, which for a splitter may be the tails.
  func section(at length: Length) -> Area {
    var width = diameter
    if let thinner = thinnerForm, let limit = thinner.maxLength, length <= limit { width = thinner.diameter ?? width }
    let trunk = width.map(Self.circle) ?? .zero
    guard let tails, let one = tails.diameter else { return trunk }
    return max(trunk, Self.circle(one) * tails.count)
  }

  private static func circle(_ diameter: Length) -> Area {
    Area(squareMeters: Double.pi / 4 * diameter.meters * diameter.meters)
  }

  /// Delay over a length, both ends; nothing when not known.
  func latency(at length: Length) -> Duration? {
    guard let latencyPerMeter else { return nil }
    return (latencyFixed ?? .zero) + Duration(seconds: latencyPerMeter.secondsPerMeter * length.meters)
  }
}
