import Glibc

/// A probability density as masses on evenly spaced values, `(first + k) step`.
///
/// Masses add to one, within rounding. Sums run upwards from the smallest, so that a tail of 1e-30 is as exact as a
/// half; convolution is direct where it is cheap or where tails matter, and by Fourier transforms where
/// `Precision.absolute` will do. Which value falls into which bin is decided by rounding to the nearest, symmetrically
/// about zero.
public struct Density: Sendable, Equatable {
  /// Distance of neighboring values.
  public let step: Double
  /// The first value, in steps.
  public let first: Int
  /// Probability of each value.
  public let masses: [Double]

  /// Makes a density.
  /// - Returns: nothing when there is no mass, a mass is negative or not finite, or the step is not positive.
  public init?(step: Double, first: Int, masses: [Double]) {
    guard step > 0, step.isFinite, !masses.isEmpty, masses.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
    self.init(trusted: step, first, masses)
  }

  init(trusted step: Double, _ first: Int, _ masses: [Double]) {
    self.step = step
    self.first = first
    self.masses = masses
  }

  /// All mass at zero.
  public static func impulse(step: Double) -> Density { Density(trusted: step, 0, [1]) }

  /// A normal density about zero: each mass is the integral over its bin, exact into the tails.
  /// - Parameters:
  ///   - sigma: standard deviation; all mass is at zero where it is not positive.
  ///   - reach: how many standard deviations to keep; 38 are all that doubles can hold.
  public static func gaussian(sigma: Double, step: Double, reach: Double = 38) -> Density {
    guard sigma > 0, sigma.isFinite, step > 0 else { return .impulse(step: step) }
    let half = Int(min(1e7, max(1, (reach * sigma / step).rounded(.up))))
    let scale = step / (sigma * 2.0.squareRoot())
    // Differences of the complementary error function, taken where it is small.
    var upper = [Double](repeating: 0, count: half + 1)
    var above = erfc(0.5 * scale)
    upper[0] = 1 - above
    for k in 1...half {
      let next = k == half ? 0 : erfc((Double(k) + 0.5) * scale)
      upper[k] = 0.5 * (above - next)
      above = next
    }
    return Density(trusted: step, -half, upper.dropFirst().reversed() + upper)
  }

  /// A uniform density about zero.
  /// - Parameter width: from end to end; bins at the ends hold their share.
  public static func uniform(width: Double, step: Double) -> Density {
    guard width > 0, width.isFinite, step > 0 else { return .impulse(step: step) }
    let reach = min(1e7, width / (2 * step))
    let half = Int((reach - 0.5).rounded(.up))
    guard half > 0 else { return .impulse(step: step) }
    let inner = 0.5 / reach
    let outer = (reach - (Double(half) - 0.5)) * inner
    let middle = [Double](repeating: inner, count: 2 * half - 1)
    return Density(trusted: step, -half, [outer] + middle + [outer])
  }

  /// The value of the last mass, in steps.
  public var last: Int { first + masses.count - 1 }

  /// One value.
  public func value(at index: Int) -> Double { Double(first + index) * step }

  /// All mass; one within rounding.
  public var total: Double { Self.sum(masses) }

  /// The mean.
  public var mean: Double { Self.sum(masses.indices.map { masses[$0] * value(at: $0) }) }

  /// The variance.
  public var variance: Double {
    let mean = mean
    return Self.sum(
      masses.indices.map { index in
        let distance = value(at: index) - mean
        return masses[index] * distance * distance
      })
  }

  /// Adds from the smallest end inwards: both halves separately, so that neither tail is lost in the other.
  private static func sum(_ terms: [Double]) -> Double {
    let middle = terms.count / 2
    return terms[..<middle].reduce(0, +) + terms[middle...].reversed().reduce(0, +)
  }
}

// MARK: - Sums of independent values

extension Density {
  /// The density of this value plus one of several equally likely offsets, such as a pulse's sample times each level of
  /// a symbol.
  public func mixed(with offsets: [Double]) -> Density {
    let shifts = offsets.map { Int(min(1e8, max(-1e8, ($0 / step).rounded()))) }
    guard let lowest = shifts.min(), let highest = shifts.max(), lowest < highest || lowest != 0 else { return self }
    var sum = [Double](repeating: 0, count: masses.count + highest - lowest)
    let share = 1 / Double(shifts.count)
    sum.withUnsafeMutableBufferPointer { sum in
      masses.withUnsafeBufferPointer { masses in
        for shift in shifts {
          let offset = shift - lowest
          for index in 0..<masses.count { sum[index &+ offset] += masses[index] * share }
        }
      }
    }
    return Density(trusted: step, first + lowest, sum)
  }

  /// The density of a sum of samples, each times an independent symbol with equally likely levels (equations 93A-39 and
  /// 93A-40).
  /// - Parameters:
  ///   - samples: the samples; one that is below half a step changes nothing.
  ///   - amplitudes: the levels, from -1 to 1.
  public static func symbols(_ samples: [Double], amplitudes: [Double], step: Double) -> Density {
    // From the smallest, so that the support grows last.
    samples.sorted { abs($0) < abs($1) }.reduce(.impulse(step: step)) { density, sample in
      density.mixed(with: amplitudes.map { $0 * sample })
    }
  }

  /// How exact a convolution has to be.
  public enum Precision: Sendable {
    /// Errors up to some 1e-17 of the whole are allowed, whatever the probability.
    case absolute
    /// Every probability is exact to rounding, however small: direct convolution.
    case relative
  }

  /// The density of the sum of two independent values with the same step.
  /// - Returns: this density when the steps differ.
  public func convolved(with other: Density, precision: Precision = .relative) -> Density {
    guard other.step == step else { return self }
    let (short, long) = masses.count <= other.masses.count ? (self, other) : (other, self)
    let isSmall = short.masses.count <= 64
    let sum =
      precision == .relative || isSmall
      ? Self.direct(short.masses, long.masses) : Self.byTransform([short.masses, long.masses])
    return Density(trusted: step, first + other.first, sum)
  }

  private static func direct(_ short: [Double], _ long: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: short.count + long.count - 1)
    sum.withUnsafeMutableBufferPointer { sum in
      long.withUnsafeBufferPointer { long in
        for (offset, mass) in short.enumerated() where mass > 0 {
          for index in 0..<long.count { sum[index &+ offset] += long[index] * mass }
        }
      }
    }
    return sum
  }

  private static func byTransform(_ parts: [[Double]]) -> [Double] {
    let count = parts.reduce(1) { $0 + $1.count - 1 }
    let transform = FourierTransform(count: FourierTransform.convenientCount(atLeast: count), isReal: true)
    var product = [Complex](repeating: .one, count: transform.count / 2 + 1)
    for part in parts {
      let spectrum = transform.forwardReal(part)
      for k in product.indices { product[k] *= spectrum[k] }
    }
    return transform.inverseReal(product).prefix(count).map { max(0, $0) }
  }
}

// MARK: - Probabilities

extension Density {
  /// Probability of a value at or below `limit`, each mass spread evenly over its bin.
  public func cumulative(at limit: Double) -> Double {
    let bins = limit / step - Double(first) + 0.5
    guard bins > 0 else { return 0 }
    guard bins < Double(masses.count) else { return total }
    let whole = Int(bins)
    return masses[..<whole].reduce(0, +) + masses[whole] * (bins - Double(whole))
  }

  /// Probability of a value at or above `limit`, summed from the far end, so that it is exact however small.
  public func exceedance(at limit: Double) -> Double { mirrored.cumulative(at: -limit) }

  /// The value at which the cumulative probability reaches `probability`; the ends of the support at or beyond 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    var below = 0.0
    for (index, mass) in masses.enumerated() {
      guard below + mass < probability || mass == 0 else {
        let share = max(0, min(1, (probability - below) / mass))
        return (Double(first + index) - 0.5 + share) * step
      }
      below += mass
    }
    return (Double(last) + 0.5) * step
  }

  /// The density of the negative value.
  public var mirrored: Density { Density(trusted: step, -last, masses.reversed()) }

  /// The density without masses at either end that together are below `probability`.
  public func trimmed(below probability: Double) -> Density {
    var low = masses.startIndex
    var high = masses.endIndex - 1
    var mass = masses[low]
    while low < high, mass < probability / 2 {
      low += 1
      mass += masses[low]
    }
    mass = masses[high]
    while high > low, mass < probability / 2 {
      high -= 1
      mass += masses[high]
    }
    return Density(trusted: step, first + low, Array(masses[low...high]))
  }
}
