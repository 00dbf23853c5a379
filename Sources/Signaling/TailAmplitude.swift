import Glibc

/// The amplitude that a sum of symbols in noise exceeds with a small probability, without a density.
///
/// The sum's cumulant generating function is known in closed form, `K(s) = sum log M(h_n s) + sigma^2 s^2 / 2` with `M` that of a
/// level, and Lugannani and Rice's saddlepoint formula (1980) turns it into a tail, exact to a few percent of the probability far
/// out, where a percent of probability is less than 0.1 % of amplitude.
public struct TailAmplitude: Sendable {
  /// Levels above zero.
  private let levels: [Double]
  private let hasZero: Bool
  /// Natural logarithm of the probability.
  private let target: Double
  private let fourthCumulant: Double
  private let power: Double

  /// Prepares for a modulation and a probability below a half.
  public init(modulation: Modulation, probability: Double) {
    levels = modulation.amplitudes.filter { $0 > 0 }
    hasZero = modulation.amplitudes.contains(0)
    target = log(min(0.49, max(1e-300, probability)))
    power = modulation.symbolPower
    let fourth = modulation.amplitudes.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(modulation.levels)
    fourthCumulant = fourth - 3 * power * power
  }

  /// The amplitude.
  /// - Parameters:
  ///   - samples: of the pulse, one a symbol, in any order.
  ///   - variance: of Gaussian noise, and of samples too small to be listed.
  ///   - tilt: where the search begins; left where it ended, which the next sampling phase will hardly differ from.
  public func amplitude(_ samples: [Double], variance: Double, tilt: inout Double) -> Double {
    let total = samples.reduce(variance) { $0 + power * $1 * $1 }
    guard total > 0, total.isFinite else { return 0 }
    if !(tilt > 0) { tilt = (-2 * target / total).squareRoot() * 0.9 }
    // Newton's steps between bounds: the tail's logarithm falls with the tilt, at about -s K''.
    var (low, high) = (0.0, Double.infinity)
    for _ in 0..<60 {
      let curve = cumulants(samples, variance, at: tilt)
      let miss = Self.logTail(curve, at: tilt) - target
      if miss > 0 { low = tilt } else { high = tilt }
      var next = tilt + miss / (tilt * curve.second)
      if !(next > low && next < high) { next = high.isFinite ? (low + high) / 2 : 2 * tilt }
      let amplitude = curve.first + curve.second * (next - tilt)
      // What remains of the amplitude is quadratic in the step.
      let isDone = abs(next - tilt) < 3e-4 * tilt
      tilt = next
      if isDone { return amplitude }
    }
    return cumulants(samples, variance, at: tilt).first
  }

  private struct Cumulants {
    var value = 0.0
    var first = 0.0
    var second = 0.0
  }

  private func cumulants(_ samples: [Double], _ variance: Double, at tilt: Double) -> Cumulants {
    var result = Cumulants(value: variance * tilt * tilt / 2, first: variance * tilt, second: variance)
    let count = Double(2 * levels.count + (hasZero ? 1 : 0))
    for sample in samples {
      let largest = abs(sample) * tilt
      let square = sample * sample
      guard largest > 0.25 else {
        // Variance and fourth cumulant are all that matters of a small sample.
        let quartic = fourthCumulant * square * square
        result.value += tilt * tilt * (power * square / 2 + quartic * tilt * tilt / 24)
        result.first += tilt * (power * square + quartic * tilt * tilt / 6)
        result.second += power * square + quartic * tilt * tilt / 2
        continue
      }
      // Everything is divided by the largest exponential, which would overflow for long tilts.
      var (sum, slope, bend) = (hasZero ? exp(-largest) : 0, 0.0, 0.0)
      for level in levels {
        let (up, down) = (exp((level - 1) * largest), exp(-(level + 1) * largest))
        sum += up + down
        slope += level * (up - down)
        bend += level * level * (up + down)
      }
      let mean = slope / sum
      result.value += largest + log(sum / count)
      result.first += abs(sample) * mean
      result.second += square * (bend / sum - mean * mean)
    }
    return result
  }

  private static func logTail(_ curve: Cumulants, at tilt: Double) -> Double {
    let root = max(1e-12, 2 * (tilt * curve.first - curve.value)).squareRoot()
    let scaled = tilt * curve.second.squareRoot()
    // Q(w) / phi(w) stays of order 1 / w far out, where Q itself underflows.
    let mills = root < 25 ? erfc(root / 2.0.squareRoot()) / 2 / density(root) : 1 / root * (1 - 1 / (root * root))
    return -root * root / 2 - 0.5 * log(2 * Double.pi) + log(max(1e-12, mills + 1 / scaled - 1 / root))
  }

  private static func density(_ x: Double) -> Double { exp(-x * x / 2) / (2 * Double.pi).squareRoot() }
}
