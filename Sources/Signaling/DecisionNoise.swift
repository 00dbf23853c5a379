import Numerics

/// What disturbs a decision: noise and whatever interference is not removed, as the probabilities of its two tails.
///
/// Amounts are in units of half the distance between neighboring levels, so that a symbol is wrong from 1 on.
public struct DecisionNoise: Sendable {
  /// The probability that the disturbance is above an amount.
  public let above: @Sendable (Double) -> Double
  /// The probability that it is below minus that amount.
  public let below: @Sendable (Double) -> Double

  /// Describes any disturbance by its tails.
  public init(
    above: @escaping @Sendable (Double) -> Double, below: @escaping @Sendable (Double) -> Double
  ) {
    self.above = above
    self.below = below
  }

  /// Gaussian noise.
  /// - Parameter margin: half the distance between neighboring levels over the noise's standard deviation.
  public static func gaussian(margin: Double) -> DecisionNoise {
    let tail: @Sendable (Double) -> Double = { GaussianTail.probability(above: margin * $0) }
    return DecisionNoise(above: tail, below: tail)
  }

  /// The probability that a disturbed level, moved by `shift` half distances, is decided as the one `offset` levels higher.
  /// - Parameters:
  ///   - sent: number of the level that is sent, from 0.
  ///   - decided: number of the level that is decided.
  ///   - levels: number of levels; the outermost decisions have no outer threshold.
  ///   - shift: interference that is known, in half distances.
  func probability(sent: Int, decided: Int, levels: Int, shift: Double = 0) -> Double {
    let offset = Double(decided - sent)
    let (lower, upper) = (2 * offset - 1 - shift, 2 * offset + 1 - shift)
    if decided == 0 { return below(-upper) }
    if decided == levels - 1 { return above(lower) }
    return lower >= 0
      ? above(lower) - above(upper)
      : upper <= 0
        ? below(-upper) - below(-lower)
        : max(0, 1 - above(upper) - below(-lower))
  }
}
