import Fabrics
import Quantities

/// Two fitting ends of a class of runs, to be joined by fiber.
struct OpticalPair {
  let a: OpticalEnd
  let b: OpticalEnd
  let technology: Technology
  let run: RunClass

  /// Way of laying fiber between the ends: parts besides the optics, and how long the light travels.
  struct Fiber {
    var parts: [PartUse]
    /// Grade of the fiber that decides the reach.
    var grade: String?
    /// Length that is sold; nothing when laid to measure.
    var sold: Length?
    /// Length of glass from end to end.
    var glass: Length
    var section: Area
    var density: LinearDensity?
    var latency: Duration?
    var bundle: CableBundle
    /// Id of a trunk whose polarity the catalog does not say.
    var unpolarized: String?
  }

  /// What stands in the way of every fiber, or the fibers that can be laid, the cheapest first.
  enum Fibers {
    case none(Obstacle, String, reach: Length?)
    case some([Fiber])
  }

  /// The best candidate of this pair: the cheapest fiber that closes, else the one that comes nearest.
  /// - Parameter rated: the reach of the pair on a grade of fiber; nothing when not rated.
  func candidate(_ shelf: PartsShelf, rated: (String?) -> Length?, _ style: CablingStyle) -> Candidate {
    if let reason = mismatch { return bare(.optics, reason, reach: nil) }
    switch fibers(shelf, style) {
    case .none(let obstacle, let reason, let reach): return bare(obstacle, reason, reach: reach)
    case .some(let fibers):
      let made = fibers.map { candidate($0, rated($0.grade)) }
      let closing = made.filter(\.closes).min { LinkChoice.precedes($0, $1) }
      return closing ?? made.min { $0.isNearer(than: $1) } ?? bare(.connector, "no cord joins them", reach: nil)
    }
  }

  /// Why the optics at the ends do not understand each other; nothing when they do.
  private var mismatch: String? {
    guard a.scheme == b.scheme else {
      return "\(a.id) speaks \(a.scheme.family.rawValue), \(b.id) speaks \(b.scheme.family.rawValue)"
    }
    guard a.laneRate == b.laneRate else {
      let stuck = [a, b].contains { $0.module?.laneFallback == false } ? ", and they do not fall back" : ""
      return "optical lanes of \(a.id) run at \(a.laneRate), those of \(b.id) at \(b.laneRate)\(stuck)"
    }
    guard a.medium == b.medium, a.connectorsPerPort == b.connectorsPerPort else {
      return "\(a.id) and \(b.id) differ in their fibers"
    }
    return nil
  }

  private func candidate(_ fiber: Fiber, _ reach: Length?) -> Candidate {
    var made = Candidate(
      technology: technology, parts: a.parts + b.parts + fiber.parts, soldLength: fiber.sold,
      fibersPerLink: max(a.fibersPerLink, b.fibersPerLink), section: fiber.section, linearDensity: fiber.density,
      latency: latency(fiber), bundle: fiber.bundle, reach: reach, verdict: .closes(margin: nil))
    made.remarks =
      [a, b].filter(\.isLarger).map { .darkLanes($0.id) } + (fiber.unpolarized.map { [.orderPolarityB($0)] } ?? [])
    if let caveat = a.caveat ?? b.caveat {
      made.obstacle = .undeclared
      made.verdict = .unknown(caveat)
    } else if let reach {
      guard fiber.glass > reach else { return made }
      made.fail(.reach, "\(names) is rated \(reach), the fiber is \(fiber.glass)")
    } else {
      made.obstacle = .undeclared
      made.verdict = .unknown("no reach of \(names) on \(fiber.grade ?? "this fiber") is published")
    }
    made.soldLength = nil
    return made
  }

  private func bare(_ obstacle: Obstacle, _ reason: String, reach: Length?) -> Candidate {
    Candidate(
      technology: technology, parts: a.parts + b.parts, soldLength: nil,
      fibersPerLink: max(a.fibersPerLink, b.fibersPerLink), section: .zero, linearDensity: nil, latency: nil,
      reach: reach, obstacle: obstacle, verdict: .fails(reason))
  }

  private var names: String { a.id == b.id ? "\(a.id) at both ends" : "\(a.id) with \(b.id)" }

  private func latency(_ fiber: Fiber) -> Duration? {
    guard let left = a.latency, let right = b.latency, let glass = fiber.latency else { return nil }
    return left + right + glass
  }

  /// The longest of both least lengths.
  var minimumReach: Length { max(a.minimumReach, b.minimumReach) }

  /// The run, or the least length of its optics where that is more.
  var needed: Length { max(run.length, minimumReach) }
}
