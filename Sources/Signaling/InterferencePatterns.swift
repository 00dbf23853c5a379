import Glibc
import Numerics

/// Every amplitude that the symbols around a cursor can add to it: exact, by enumeration.
///
/// The reference for what densities on a grid compute. The levels are evenly spaced on [-1, 1] and equally likely, so that `n` interfering
/// taps give `L^n` patterns.
public struct InterferencePatterns: Sendable {
  /// The most patterns that are enumerated.
  public static let limit = 1 << 20

  /// Number of levels.
  public let levels: Int
  /// The cursor.
  public let cursor: Double
  /// What the other taps add, one value a pattern.
  public let values: [Double]

  /// Enumerates the patterns of a sampled pulse.
  /// - Parameters:
  ///   - taps: the pulse at the spacing of symbols.
  ///   - cursor: place of the tap that is decided on.
  ///   - modulation: how many levels a symbol has.
  /// - Returns: nothing when the cursor is none of the taps, or there are more patterns than the limit.
  public init?(taps: [Double], cursor: Int, modulation: Modulation) {
    guard taps.indices.contains(cursor) else { return nil }
    var values = [0.0]
    for (index, tap) in taps.enumerated() where index != cursor && tap != 0 {
      guard values.count <= Self.limit / modulation.levels else { return nil }
      values = modulation.amplitudes.flatMap { amplitude in values.map { $0 + amplitude * tap } }
    }
    levels = modulation.levels
    self.cursor = taps[cursor]
    self.values = values
  }

  /// Half the distance between neighboring levels at the cursor, `h0 / (L - 1)`.
  public var halfSpacing: Double { cursor / Double(levels - 1) }

  /// The largest interference.
  public var peak: Double { values.reduce(0) { max($0, $1.magnitude) } }

  /// The root mean square of the interference.
  public var rootMeanSquare: Double {
    (mean { $0 * $0 }).squareRoot()
  }

  /// What is left between neighboring levels in the worst pattern; negative when the eye is closed.
  public var worstEyeHeight: Double { 2 * (halfSpacing - peak) }

  /// The symbol error ratio with Gaussian noise, `2 (1 - 1/L) mean Q((h0 / (L - 1) - isi) / sigma)`.
  public func symbolErrorRatio(sigma: Double) -> Double {
    let margin = halfSpacing
    return 2 * (1 - 1 / Double(levels)) * mean { GaussianTail.probability(above: (margin - $0) / sigma) }
  }

  /// The probability that interference and Gaussian noise together are at most `y`.
  public func cumulative(_ y: Double, sigma: Double) -> Double {
    mean { GaussianTail.probability(above: ($0 - y) / sigma) }
  }

  /// The `y` at which `cumulative` reaches a probability between 0 and 1.
  ///
  /// Newton's steps, halved back into the interval that holds the solution.
  public func inverseCumulative(_ probability: Double, sigma: Double) -> Double {
    let reach = peak + 40 * sigma
    var (low, high) = (-reach, reach)
    var y = max(low, min(high, -sigma * GaussianTail.inverse(probability) * (1 + rootMeanSquare / sigma)))
    for _ in 0..<80 {
      let (reached, slope) = (cumulative(y, sigma: sigma), density(y, sigma: sigma))
      if reached < probability { low = y } else { high = y }
      // In the log domain the tail is nearly a parabola, and Newton's steps are long and safe.
      let step = slope > 0 ? reached * logRatio(probability, reached) / slope : .infinity
      let next = y + step
      let inside = next > low && next < high ? next : (low + high) / 2
      if (inside - y).magnitude <= 1e-15 * max(sigma, y.magnitude) { return inside }
      y = inside
    }
    return y
  }

  private func logRatio(_ target: Double, _ reached: Double) -> Double {
    reached > 0 ? log(target / reached) : .infinity
  }

  private func density(_ y: Double, sigma: Double) -> Double {
    mean { GaussianTail.density(at: ($0 - y) / sigma) } / sigma
  }

  private func mean(_ value: (Double) -> Double) -> Double {
    var sum = CompensatedSum()
    for pattern in values { sum.add(value(pattern)) }
    return sum.value / Double(values.count)
  }
}
