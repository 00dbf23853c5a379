import Fabrics
import Quantities

// Channels of a line to another site: a coherent module here and its like at the far site, a cord to the terminal of the line.

extension RatedReach {
  /// Longer than any cord inside a site, where the reach over the line is not known.
  private static let anyCord = Length(meters: 100_000)

  /// Every coherent module of the shelf with its verdict, what closes first, cheapest first; and why no other technology serves.
  ///
  /// The rated reach is that of an amplified line; without amplifiers it is the module's reach without them. The cord inside the
  /// site is taken as part of the route.
  func channels(for run: RunClass, on route: LineRoute, under policy: LinkPolicy) -> [Candidate] {
    let demand = EndDemand(run: run, end: .a)
    let found = shelf.modules.filter { $0.retiming == .coherent }
      .flatMap { channels(of: $0, demand, route) }
      .map { judge($0, policy) }
    let named = found.filter { $0.closes && $0.module(at: .a) == route.module }.min { LinkChoice.precedes($0, $1) }
    let judged = found.map { $0.keeping(to: route.module, named) }
    let coherent =
      judged.filter(\.closes).sorted { LinkChoice.precedes($0, $1) }
      + judged.filter { !$0.closes }.sorted { $0.isNearer(than: $1) }
    return Technology.allCases.flatMap { technology in
      technology != .coherent
        ? [.missing(technology, "a line of several wavelengths to another site takes coherent modules")]
        : coherent.isEmpty ? [.missing(.coherent, "the catalog has no coherent module")] : coherent
    }
  }

  private func channels(of module: ModuleModel, _ demand: EndDemand, _ route: LineRoute) -> [Candidate] {
    let reach = route.isAmplified ? module.reach : module.reachUnamplified
    guard module.speed == demand.run.rate else {
      let reason = "it carries \(module.speed), and the line is planned in channels of \(demand.run.rate)"
      return [rejected(module, .rate, reason, demand)]
    }
    switch demand.fit(module, price: shelf.price(of: module)) {
    case .fails(let obstacle, let reason): return [rejected(module, obstacle, reason, demand)]
    case .fits(let ways):
      return ways.map { way in
        let pair = OpticalPair(
          a: way, b: way.throughTerminal(demand.run.b.model), technology: .coherent, run: demand.run)
        var channel = pair.candidate(shelf, rated: { _ in reach ?? Self.anyCord }, .cords)
        channel.close(over: route, reach: reach, module.id)
        return channel
      }
    }
  }
}

extension Candidate {
  /// Holds a channel that is sound inside the site against the line.
  fileprivate mutating func close(over route: LineRoute, reach: Length?, _ module: String) {
    guard closes else { return }
    self.reach = reach
    if let reach, route.distance > reach {
      fail(
        .reach,
        "\(module) is rated \(reach)\(route.isAmplified ? "" : " without amplifiers"), the line is \(route.distance): "
          + "\(route.distance - reach) short")
    } else if reach == nil {
      obstacle = .undeclared
      verdict = .unknown(
        "the catalog does not say how far \(module) reaches \(route.isAmplified ? "with" : "without") amplifiers")
    }
  }

  /// The scenario's module is taken where another one would be cheaper, or would close where it does not.
  fileprivate func keeping(to module: String?, _ named: Candidate?) -> Candidate {
    guard let module, closes, self.module(at: .a) != module else { return self }
    if let named, LinkChoice.precedes(named, self) { return self }
    var kept = self
    kept.fail(.policy, "the line is planned with `\(module)`")
    return kept
  }
}

extension OpticalEnd {
  /// What a channel meets at the terminal of its line: its own kind at the far site.
  fileprivate func throughTerminal(_ model: String) -> OpticalEnd {
    OpticalEnd(
      id: model, form: form, technology: technology, isBox: false, scheme: scheme, laneRate: laneRate,
      medium: medium, connector: connector, portsPerConnector: portsPerConnector, connectorsPerPort: connectorsPerPort,
      fibersPerLink: fibersPerLink, minimumReach: .zero, latency: latency, caveat: nil, module: nil,
      engineReach: nil, mirrors: id, parts: [])
  }
}
