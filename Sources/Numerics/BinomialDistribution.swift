import Glibc

/// How many of `trials` independent trials succeed, each with the same probability.
///
/// Probabilities by Loader's saddle point expansion ("Fast and accurate computation of binomial probabilities", 2000), tails as sums of
/// positive terms: nothing is subtracted from one, so a tail of 1e-300 is as precise as one of a half.
public struct BinomialDistribution: Sendable {
  /// Number of trials.
  public let trials: Int
  /// Probability of success in one trial, from 0 to 1.
  public let probability: Double

  /// Describes a distribution.
  /// - Parameters:
  ///   - trials: at least zero.
  ///   - probability: is brought into 0 to 1.
  public init(trials: Int, probability: Double) {
    self.trials = max(0, trials)
    self.probability = min(1, max(0, probability))
  }

  /// The probability of exactly `count` successes.
  public func mass(_ count: Int) -> Double {
    guard count >= 0, count <= trials else { return 0 }
    guard probability > 0 else { return count == 0 ? 1 : 0 }
    guard probability < 1 else { return count == trials ? 1 : 0 }
    let (all, some, rest) = (Double(trials), Double(count), Double(trials - count))
    if count == 0 { return exp(all * log1p(-probability)) }
    if count == trials { return exp(all * log(probability)) }
    let exponent =
      Combinatorics.stirlingError(trials) - Combinatorics.stirlingError(count)
      - Combinatorics.stirlingError(trials - count)
      - Self.deviance(some, all * probability) - Self.deviance(rest, all * (1 - probability))
    return exp(exponent) * (all / (2 * .pi * some * rest)).squareRoot()
  }

  /// The probability of at least `count` successes.
  ///
  /// Begins at the largest term of the tail and adds upward and downward from it by the ratio of neighbors.
  public func tail(from count: Int) -> Double {
    guard count > 0 else { return 1 }
    guard count <= trials, probability > 0 else { return 0 }
    guard probability < 1 else { return 1 }
    let odds = probability / (1 - probability)
    let top = max(count, min(trials, Int((Double(trials) + 1) * probability)))
    let largest = mass(top)
    var sum = CompensatedSum(largest)
    var term = largest
    for next in stride(from: top + 1, through: trials, by: 1) where term > 0 {
      term *= Double(trials - next + 1) / Double(next) * odds
      sum.add(term)
      if term < largest * 1e-20 { break }
    }
    term = largest
    for next in stride(from: top - 1, through: count, by: -1) where term > 0 {
      term *= Double(next + 1) / Double(trials - next) / odds
      sum.add(term)
      if term < largest * 1e-20 { break }
    }
    return min(1, sum.value)
  }

  /// `x ln(x / m) + m - x`, by its series where x is near m.
  private static func deviance(_ x: Double, _ mean: Double) -> Double {
    guard (x - mean).magnitude < 0.1 * (x + mean) else { return x * log(x / mean) + mean - x }
    let v = (x - mean) / (x + mean)
    var sum = (x - mean) * v
    var term = 2 * x * v
    for j in 1...200 {
      term *= v * v
      let next = sum + term / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
