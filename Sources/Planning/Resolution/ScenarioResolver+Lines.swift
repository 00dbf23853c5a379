import Cabling
import Catalog
import Diagnostics
import Documents
import Fabrics
import Quantities

// Lines to other sites: which coherent module, in which switch, on how many channels.

extension ScenarioResolver {
  /// What every option for the lines has in common.
  private struct LineQuestion {
    var section: ScaleAcrossSection
    var terminal: CatalogPart<SwitchModel>
    var prices: PriceBook
    var shelf: PartsShelf

    var isAmplified: Bool { terminal.model.optics == "amplified line" }
  }

  mutating func resolveLines() -> ([SiteLine], ResolvedEdge?) {
    guard let section = scenario.scaleAcross, let terminal = resolveTerminal(section),
      let question = question(section, terminal), let modules = coherentModules(section),
      let boxes = edgeBoxes(section)
    else { return ([], nil) }
    let options = modules.flatMap { module in boxes.compactMap { option(module, in: $0, question) } }
    guard let best = options.min(by: { $0.precedes($1) }),
      let module = part(ModuleModel.self, "module", best.module.id, at: "scale_across.module"),
      let border = part(SwitchModel.self, "switch", best.box.id, at: "scale_across.switch"),
      let blocks = border.model.edgeBlocks(at: module.model.speed)
    else {
      var rates: [String] = []
      for rate in modules.map({ "\($0.model.speed)" }) where !rates.contains(rate) { rates.append(rate) }
      report(
        .impossibleRate, at: section.switch == nil ? "scale_across" : "scale_across.switch",
        "\(section.switch.map { "`\($0)`" } ?? "no switch of the catalog with known price and power") has no ports of "
          + rates.joined(separator: " or "),
        help: ["name a switch with such ports: `switch: sn4700`"])
      return ([], nil)
    }
    scenario.scaleAcross?.module = module.id
    scenario.scaleAcross?.switch = border.id
    let (lines, found) = SiteLine.join(
      sites: section.sites, distance: section.distance, capacity: section.capacity, channelRate: module.model.speed,
      channelsPerPair: section.channelsPerPair)
    lineFindings = (found + shortfall(best, options, question)).map { finding in
      var finding = finding
      finding.place = finding.place ?? file.places.place("scale_across.distance") ?? file.places.place("scale_across")
      return finding
    }
    guard !lines.isEmpty else { return ([], nil) }
    let spec = SiteEdge(
      lines: lines.filter(\.endsHere), channelsPerPair: section.channelsPerPair, borderModel: border.id,
      lineBlock: blocks.line, clientBlock: blocks.client, terminalModel: terminal.id,
      route: LineRoute(distance: section.distance, isAmplified: question.isAmplified, module: module.id))
    return (lines, ResolvedEdge(module: module, border: border, terminal: terminal, spec: spec))
  }

  // MARK: What may be taken

  private mutating func resolveTerminal(_ section: ScaleAcrossSection) -> CatalogPart<SwitchModel>? {
    let id = section.terminal
    guard let terminal = part(SwitchModel.self, "switch", id, at: "scale_across.terminal") else { return nil }
    guard terminal.model.kind == "line-terminal" else {
      report(
        .unsuitablePart, at: "scale_across.terminal", "`\(id)` is no terminal of a line",
        help: ["take one that is, such as `dwdm-terminal`, or `dwdm-mux` without amplifiers"])
      return nil
    }
    if let ports = terminal.model.ports, ports < section.channelsPerPair {
      report(
        .contradictoryCount, at: "scale_across.channels_per_pair",
        "`\(id)` takes \(ports) channels on a pair of fibers, not \(section.channelsPerPair)",
        help: ["write `channels_per_pair: \(ports)` or fewer"])
      return nil
    }
    return terminal
  }

  private mutating func question(
    _ section: ScaleAcrossSection, _ terminal: CatalogPart<SwitchModel>
  ) -> LineQuestion? {
    let own = Dictionary(scenario.prices.map { ($0.key, $0.value.price) }) { first, _ in first }
    return attempt(at: "scale_across") { (resolver) throws(Rejection) in
      let prices = try PriceBook(resolver.library)
      var modules = try resolver.library.decodeAll(ModuleModel.self, kind: "module").map(\.value)
      for index in modules.indices {
        let id = modules[index].id
        if let price = own[id] {
          modules[index].price = price
        } else {
          modules[index].price = try prices.price(of: "module", id).figure
        }
      }
      let cables = try resolver.library.decodeAll(CableModel.self, kind: "cable").map(\.value)
      return LineQuestion(
        section: section, terminal: terminal, prices: prices,
        shelf: PartsShelf(modules: modules, cables: cables, price: { own[$0] ?? .unknown }))
    }
  }

  private mutating func coherentModules(_ section: ScaleAcrossSection) -> [CatalogPart<ModuleModel>]? {
    guard let id = section.module else {
      let found = search(ModuleModel.self, "module").filter { $0.model.isLineModule }
      if found.isEmpty { report(.unsuitablePart, at: "scale_across", "the catalog has no coherent module") }
      return found.isEmpty ? nil : found
    }
    guard let module = part(ModuleModel.self, "module", id, at: "scale_across.module") else { return nil }
    guard module.model.isLineModule else {
      report(
        .unsuitablePart, at: "scale_across.module", "`\(id)` is no coherent module",
        help: ["take one that is, such as `400zr` or `800zr`", "leave it out for the cheapest that reaches"])
      return nil
    }
    return [module]
  }

  private mutating func edgeBoxes(_ section: ScaleAcrossSection) -> [CatalogPart<SwitchModel>]? {
    guard let id = section.switch else {
      return search(SwitchModel.self, "switch").filter { $0.model.fabrics.contains("ethernet") }
    }
    return box(id, at: "scale_across.switch").map { [$0] }
  }

  // MARK: The choice

  /// A module in a switch, as the model of reaches sees it; nothing for a switch without such ports, or, where none is named, of
  /// which price, height or power are not known.
  private func option(
    _ module: CatalogPart<ModuleModel>, in box: CatalogPart<SwitchModel>, _ question: LineQuestion
  ) -> LineOption? {
    let (section, rate) = (question.section, module.model.speed)
    guard let blocks = box.model.edgeBlocks(at: rate) else { return nil }
    let own = scenario.prices.first { $0.key == box.id }?.value.price
    let price = own ?? (try? question.prices.price(of: "switch", box.id).figure) ?? .unknown
    if section.switch == nil, price.isUnknown || !box.model.hasSizeAndPower { return nil }
    let port = Cage(form: .fiber, heatSink: .either, rate: rate, laneRate: .zero, powerClass: nil)
    let run = RunClass(
      tier: .scaleAcross, kind: .site, rate: rate, linkProtocol: "ethernet",
      a: RunEnd(
        cage: blocks.line.cage, portsPerCage: blocks.line.portsPerCage, role: .border, model: box.id),
      b: RunEnd(cage: port, portsPerCage: 1, role: .lineTerminal, model: question.terminal.id), pairing: .single,
      lengthMillimeters: 10_000,
      route: LineRoute(distance: section.distance, isAmplified: question.isAmplified, module: module.id))
    let policy = LinkPolicy(
      validatedOnly: scenario.cabling.validatedOnly, excludedParts: scenario.cabling.exclude)
    let candidates = RatedReach(question.shelf).candidates(for: run, under: policy)
    guard let candidate = candidates.first(where: { $0.module(at: .a) == module.id }) else { return nil }
    let lines = SiteLine.join(
      sites: section.sites, distance: section.distance, capacity: section.capacity, channelRate: rate,
      channelsPerPair: section.channelsPerPair
    ).lines.filter(\.endsHere)
    let channels = lines.reduce(0) { $0 + $1.channels }
    let ports = max(1, blocks.line.portCount)
    let boxes = channels / ports + (channels % ports > 0 ? 1 : 0)
    var total = Total<Money>()
    for part in candidate.parts { total.add(part.price.times(part.quantity * channels)) }
    total.add(price.times(boxes))
    return LineOption(module: module, box: box, candidate: candidate, all: candidates, price: total)
  }

  /// What is missing where no module closes: by how much, and the ways out.
  private func shortfall(_ best: LineOption, _ options: [LineOption], _ question: LineQuestion) -> [Finding] {
    guard let reason = best.candidate.verdict.reason else { return [] }
    let distance = question.section.distance
    var help: [String] = []
    let others = best.all.filter { $0.technology == .coherent && $0.obstacle == .policy }
      .compactMap { candidate in candidate.module(at: .a).map { ($0, candidate.reach) } }
    for (id, reach) in others where id != best.module.id && !scenario.cabling.exclude.contains(id) {
      help.append("take `module: \(id)`\(reach.map { ", which reaches \($0)" } ?? ""), or leave `module` out")
    }
    if !question.isAmplified { help.append("amplify the line: `terminal: dwdm-terminal`") }
    if let reach = best.candidate.reach, distance > reach, reach > .zero {
      let spans = Int(min(1e6, (distance / reach - 1e-9).rounded(.up)))
      help.append(
        "put \(spans - 1 == 1 ? "a site" : "\(spans - 1) sites") that regenerate\(spans - 1 == 1 ? "s" : "") the channels "
          + "between the two, at most \(reach) apart")
    }
    if help.isEmpty { help.append("name another `switch` or `module`, or add one that serves to the catalog") }
    let isReach = best.candidate.obstacle == .reach
    return [
      Finding(
        .siteLine, .error, "the lines between sites cannot be made: \(reason)",
        expected: isReach ? best.candidate.reach.map { "at most \($0)" } : nil, found: isReach ? "\(distance)" : nil,
        help: help, subject: "scale_across",
        count: question.section.sites == 2 ? 1 : question.section.sites)
    ]
  }
}

extension SwitchModel {
  fileprivate var hasSizeAndPower: Bool { rackUnits != nil && (powerTypical ?? powerMaximum) != nil }
}

extension ModuleModel {
  /// Whether it can carry a channel of a line between sites.
  var isLineModule: Bool { retiming == .coherent && speed > .zero }
}
