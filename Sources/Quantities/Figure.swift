/// Three percentiles of something not known exactly.
public struct Spread<Q: Quantity>: Sendable, Hashable {
  /// One in twenty is below.
  public var p5: Q
  /// The median.
  public var p50: Q
  /// One in twenty is above.
  public var p95: Q

  /// Makes a spread; the caller checks `p5 <= p50 <= p95`.
  public init(p5: Q, p50: Q, p95: Q) {
    self.p5 = p5
    self.p50 = p50
    self.p95 = p95
  }
}

/// A value that may be exact, a range, or unknown. Unknown is never zero.
public enum Figure<Q: Quantity>: Sendable, Hashable {
  /// One value.
  case known(Q)
  /// A planning range.
  case range(Spread<Q>)
  /// Not published, not found.
  case unknown

  /// The value or the median; nothing when unknown.
  public var central: Q? {
    switch self {
    case .known(let value): value
    case .range(let spread): spread.p50
    case .unknown: nil
    }
  }

  /// Whether nothing is known.
  public var isUnknown: Bool { central == nil }

  /// The figure times a count.
  public func times(_ count: Int) -> Figure {
    switch self {
    case .known(let value): .known(value * count)
    case .range(let s): .range(Spread(p5: s.p5 * count, p50: s.p50 * count, p95: s.p95 * count))
    case .unknown: .unknown
    }
  }
}

extension Figure {
  /// The figure times a pure number.
  public func scaled(by factor: Double) -> Figure {
    switch self {
    case .known(let value): .known(value * factor)
    case .range(let s): .range(Spread(p5: s.p5 * factor, p50: s.p50 * factor, p95: s.p95 * factor))
    case .unknown: .unknown
    }
  }

  /// The figure's share when several use one.
  public func divided(by count: Int) -> Figure {
    let divisor = Double(max(1, count))
    switch self {
    case .known(let value): return .known(value / divisor)
    case .range(let s): return .range(Spread(p5: s.p5 / divisor, p50: s.p50 / divisor, p95: s.p95 / divisor))
    case .unknown: return .unknown
    }
  }
}

/// A sum of figures that remembers what it could not add.
public struct Total<Q: Quantity>: Sendable, Hashable {
  /// The sum of what is known and of the medians of ranges; a lower bound when `unknownLines` is above 0.
  public private(set) var known: Q = .zero
  /// How many lines had a value or a range.
  public private(set) var knownLines = 0
  /// How many lines had no value.
  public private(set) var unknownLines = 0
  /// How many lines were ranges.
  public private(set) var estimatedLines = 0

  /// An empty sum.
  public init() {}

  /// Adds one line.
  public mutating func add(_ figure: Figure<Q>) {
    switch figure {
    case .known(let value):
      known += value
      knownLines += 1
    case .range(let spread):
      known += spread.p50
      knownLines += 1
      estimatedLines += 1
    case .unknown: unknownLines += 1
    }
  }

  /// Adds another sum.
  public mutating func add(_ other: Total) {
    known += other.known
    knownLines += other.knownLines
    unknownLines += other.unknownLines
    estimatedLines += other.estimatedLines
  }

  /// Takes away what is counted elsewhere; the lines stay.
  public mutating func subtract(_ value: Q) { known = known - value }

  /// The same lines, each taken `count` times: of each year, for several years.
  public func times(_ count: Int) -> Total {
    var sum = self
    sum.known = known * Double(max(0, count))
    return sum
  }

  /// Whether the sum is complete.
  public var isComplete: Bool { unknownLines == 0 }

  /// What is known; nothing when lines are missing and the others come to nothing, for "at least zero" says nothing.
  public var lowerBound: Q? { isComplete || known > .zero ? known : nil }

  /// `1,200 USD`, or `at least 1,200 USD (2 lines unknown)`, or `unknown (2 lines)` when nothing could be added.
  public func text(_ print: (Q) -> String) -> String {
    if isComplete { return print(known) }
    let lines = "\(NumberText.grouped(unknownLines)) line\(unknownLines == 1 ? "" : "s")"
    return knownLines == 0 ? "unknown (\(lines))" : "at least \(print(known)) (\(lines) unknown)"
  }
}
