import Glibc

/// The upper tail of the standard normal distribution, `Q(x) = 1/2 erfc(x / sqrt 2)`, and its inverse.
public enum GaussianTail {
  private static let inverseRootOfTwo = 0.5.squareRoot()
  /// What rounding took from `sqrt(1/2)`.
  private static let inverseRootOfTwoRest = -4.833646656726457e-17
  private static let twoOverRootPi = 2 / Double.pi.squareRoot()

  /// `Q(x)`: the probability that a standard normal variable exceeds `x`. Relative error below 1e-14 down to 1e-300.
  ///
  /// The argument of `erfc` is carried in two doubles: at `x = 37` its rounding alone would cost 1e-13.
  public static func probability(above x: Double) -> Double {
    guard x.isFinite else { return x.isNaN ? .nan : x > 0 ? 0 : 1 }
    let high = x * inverseRootOfTwo
    let low = Double.zero.addingProduct(x, inverseRootOfTwoRest) + (-high).addingProduct(x, inverseRootOfTwo)
    return 0.5 * (erfc(high) - low * twoOverRootPi * exp(-high * high))
  }

  /// The density of the standard normal distribution at `x`.
  public static func density(at x: Double) -> Double { exp(-0.5 * x * x) / (2 * Double.pi).squareRoot() }

  /// The `x` at which `Q(x)` is the given probability; infinite at 0, minus infinity at 1, not a number outside.
  ///
  /// Abramowitz and Stegun 26.2.23 starts, Halley's steps end at the precision of `Q`.
  public static func inverse(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    guard probability > 0 else { return .infinity }
    guard probability < 1 else { return -.infinity }
    guard probability <= 0.5 else { return -inverse(1 - probability) }
    var x = start(probability)
    for _ in 0..<6 {
      let slope = density(at: x)
      guard slope > 0 else { break }
      let ratio = (self.probability(above: x) - probability) / slope
      let step = ratio / (1 - 0.5 * ratio * x)
      x += step
      if step.magnitude <= 1e-16 * max(1, x) { break }
    }
    return x
  }

  private static func start(_ probability: Double) -> Double {
    let t = (-2 * log(probability)).squareRoot()
    let above = 2.515517 + t * (0.802853 + t * 0.010328)
    let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    return max(0, t - above / below)
  }
}
