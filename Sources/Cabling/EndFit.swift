import Fabrics
import Quantities

/// Whether optics fit one end of a class of runs.
enum EndFit {
  /// They fit, in one way per set of connectors that they are sold with.
  case fits([OpticalEnd])
  /// They do not.
  case fails(Obstacle, String)
}

/// One end of a class of runs with what the link needs of it.
struct EndDemand {
  let run: RunClass
  let end: LinkEnd
  var side: RunEnd { end == .a ? run.a : run.b }
  var ports: Int { max(1, side.portsPerCage) }
  /// Rate of all logical ports of one cage.
  var cageDemand: BitRate { run.rate * ports }

  // MARK: Modules

  /// Whether a module fits, checked from what is plainly another part to what misses by one figure.
  func fit(_ module: ModuleModel, price: Figure<Money>) -> EndFit {
    if let (obstacle, reason) = shellObstacle(module) ?? heatObstacle(module) { return .fails(obstacle, reason) }
    guard let scheme = OpticalScheme(module.opticalScheme) else {
      return .fails(.optics, "its optical scheme \(module.opticalScheme) is not known")
    }
    var ends: [OpticalEnd] = []
    var reason = ""
    for connectors in [module.connector] + module.connectorOptions.filter({ $0 != module.connector }) {
      switch split(module.speed, over: connectors.count, scheme, module.opticalLaneRate, splits: module.splittable) {
      case .success(let split): ends.append(plugged(module, scheme, connectors, split, price))
      case .failure(let problem): reason = problem.text
      }
    }
    return ends.isEmpty ? .fails(.connector, reason) : .fits(ends)
  }

  private func shellObstacle(_ module: ModuleModel) -> (Obstacle, String)? {
    let cage = side.cage
    guard module.speed >= cageDemand else {
      return (.rate, "it carries \(module.speed), the cage \(ports) x \(run.rate)")
    }
    let patterns = module.cages.compactMap(CagePattern.init)
    guard patterns.contains(where: { $0.form == cage.form }) else {
      return (
        .cage, "\(module.formFactor ?? module.form) does not fit the \(cage.form.rawValue) cages of \(side.model)"
      )
    }
    guard module.fabrics.contains(run.linkProtocol) else {
      return (.linkProtocol, "it is not offered for \(run.linkProtocol)")
    }
    if side.isSwitch, module.sides.contains("adapter") { return (.side, "it is for adapters, not for switches") }
    if let lane = module.electricalLaneRate, lane > cage.laneCeiling {
      return (.lanes, "its lanes run at \(lane), those of the cage at \(cage.laneCeiling)")
    }
    if cage.knowsTops, !patterns.contains(where: { $0.matches(cage) }) {
      return (.heatSink, topConflict(module, cage))
    }
    return nil
  }

  private func heatObstacle(_ module: ModuleModel) -> (Obstacle, String)? {
    let cage = side.cage
    if cage.knowsTops, cage.heatSink != .either, let top = module.top, top != .none,
      (top == .finned) != (cage.heatSink == .finned)
    {
      return (.heatSink, topConflict(module, cage))
    }
    guard let limit = cage.powerClass else { return nil }
    guard let power = module.powerMaximum else {
      return (.undeclared, "its largest power is not published, and the cage takes \(limit)")
    }
    return power <= limit ? nil : (.power, "it draws up to \(power), the cage of \(side.model) takes \(limit)")
  }

  private func topConflict(_ module: ModuleModel, _ cage: Cage) -> String {
    let top = module.top == .flat ? "flat top" : module.top == .finned ? "finned top" : "top"
    return "its \(top) does not fit the \(cage.heatSink.rawValue)-top cages of \(side.model)"
  }

  /// What the catalog leaves open about a module that otherwise fits.
  private func caveat(_ module: ModuleModel) -> String? {
    let cage = side.cage
    if cage.knowsTops, cage.heatSink == .flat, module.top == nil,
      !module.cages.compactMap(CagePattern.init).contains(where: { $0.heatSink == .flat && $0.matches(cage) })
    {
      return "the catalog does not say whether the top of \(module.id) is flat, as the cages of \(side.model) need"
    }
    return nil
  }

  private func plugged(
    _ module: ModuleModel, _ scheme: OpticalScheme, _ connectors: ModuleModel.Connectors, _ split: PortSplit,
    _ price: Figure<Money>
  ) -> OpticalEnd {
    let part = PartUse(
      kind: .module, part: module.id, end: end.rawValue, sharedBy: ports, price: price,
      powerTypical: module.powerTypical, powerMaximum: module.powerMaximum)
    return OpticalEnd(
      id: module.id, form: module.form, technology: module.retiming.technology, isBox: false, scheme: scheme,
      laneRate: module.opticalLaneRate, medium: module.medium, connector: connectors.type,
      portsPerConnector: split.portsPerConnector, connectorsPerPort: split.connectorsPerPort,
      fibersPerLink: Int((Double(module.fibers) * (run.rate / module.speed)).rounded(.up)),
      minimumReach: module.minReach ?? .zero, latency: module.latencyPerEnd, caveat: caveat(module), module: module,
      engineReach: nil, parts: [part])
  }

  // MARK: Ports on fiber connectors

  struct PortSplit {
    let portsPerConnector: Int
    let connectorsPerPort: Int
  }

  struct SplitProblem: Error {
    let text: String
  }

  /// How the logical ports of one cage lie on its fiber connectors.
  ///
  /// With `K = speed / connectors` a port of rate `r` takes `r / K` connectors when it is faster than one, else `ceil(ports /
  /// connectors)` ports share each. Lanes on fibers of their own can be shared out; wavelengths on one pair cannot.
  func split(
    _ speed: BitRate, over connectors: Int, _ scheme: OpticalScheme, _ laneRate: BitRate, splits: Bool?
  ) -> Result<PortSplit, SplitProblem> {
    let connectorRate = speed / Double(max(1, connectors))
    guard whole(run.rate / laneRate) || !scheme.isParallel else {
      return .failure(SplitProblem(text: "\(run.rate) is no whole number of its \(laneRate) lanes"))
    }
    if run.rate > connectorRate {
      let needed = run.rate / connectorRate
      guard whole(needed), Int(needed.rounded()) * ports <= connectors else {
        return .failure(SplitProblem(text: "\(ports) x \(run.rate) do not fit on its \(connectors) connectors"))
      }
      return .success(PortSplit(portsPerConnector: 1, connectorsPerPort: Int(needed.rounded())))
    }
    let shared = (ports + connectors - 1) / max(1, connectors)
    guard run.rate * shared <= connectorRate else {
      return .failure(SplitProblem(text: "\(ports) x \(run.rate) do not fit on its \(connectors) connectors"))
    }
    if !(scheme.isParallel && splits != false), run.rate != connectorRate {
      return .failure(
        SplitProblem(text: "its wavelengths share one pair of fibers, so \(connectorRate) cannot be divided"))
    }
    return .success(PortSplit(portsPerConnector: shared, connectorsPerPort: 1))
  }

  private func whole(_ ratio: Double) -> Bool { ratio >= 1 && abs(ratio - ratio.rounded()) < 1e-9 }

  // MARK: Boxes with their optics inside

  /// The optics of a box whose panel has fiber connectors instead of cages.
  func fit(_ box: CoPackagedBox, _ shelf: PartsShelf) -> EndFit {
    guard let id = box.engine, let engine = shelf.engines.first(where: { $0.id == id }) else {
      return .fails(.missing, "the catalog does not say which engines are in \(box.id)")
    }
    guard let laneRate = engine.laneRate, let reach = engine.reach else {
      return .fails(.missing, "lane rate or reach of engine \(id) is not published")
    }
    let scheme = engine.opticalScheme.flatMap(OpticalScheme.init) ?? .parallelSingleMode
    let connectorRate = max(side.cage.rate, cageDemand)
    switch split(connectorRate, over: 1, scheme, laneRate, splits: true) {
    case .failure(let problem): return .fails(.connector, problem.text)
    case .success(let split):
      let pairs = scheme.isParallel ? Int((run.rate / laneRate).rounded(.up)) : 1
      return .fits([
        OpticalEnd(
          id: box.id, form: "", technology: box.technology, isBox: true, scheme: scheme, laneRate: laneRate,
          medium: .singleMode, connector: box.connector, portsPerConnector: split.portsPerConnector,
          connectorsPerPort: 1, fibersPerLink: 2 * pairs, minimumReach: .zero, latency: nil, caveat: nil, module: nil,
          engineReach: reach, parts: boxParts(box, engine))
      ])
    }
  }

  /// Engines and lasers by box. Their price is inside the box's; their power too when that of the whole box is published.
  private func boxParts(_ box: CoPackagedBox, _ engine: EngineModel) -> [PartUse] {
    let power = box.power == nil ? engine.powerWithLasers : .zero
    var parts = [
      inside(.engine, engine.id, box.engines, box, power)
    ]
    if let laser = box.laser { parts.append(inside(.laser, laser, box.lasers, box, .zero)) }
    return parts
  }

  private func inside(_ kind: PartUse.Kind, _ id: String, _ count: Int, _ box: CoPackagedBox, _ power: Power?)
    -> PartUse
  {
    // The share of one link as a fraction in lowest terms: 72 engines for 144 ports are 1 for 2.
    let links = max(1, box.ports * ports)
    let divisor = Self.greatestCommonDivisor(max(1, count), links)
    return PartUse(
      kind: kind, part: id, end: end.rawValue, sharedBy: links / divisor, quantity: count / divisor, perBox: count,
      price: .known(.zero), powerTypical: power, powerMaximum: power)
  }

  private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return max(1, a)
  }
}
