import Fabrics
import Quantities

/// Answers what a class of runs can be made of from the catalog's rated reaches.
///
/// Every combination of module, cable and module, and every cable with fixed ends, is checked for rate, lanes, medium,
/// connector, cage form, heat sink, power class, protocol, breakout, reach and the technologies allowed. What closes is kept
/// whole; of what fails, the few of each technology that came nearest.
public struct RatedReach: ReachModel {
  /// Failing candidates that are kept for each technology.
  static let failuresKept = 3

  let shelf: PartsShelf
  private let standards: [StandardReach]

  /// Reads a shelf of parts.
  public init(_ shelf: PartsShelf) {
    self.shelf = shelf
    standards = StandardReach.all(shelf.modules)
  }

  /// See `ReachModel`. In the order of technologies; within one, what closes first, cheapest first.
  public func candidates(for run: RunClass, under policy: LinkPolicy) -> [Candidate] {
    if let route = run.route { return channels(for: run, on: route, under: policy) }
    var found = fixedCables(for: run)
    found += optics(for: run, validatedOnly: policy.validatedOnly, style: policy.style)
    found = found.map { judge($0, policy) }
    return Technology.allCases.flatMap { technology in
      keep(found.filter { $0.technology == technology }, of: technology, run)
    }
  }

  /// What closes and is not allowed fails for that.
  func judge(_ candidate: Candidate, _ policy: LinkPolicy) -> Candidate {
    var judged = candidate
    if let part = candidate.parts.first(where: { policy.excludedParts.contains($0.part) })?.part {
      guard candidate.closes else { return candidate }
      judged.fail(.policy, "\(part) is excluded")
    } else if !policy.allows(candidate.technology) {
      guard candidate.closes else { return candidate }
      judged.fail(.policy, "technology `\(candidate.technology.rawValue)` is not among those allowed")
    } else if candidate.closes, candidate.technology.isLinear, policy.technologies.isEmpty {
      judged.obstacle = .undeclared
      judged.verdict = .unknown(
        "linear modules need a transmitter in both boxes that drives them, which the catalog does not say; name "
          + "`\(candidate.technology.rawValue)` among the technologies to vouch for it")
    }
    return judged
  }

  private func keep(_ candidates: [Candidate], of technology: Technology, _ run: RunClass) -> [Candidate] {
    let closing = candidates.filter(\.closes)
      .sorted { LinkChoice.precedes($0, $1) }
    let failing = candidates.filter { !$0.closes }
      .sorted { $0.isNearer(than: $1) }
    if closing.isEmpty, failing.isEmpty { return [.missing(technology, absence(of: technology, run))] }
    return closing + failing.prefix(Self.failuresKept)
  }

  private func absence(of technology: Technology, _ run: RunClass) -> String {
    switch technology {
    case .npo, .cpo, .oio:
      "\(run.b.model) has \(run.b.cage.form.rawValue) cages; optics inside the box need another box"
    case .backplane: "it joins accelerators inside a rack only"
    case .copper, .acc, .aec, .aoc, .pluggable, .lro, .lpo, .coherent:
      "the catalog has no \(technology.rawValue) part for \(run.rate) between \(run.a.cage.form.rawValue) and "
        + "\(run.b.cage.form.rawValue) cages"
    }
  }

  /// Reach of the generic standard with a scheme, from the catalog's generic rows; nothing when it has none.
  func standardReach(_ end: OpticalEnd) -> Length? {
    standards.first { $0.scheme == end.scheme && $0.laneRate == end.laneRate && $0.medium == end.medium }?.reach
  }
}

/// The reach that a standard gives to all modules of one scheme, whoever makes them.
private struct StandardReach {
  let scheme: OpticalScheme
  let laneRate: BitRate
  let medium: FiberMedium
  var reach: Length

  /// From the catalog's generic retimed rows; the shortest where rows of one scheme differ.
  static func all(_ modules: [ModuleModel]) -> [StandardReach] {
    var found: [StandardReach] = []
    for module in modules where module.vendor == "generic" && module.retiming == .dsp {
      guard let scheme = OpticalScheme(module.opticalScheme), let reach = module.reach else { continue }
      let same = found.firstIndex {
        $0.scheme == scheme && $0.laneRate == module.opticalLaneRate && $0.medium == module.medium
      }
      if let same {
        found[same].reach = min(found[same].reach, reach)
      } else {
        found.append(
          StandardReach(scheme: scheme, laneRate: module.opticalLaneRate, medium: module.medium, reach: reach))
      }
    }
    return found
  }
}

extension Technology {
  /// Whether its modules leave equalizing to the boxes.
  var isLinear: Bool { self == .lpo || self == .lro }
}

extension Candidate {
  /// A candidate without parts, that says why there are none.
  static func missing(_ technology: Technology, _ reason: String) -> Candidate {
    Candidate(
      technology: technology, parts: [], soldLength: nil, fibersPerLink: 0, section: .zero, linearDensity: nil,
      latency: nil, obstacle: .missing, verdict: .fails(reason))
  }

  mutating func fail(_ obstacle: Obstacle, _ reason: String) {
    self.obstacle = obstacle
    verdict = .fails(reason)
  }

  /// Whether it came nearer to closing: by kind of obstacle, then by reach, then by price.
  func isNearer(than other: Candidate) -> Bool {
    let left = obstacle?.distance ?? 0
    let right = other.obstacle?.distance ?? 0
    if left != right { return left < right }
    let leftReach = reach ?? .zero
    let rightReach = other.reach ?? .zero
    if leftReach != rightReach { return leftReach > rightReach }
    return LinkChoice.precedes(self, other)
  }
}
