import Fabrics
import Quantities

// Modules, or optics inside the box, joined by fiber.

extension RatedReach {
  func optics(for run: RunClass, validatedOnly: Bool, style: CablingStyle) -> [Candidate] {
    var a = sides(EndDemand(run: run, end: .a))
    var b = sides(EndDemand(run: run, end: .b))
    if run.b.isPassive { b.mirror(a, through: run.b.model) }
    if run.a.isPassive { a.mirror(b, through: run.a.model) }
    func pairs(_ lefts: [OpticalEnd], _ rights: [OpticalEnd]) -> [Candidate] {
      lefts.flatMap { left in
        rights.compactMap { right in
          guard let technology = joint(left, right), left.passes(right) else { return nil }
          let pair = OpticalPair(a: left, b: right, technology: technology, run: run)
          return pair.candidate(shelf, rated: reach(pair, validatedOnly), style)
        }
      }
    }
    var found = pairs(a.ends, b.ends)
    // A module larger than its cage is dark in part; it is used where none of the cage's own rate speaks to the far end. One
    // that speaks and does not reach so far is no reason: adapters are validated for modules of their own rate.
    let speaking = Set(found.lazy.filter(\.endsAgree).map(\.technology))
    found += (pairs(a.larger, b.ends) + pairs(a.ends + a.larger, b.larger)).filter { !speaking.contains($0.technology) }
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
  private func sides(_ demand: EndDemand) -> Fitting {
    if demand.side.isPassive { return Fitting() }
    if demand.side.cage.form == .fiber { return boxSide(demand) }
    var fitting = Fitting()
    for module in shelf.modules {
      switch demand.fit(module, price: shelf.price(of: module)) {
      case .fits(let ways) where module.speed > max(demand.side.cage.rate, demand.cageDemand):
        fitting.larger += ways.map(\.markedLarger)
      case .fits(let ways): fitting.ends += ways
      case .fails(let obstacle, let reason): fitting.failures.append(rejected(module, obstacle, reason, demand))
      }
    }
    return fitting
  }

  private func boxSide(_ demand: EndDemand) -> Fitting {
    guard let box = shelf.boxes.first(where: { $0.id == demand.side.model }) else {
      let reason = "the catalog does not say which engines are in \(demand.side.model)"
      return Fitting(failures: [.missing(.cpo, reason)])
    }
    switch demand.fit(box, shelf) {
    case .fits(let ends): return Fitting(ends: ends)
    case .fails(_, let reason): return Fitting(failures: [.missing(box.technology, reason)])
    }
  }

  func rejected(
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

/// The optics that fit one end.
private struct Fitting {
  var ends: [OpticalEnd] = []
  /// Modules that carry more than their cage.
  var larger: [OpticalEnd] = []
  /// What does not fit, with its reason.
  var failures: [Candidate] = []

  /// Takes the kinds of the other end, as they are met beyond a circuit switch.
  mutating func mirror(_ other: Fitting, through model: String) {
    ends = other.ends.map { $0.throughCircuit(model) }
    larger = other.larger.map { $0.throughCircuit(model) }
  }
}

extension Candidate {
  /// Whether optics and connectors at both ends go together, whatever the length.
  fileprivate var endsAgree: Bool {
    closes || obstacle == .reach || obstacle == .minimumReach || obstacle == .undeclared
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
