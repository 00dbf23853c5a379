public import Diagnostics
import Numerics
public import Quantities

/// The longest line before a lane with which it still passes.
///
/// Channel Operating Margin need not fall with length: a little loss damps reflections and crosstalk. So lengths are scanned from zero
/// in even steps until the margin has stayed well below the threshold, and each change between passing and failing is then bisected.
/// A stretch that is narrower than a step may be missed.
public struct LengthSearch: Sendable {
  /// The margin at one length.
  public struct Point: Sendable, Equatable {
    /// Length of the added line.
    public var length: Length
    /// The least margin of all cases.
    public var com: Decibels
  }

  /// Lengths without a gap with which the lane passes.
  public struct Stretch: Sendable, Equatable {
    /// The shortest.
    public var from: Point
    /// The longest.
    public var to: Point
    /// Whether the scan ended within it, so that it may go on.
    public var isOpen: Bool
  }

  /// What was found.
  public struct Outcome: Sendable {
    /// Every scanned length, from zero.
    public var points: [Point]
    /// Where the lane passes, from the shortest.
    public var stretches: [Stretch]
    /// The margins at the longest length that passes; at zero when none does.
    public var result: ComResult

    /// The longest length that passes; nothing when none does.
    public var longest: Point? { stretches.last?.to }
  }

  private let specification: ComSpecification
  private let channel: ComChannel
  private let method: ComMethod
  private let line: TransmissionLine
  private let threads: Int

  /// Prepares a search.
  /// - Parameter line: the line; its own length is ignored.
  public init(
    specification: ComSpecification, channel: ComChannel, line: TransmissionLine, method: ComMethod = .annex,
    threads: Int = 1
  ) {
    self.specification = specification
    self.channel = channel
    self.line = line
    self.method = method
    self.threads = threads
  }

  private static let steps = 24
  /// Failures by this much in a row end the scan.
  private static let hopeless = (count: 3, margin: 2.0)
  private static let mostAddedLoss = 45.0

  /// The length at which the line loses 45 dB at half the symbol rate, at most 20 m: no lane passes with more.
  public var reach: Length {
    let nepers = line.law.propagation(gigahertz: specification.signaling.rate.baud / 2e9).real
    let decibelsPerMillimeter = nepers * 8.685889638065037
    return Length(meters: min(20, decibelsPerMillimeter > 0 ? Self.mostAddedLoss / decibelsPerMillimeter / 1e3 : 20))
  }

  /// Searches.
  /// - Throws: what is wrong with the channel; `Interrupted`.
  public func run(progress: Progress = .none) throws -> Outcome {
    let points = try scan(progress)
    var stretches: [Stretch] = []
    for (index, point) in points.enumerated() where passes(point) {
      let before = index > 0 ? points[index - 1] : nil
      if before.map(passes) == true { continue }
      let end = points[index...].firstIndex { !passes($0) }
      let start = try before.map { try edge(passing: point, failing: $0, progress) } ?? point
      let last = points[(end ?? points.endIndex) - 1]
      let to = try end.map { try edge(passing: last, failing: points[$0], progress) } ?? last
      stretches.append(Stretch(from: start, to: to, isOpen: end == nil))
    }
    let result = try result(at: stretches.last?.to.length ?? .zero, progress)
    return Outcome(points: points, stretches: stretches, result: result)
  }

  private func scan(_ progress: Progress) throws -> [Point] {
    var points: [Point] = []
    var failures = 0
    for step in 0...Self.steps {
      try progress.report("scanning lengths", step, of: Self.steps)
      let point = try point(at: reach * (Double(step) / Double(Self.steps)), progress)
      points.append(point)
      failures = point.com.decibels < threshold - Self.hopeless.margin ? failures + 1 : 0
      if failures >= Self.hopeless.count { break }
    }
    return points
  }

  /// The passing length nearest to a failing one, to a tenth of a millimeter or a thousandth.
  private func edge(passing: Point, failing: Point, _ progress: Progress) throws -> Point {
    var (passing, failing) = (passing, failing.length)
    while abs(passing.length.meters - failing.meters) > max(1e-4, 1e-3 * passing.length.meters) {
      try progress.report("narrowing the length")
      let middle = try point(at: (passing.length + failing) / 2, progress)
      if passes(middle) { passing = middle } else { failing = middle.length }
    }
    return passing
  }

  private func point(at length: Length, _ progress: Progress) throws -> Point {
    let worst = try result(at: length, progress).worst
    return Point(length: length, com: worst?.com ?? Decibels(decibels: -200))
  }

  private func result(at length: Length, _ progress: Progress) throws -> ComResult {
    var line = line
    line.length = length
    let lane = length > .zero ? channel.lengthened(by: line) : channel
    return try ComAnalysis(specification: specification, channel: lane, method: method)
      .result(threads: threads, progress: progress.silent)
  }

  private var threshold: Double { specification.passingMargin.decibels }
  private func passes(_ point: Point) -> Bool { point.com >= specification.passingMargin }
}
