public import Quantities

/// A sum of figures with its bounds.
///
/// The percentiles of the parts are added: `p5 = sum of p5`, and so on. That is exact when the prices move together
/// (one year's market lifts all lines of a class), and the outer bound of what independent lines would give, whose sum
/// varies less.
public struct SpreadSum<Q: Quantity>: Sendable, Hashable {
  /// Percentiles of the sum of what is known.
  public private(set) var spread = Spread<Q>(p5: .zero, p50: .zero, p95: .zero)
  /// Parts without a value; the spread is a lower bound when above 0.
  public private(set) var unknownLines = 0

  /// An empty sum.
  public init() {}

  /// Adds a figure.
  public mutating func add(_ figure: Figure<Q>) {
    switch figure {
    case .known(let value): add(Spread(p5: value, p50: value, p95: value))
    case .range(let range): add(range)
    case .unknown: unknownLines += 1
    }
  }

  /// Adds another sum.
  public mutating func add(_ other: SpreadSum) {
    add(other.spread)
    unknownLines += other.unknownLines
  }

  /// The same sum taken `count` times: of each year, for several years. Parts without a value stay as many as they are.
  public func times(_ count: Int) -> SpreadSum {
    let factor = Double(max(0, count))
    var sum = self
    sum.spread = Spread(p5: spread.p5 * factor, p50: spread.p50 * factor, p95: spread.p95 * factor)
    return sum
  }

  private mutating func add(_ other: Spread<Q>) {
    spread = Spread(p5: spread.p5 + other.p5, p50: spread.p50 + other.p50, p95: spread.p95 + other.p95)
  }
}
