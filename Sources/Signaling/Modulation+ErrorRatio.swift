import Glibc
import Numerics

extension Modulation {
  /// Half the distance between neighboring levels over the standard deviation of Gaussian noise, `sqrt(3 SNR / (L^2 - 1))`.
  /// - Parameter snr: mean power of equally likely levels over the power of the noise at the slicer, as a ratio.
  public func margin(snr: Double) -> Double {
    (3 * max(0, snr) / Double(levels * levels - 1)).squareRoot()
  }

  /// The ratio of powers that gives a margin; the inverse of `margin(snr:)`.
  public func snr(margin: Double) -> Double { margin * margin * Double(levels * levels - 1) / 3 }

  /// The share of symbols that are decided wrongly, levels equally likely and thresholds midway:
  /// `(1 - 1/L) (P(noise > 1) + P(noise < -1))`, for Gaussian noise `2 (1 - 1/L) Q(u)`.
  public func symbolErrorRatio(_ noise: DecisionNoise) -> Double {
    (1 - 1 / Double(levels)) * (noise.above(1) + noise.below(1))
  }

  /// The share of bits that are decided wrongly, by enumeration of the modulation's `SymbolMapping`.
  ///
  /// For Gray coded PAM4 and Gaussian noise this is `(3 Q(u) + 2 Q(3u) - Q(5u)) / 4`.
  public func bitErrorRatio(_ noise: DecisionNoise) -> Double {
    SymbolMapping(self).bitErrorRatio { sent, decided in
      noise.probability(sent: sent, decided: decided, levels: levels)
    }
  }

  /// The margin over Gaussian noise at which bits are wrong that often; infinite for a ratio of zero.
  /// - Parameter ratio: bit error ratio; what is above that of no signal at all gives zero.
  public func margin(bitErrorRatio ratio: Double) -> Double {
    guard ratio > 0 else { return .infinity }
    return -Bisection.argument(in: -40...0, reaching: log(ratio)) { log(bitErrorRatio(.gaussian(margin: -$0))) }
  }
}
