import Fabrics
import Quantities

// Modules, or optics inside the box, joined by fiber.

extension RatedReach {
  func optics(for run: RunClass, validatedOnly: Bool, style: CablingStyle) -> [Candidate] {
    var a = sides(EndDemand(run: run, end: .a))
    var b = sides(EndDemand(run: run, end: .b))
    if run.b.isPassive { b.ends = a.ends.map { $0.throughCircuit(run.b.model) } }
    if run.a.isPassive { a.ends = b.ends.map { $0.throughCircuit(run.a.model) } }
    var found: [Candidate] = []
    for left in a.ends {
      for right in b.ends {
        guard let technology = joint(left, right), left.passes(right) else { continue }
        let pair = OpticalPair(a: left, b: right, technology: technology, run: run)
        found.append(pair.candidate(shelf, rated: reach(pair, validatedOnly), style))
      }
    }
    // An end that nothing of a technology fits explains that technology by the modules that came nearest.
    let served = Set(found.map(\.technology))
    for failure in a.failures + b.failures where !served.contains(failure.technology) { found.append(failure) }
    return found
  }

  /// The technology of a link with these ends; nothing when they do not go together.
  private func joint(_ a: OpticalEnd, _ b: OpticalEnd) -> Technology? {
    switch (a.isBox, b.isBox) {
    case (true, true), (false, false): a.technology == b.technology ? a.technology : nil
    case (true, false): b.technology == .pluggable ? a.technology : nil
    case (false, true): a.technology == .pluggable ? b.technology : nil
    }
  }

  private func reach(_ pair: OpticalPair, _ validatedOnly: Bool) -> (String?) -> Length? {
    { fiber in
      var reaches: [Length] = []
      for (near, far) in [(pair.a, pair.b), (pair.b, pair.a)] {
        guard let rated = near.ratedReach(toward: far, on: fiber) else { return nil }
        reaches.append(validatedOnly ? rated : max(rated, self.standardReach(near) ?? rated))
      }
      return reaches.min()
    }
  }

  /// What fits one end, and what does not, with its reason.
  private func sides(_ demand: EndDemand) -> (ends: [OpticalEnd], failures: [Candidate]) {
    if demand.side.isPassive { return ([], []) }
    if demand.side.cage.form == .fiber { return boxSide(demand) }
    var ends: [OpticalEnd] = []
    var larger: [OpticalEnd] = []
    var failures: [Candidate] = []
    for module in shelf.modules {
      switch demand.fit(module, price: shelf.price(of: module)) {
      case .fits(let ways) where module.speed > max(demand.side.cage.rate, demand.cageDemand):
        larger += ways.map(\.markedLarger)
      case .fits(let ways): ends += ways
      case .fails(let obstacle, let reason): failures.append(rejected(module, obstacle, reason, demand))
      }
    }
    // A module larger than its cage is dark in part; it is used where the catalog has none of the cage's own rate.
    return (ends.isEmpty ? larger : ends, failures)
  }

  private func boxSide(_ demand: EndDemand) -> (ends: [OpticalEnd], failures: [Candidate]) {
    guard let box = shelf.boxes.first(where: { $0.id == demand.side.model }) else {
      let reason = "the catalog does not say which engines are in \(demand.side.model)"
      return ([], [.missing(.cpo, reason)])
    }
    switch demand.fit(box, shelf) {
    case .fits(let ends): return (ends, [])
    case .fails(_, let reason): return ([], [.missing(box.technology, reason)])
    }
  }

  private func rejected(
    _ module: ModuleModel, _ obstacle: Obstacle, _ reason: String, _ demand: EndDemand
  ) -> Candidate {
    let part = PartUse(
      kind: .module, part: module.id, end: demand.end.rawValue, sharedBy: demand.ports,
      price: shelf.price(of: module), powerTypical: module.powerTypical, powerMaximum: module.powerMaximum)
    let text = "\(module.id) at \(demand.side.model): \(reason)"
    return Candidate(
      technology: module.retiming.technology, parts: [part], soldLength: nil, fibersPerLink: 0, section: .zero,
      linearDensity: nil, latency: nil, obstacle: obstacle,
      verdict: obstacle == .undeclared ? .unknown(text) : .fails(text))
  }
}

extension RunEnd {
  /// Whether light passes through: a circuit switch has mirrors behind its fiber connectors, no transceivers.
  fileprivate var isPassive: Bool { role == .opticalCircuitSwitch }
}

extension OpticalEnd {
  /// What a module meets at a circuit switch: its own kind, beyond another run. Each of the two runs may take half of the reach;
  /// the loss inside the switch is not checked by rated reach.
  fileprivate func throughCircuit(_ switchModel: String) -> OpticalEnd {
    OpticalEnd(
      id: switchModel, form: form, technology: technology, isBox: false, scheme: scheme, laneRate: laneRate,
      medium: medium, connector: connector, portsPerConnector: portsPerConnector, connectorsPerPort: connectorsPerPort,
      fibersPerLink: fibersPerLink, minimumReach: .zero, latency: .zero, caveat: nil, module: nil,
      engineReach: module?.reach.map { $0 / 2 }, mirrors: id, parts: [])
  }

  /// Whether the two may be joined: what stands for the far side of a circuit switch mirrors one module only.
  fileprivate func passes(_ other: OpticalEnd) -> Bool {
    (mirrors == nil || mirrors == other.id) && (other.mirrors == nil || other.mirrors == id)
  }

  fileprivate var markedLarger: OpticalEnd {
    var end = self
    end.isLarger = true
    return end
  }
}
