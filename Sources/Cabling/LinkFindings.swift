import Diagnostics
import Fabrics
import Quantities

/// What a plan of links has to report: classes that nothing serves, and what to mind of those that something does.
struct LinkFindings {
  private(set) var all: [Finding] = []

  private let network: Network
  private let terms: [LayerTerms]
  /// The same question with the generic standard's reaches and every technology allowed.
  private let relaxed: (RunClass) -> [Candidate]

  init(
    _ network: Network, _ classes: LinkClasses, _ planned: [PlannedClass], terms: [LayerTerms],
    parts: [PartCount], relaxed: @escaping (RunClass) -> [Candidate]
  ) {
    self.network = network
    self.terms = terms
    self.relaxed = relaxed
    addUnserved(classes, planned)
    addRemarks(planned)
    addUnpriced(parts)
  }

  // MARK: Classes that nothing serves

  /// Classes of one layer that fail for one kind of reason.
  private struct Group {
    let layer: Int
    let code: FindingCode
    var worst: Int
    var links: Int
  }

  private mutating func addUnserved(_ classes: LinkClasses, _ planned: [PlannedClass]) {
    var groups: [Group] = []
    // What a line lacks is said where the scenario is resolved, which knows the field that asks for it.
    for (index, entry) in planned.enumerated() where entry.chosen == nil && entry.run.route == nil {
      let code = code(entry)
      if let known = groups.firstIndex(where: { $0.layer == entry.layer && $0.code == code }) {
        groups[known].links += entry.links
        if entry.longest > planned[groups[known].worst].longest { groups[known].worst = index }
      } else {
        groups.append(Group(layer: entry.layer, code: code, worst: index, links: entry.links))
      }
    }
    for group in groups { all.append(finding(group, classes.entries[group.worst], planned[group.worst])) }
  }

  private func policy(_ layer: Int) -> LinkPolicy {
    terms.indices.contains(layer) ? terms[layer].policy : LinkPolicy()
  }

  /// The allowed candidate that came nearest; nothing when all that would close is excluded. A part that reaches less than a
  /// quarter of the run explains nothing as long as another fails for its watts or its top.
  private func nearest(_ entry: PlannedClass) -> Candidate? {
    let policy = policy(entry.layer)
    return entry.candidates.filter { policy.allows($0.technology) && $0.obstacle != .policy }
      .min { left, right in
        let leftIsShort = fallsShort(left, of: entry.longest)
        let rightIsShort = fallsShort(right, of: entry.longest)
        return leftIsShort == rightIsShort ? left.isNearer(than: right) : rightIsShort
      }
  }

  private func fallsShort(_ candidate: Candidate, of run: Length) -> Bool {
    if candidate.obstacle == .reach { return (candidate.reach ?? .zero) * 4 < run }
    return (candidate.obstacle ?? .missing).distance > Obstacle.heatSink.distance
  }

  private func code(_ entry: PlannedClass) -> FindingCode {
    let policy = policy(entry.layer)
    let inside: Set<Technology> = [.cpo, .npo, .oio]
    if !policy.technologies.isEmpty, policy.technologies.allSatisfy(inside.contains),
      entry.run.a.cage.form != .fiber, entry.run.b.cage.form != .fiber
    {
      return .technologyNotOffered
    }
    if entry.candidates.contains(where: { $0.obstacle == .policy && policy.allows($0.technology) }) {
      return .notAllowed
    }
    return switch nearest(entry)?.obstacle {
    case .reach: .runTooLong
    case .minimumReach: .runTooShort
    case .polarity: .polarity
    case .power: .moduleTooHot
    case .heatSink: .heatSinkConflict
    case .undeclared: .notVouchedFor
    default: .noPart
    }
  }

  private func finding(_ group: Group, _ entry: LinkClasses.Entry, _ planned: PlannedClass) -> Finding {
    let link = network.links[entry.worst]
    let ends = "\(name(link.a)) to \(name(link.b))"
    let near = nearest(planned)
    let reason = near.flatMap { $0.verdict.reason } ?? "everything that would serve is excluded"
    let what = "\(NumberText.grouped(group.links)) \(layerName(group.layer)) link\(group.links == 1 ? "" : "s")"
    let meters = NumberText.shortest((planned.longest.meters * 10).rounded(.up) / 10)
    let message =
      group.code == .runTooLong
      ? "\(what) exceed the reach of every allowed part: the longest, \(ends), is \(meters) m; \(reason)"
      : "\(what) cannot be made, for example \(ends) (\(meters) m): \(reason)"
    let longest = planned.candidates.filter { policy(group.layer).allows($0.technology) }.compactMap(\.reach).max()
    return Finding(
      group.code, .error, message,
      expected: group.code == .runTooLong ? longest.map { "runs of at most \($0)" } : nil,
      found: group.code == .runTooLong ? "\(meters) m" : nil,
      help: remedies(group, planned, longest), subject: layerName(group.layer), count: group.links)
  }

  private func remedies(_ group: Group, _ planned: PlannedClass, _ longest: Length?) -> [String] {
    var help: [String] = []
    let policy = policy(group.layer)
    let barred = planned.candidates.filter { $0.obstacle == .policy }.min { LinkChoice.precedes($0, $1) }
    if let barred {
      let excluded = barred.parts.first { policy.excludedParts.contains($0.part) }
      let parts = barred.parts.map(\.part).uniqued.joined(separator: " + ")
      help.append(
        excluded.map { "take `\($0.part)` out of `exclude`" }
          ?? "allow `\(barred.technology.rawValue)`: \(parts) closes at \(price(barred)) a link")
    }
    if barred == nil, policy.validatedOnly,
      let generic = LinkChoice.best(relaxed(planned.run)).map({ relaxed(planned.run)[$0] })
    {
      let parts = generic.parts.map(\.part).uniqued.joined(separator: " + ")
      help.append("accept the generic standard's reach (`validated_only: false`): \(parts) closes then")
    }
    if group.code == .notVouchedFor, let near = nearest(planned), near.technology.isLinear {
      help.append("name `\(near.technology.rawValue)` among the technologies to vouch for the boxes")
    }
    if group.code == .runTooLong, let longest { help.append("move the racks so that no run exceeds \(longest)") }
    if help.isEmpty { help.append("add a part that serves to the catalog, or choose another port rate or breakout") }
    return help
  }

  private func price(_ candidate: Candidate) -> String {
    candidate.pricePerLink.text { "\(NumberText.grouped(Int($0.dollars.rounded()))) USD" }
  }

  // MARK: What to mind

  private mutating func addRemarks(_ planned: [PlannedClass]) {
    var seen: [CandidateRemark] = []
    var links: [CandidateRemark: Int] = [:]
    for entry in planned {
      for remark in (entry.choice?.remarks ?? []).uniqued {
        if links[remark] == nil { seen.append(remark) }
        links[remark, default: 0] += entry.links
      }
    }
    for remark in seen {
      let count = links[remark] ?? 0
      switch remark {
      case .orderPolarityB(let trunk):
        all.append(
          Finding(
            .polarity, .warning, "the catalog does not say the polarity of trunk \(trunk), and type B is needed",
            help: ["order it as type B, with type B cords at both ends"], subject: trunk, count: count))
      case .darkLanes(let module):
        all.append(
          Finding(
            .darkLanes, .note, "\(module) is larger than its cages, so part of each stays dark",
            help: ["add a module of the cage's own rate to the catalog"], subject: module, count: count))
      }
    }
  }

  private mutating func addUnpriced(_ parts: [PartCount]) {
    let unpriced = parts.filter(\.price.isUnknown)
    guard !unpriced.isEmpty else { return }
    let names = unpriced.map(\.part).uniqued
    let pieces = unpriced.reduce(0) { $0 + $1.count }
    all.append(
      Finding(
        .unpricedParts, .warning,
        "\(NumberText.grouped(pieces)) pieces have no price: \(names.joined(separator: ", "))",
        help: ["give a price under `prices`, as a value or a range"], subject: names.first, count: pieces))
  }

  // MARK: Names

  private func layerName(_ layer: Int) -> String {
    let shape = network.layers[layer]
    guard network.fabrics.indices.contains(shape.fabric) else { return shape.kind.title(in: nil) }
    let fabric = network.fabrics[shape.fabric]
    return "\(fabric.name) \(shape.kind.title(in: fabric.tier))"
  }

  private func name(_ device: DeviceIndex) -> String {
    let found = network.devices[Int(device)]
    return "\(network.classes[Int(found.deviceClass)].role.noun(1)) \(found.index + 1)"
  }
}

extension Verdict {
  /// Why it does not close; nothing when it does.
  public var reason: String? {
    switch self {
    case .closes: nil
    case .fails(let reason), .unknown(let reason): reason
    }
  }
}

extension Array where Element: Hashable {
  /// The elements without repetitions, in the order of their first.
  var uniqued: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
