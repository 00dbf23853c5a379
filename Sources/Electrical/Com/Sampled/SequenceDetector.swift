import Glibc
import Numerics
import Signaling

/// What detecting sequences instead of symbols gains over decision feedback of one tap (178A.1.10, IEEE P802.3dj).
///
/// `COM = COM_DFE + max(0, 20 log10(-Pan^-1(DER_MLSD) / A_s))` (equation 178A-49), where noise of the receiver has been added until
/// `Pan^-1(DER_0)` is `dCOM_an` beyond where it was.
struct SequenceDetector: Sendable {
  /// Terms of the sum after which it is given up; each is at most `(L - 1) / L` of the one before.
  static let mostTerms = 64
  /// Relative size of the term at which the sum ends.
  private static let leastTerm = 1e-4

  let modulation: Modulation
  /// `DER_0`.
  let errorRatio: Double
  /// `dCOM_an`, as a ratio of amplitudes.
  let allowance: Double

  /// What the detector is given, at the output of the feed-forward equalizer.
  struct Input {
    /// Noise and interference that are not Gaussian.
    var bounded: Density
    /// Variance of Gaussian noise, in square volts.
    var gaussian: Double
    /// Autocorrelation of the receiver's noise alone, in square volts.
    var receiver: [Double]
    /// Autocorrelation of all noise and of residual interference, in square volts.
    var correlation: [Double]
    /// `A_s`, in volts.
    var signal: Double
    /// `A_ni` of decision feedback, in volts.
    var noise: Double
    /// The tap of decision feedback, `b`.
    var feedback: Double
  }

  /// The gain and what it was computed from.
  struct Gain: Sendable, Equatable {
    /// `COM - COM_DFE`, in decibels, at least zero.
    var decibels: Double
    /// By how much of its own variance the receiver's noise was raised, `g_an`.
    var addedNoise: Double
    /// `DER_MLSD`.
    var errorRatio: Double
  }

  /// The gain.
  /// - Returns: nothing where no noise of the receiver can make the allowance.
  func gain(_ input: Input) -> Gain? {
    guard input.signal > 0, input.noise > 0, let receiver = input.receiver.first, receiver > 0,
      let added = addedNoise(input, per: receiver)
    else { return nil }
    let sigma = (input.gaussian + added * receiver).squareRoot()
    // A thousandth of the noise resolves it; finer bins of the density before would only cost time.
    let step = max(input.bounded.step, input.noise / 1000)
    let noise = input.bounded.scaled(by: 1, step: step)
      .convolved(with: .gaussian(sigma: sigma, step: step, reach: 12), precision: .absolute)
    let correlation = zip(input.correlation, input.receiver).map { $0 + added * $1 }
    let ratio = detectorErrorRatio(noise, signal: input.signal, feedback: input.feedback, correlation: correlation)
    let reached = -noise.quantile(ratio)
    guard reached > 0 else { return Gain(decibels: 0, addedNoise: added, errorRatio: ratio) }
    return Gain(decibels: max(0, 20 * log10(reached / input.signal)), addedNoise: added, errorRatio: ratio)
  }

  /// The factor `g_an` of the receiver's variance whose addition moves the amplitude at `DER_0` by the allowance (equation 178A-53).
  private func addedNoise(_ input: Input, per receiver: Double) -> Double? {
    let limit = -input.noise * allowance
    func misses(_ factor: Double) -> Bool {
      Self.tail(input.bounded, sigma: (input.gaussian + factor * receiver).squareRoot(), at: limit) < errorRatio
    }
    var (low, high) = (0.0, 1.0)
    while misses(high) {
      (low, high) = (high, 2 * high)
      guard high < 1e12 else { return nil }
    }
    while high - low > 1e-9 * high {
      let middle = (low + high) / 2
      if misses(middle) { low = middle } else { high = middle }
    }
    return high
  }

  /// Probability that a density's value plus normal noise is at or below a limit.
  private static func tail(_ density: Density, sigma: Double, at limit: Double) -> Double {
    guard sigma > 0 else { return density.cumulative(at: limit) }
    let scale = 1 / (sigma * 2.0.squareRoot())
    var sum = 0.0
    for (index, mass) in density.masses.enumerated() where mass > 0 {
      let distance = (density.value(at: index) - limit) * scale
      guard distance < 12 else { break }
      sum += mass * 0.5 * erfc(distance)
    }
    return sum
  }

  /// `DER_MLSD = sum_j ((L - 1) / L)^(j - 1) P_j(-A_s (u . u)^1.5 / sqrt(u V u))`, `u = [1, -(1 - b), +(1 - b), ..., (-1)^(j + 1) b]`, `V` the
  /// Toeplitz matrix of the normalized correlation, and `P_j` the distribution of noise at `j + 1` points that are scaled by 1, `b`, and
  /// `j - 1` times `1 - b` (equations 178A-50 to 178A-55).
  func detectorErrorRatio(_ noise: Density, signal: Double, feedback b: Double, correlation: [Double]) -> Double {
    guard let power = correlation.first, power > 0 else { return 0 }
    let noise = noise.trimmed(below: 1e-20)
    var inner = RepeatedConvolution(noise.scaled(by: 1 - b).trimmed(below: 1e-20))
    var density = noise.convolved(with: noise.scaled(by: b), precision: .absolute).trimmed(below: 1e-20)
    let levels = Double(modulation.levels)
    var sum = 0.0
    var weight = 1.0
    for length in 1...max(1, min(Self.mostTerms, correlation.count - 1)) {
      let error = (0...length).map { index -> Double in
        let sign = index.isMultiple(of: 2) ? 1.0 : -1.0
        if index == 0 { return 1 }
        return index == length ? -sign * b : sign * (1 - b)
      }
      let square = error.reduce(0) { $0 + $1 * $1 }
      let spread = Self.form(error, correlation.map { $0 / power })
      guard spread > 0 else { break }
      let term = weight * density.cumulative(at: -signal * square * square.squareRoot() / spread.squareRoot())
      sum += term
      guard term > Self.leastTerm * sum else { break }
      weight *= (levels - 1) / levels
      density = inner.convolved(with: density).trimmed(below: 1e-20)
    }
    return sum
  }

  /// `u V u` of a Toeplitz matrix.
  private static func form(_ vector: [Double], _ correlation: [Double]) -> Double {
    TapCorrelation.full(vector).enumerated().reduce(0) { sum, lag in
      sum + (lag.offset == 0 ? 1 : 2) * lag.element * (lag.offset < correlation.count ? correlation[lag.offset] : 0)
    }
  }
}
