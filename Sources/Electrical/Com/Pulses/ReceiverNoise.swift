import Glibc
import Numerics
import Quantities

/// The receiver's noise before its taps, at distances of whole symbols, for every setting of the continuous-time equalizer.
///
/// `|Hctf|^2 = (g1^2 + x^2) (g2^2 + r^2 x^2) / D(f)`, `x = f / f_z`, `r = f_z / f_LF`: three correlations span all gains.
struct ReceiverNoise: Sendable {
  /// Correlations of `g1^2 g2^2`, `r^2 g1^2 + g2^2`, and one.
  private let parts: [[Double]]
  /// The same at the distances that a script meets before zero, and its transforms over a period of distances; nothing where they are
  /// even.
  private let uneven: (parts: [[Double]], forward: FourierTransform, back: FourierTransform)?
  /// `r^2`; zero without a low-frequency stage.
  private let squaredRatio: Double

  /// Integrates `eta_0 |Hr Hctf|^2 cos(2 pi f k T)` over the grid of a specification, up to half the rate of samples.
  init(_ specification: ComSpecification, lags: Int, habits: ComHabits) {
    let spectrum = InputSpectrum(specification)
    let symbol = specification.signaling.samplesPerSymbol
    squaredRatio = spectrum.squaredRatio
    parts = spectrum.correlations.map { samples in (0..<lags).map { samples[($0 * symbol) % samples.count] } }
    let period = (spectrum.sampleCount + symbol - 1) / symbol
    let excess = period * symbol - spectrum.sampleCount
    let isUneven = habits.foldsUnevenly && excess > 0 && period > 2 * lags
    uneven =
      isUneven
      ? (
        spectrum.correlations.map { samples in
          (0..<lags).map { samples[abs($0 * symbol - excess) % samples.count] }
        }, FourierTransform(count: period), FourierTransform(count: 2 * (period / 2), isReal: true)
      ) : nil
  }

  /// The autocorrelation at a setting, in square volts, as the method folds it.
  func correlation(gain: Decibels, lowFrequencyGain: Decibels) -> [Double] {
    let even = even(gain: gain, lowFrequencyGain: lowFrequencyGain)
    guard let uneven else { return even }
    return Self.folded(
      after: even, before: mixed(uneven.parts, gain, lowFrequencyGain), forward: uneven.forward, back: uneven.back)
  }

  /// The autocorrelation at a setting, in square volts.
  func even(gain: Decibels, lowFrequencyGain: Decibels) -> [Double] { mixed(parts, gain, lowFrequencyGain) }

  private func mixed(_ parts: [[Double]], _ gain: Decibels, _ lowFrequencyGain: Decibels) -> [Double] {
    let (first, second) = (pow(10, gain.decibels / 10), pow(10, lowFrequencyGain.decibels / 10))
    let middle = squaredRatio > 0 ? squaredRatio * first + second : first
    return parts[0].indices.map { first * second * parts[0][$0] + middle * parts[1][$0] + parts[2][$0] }
  }

  /// What a script makes of correlations that are not symmetric: the inverse transform of the magnitude of their transform.
  private static func folded(
    after: [Double], before: [Double], forward: FourierTransform, back: FourierTransform
  ) -> [Double] {
    var circle = [Complex](repeating: .zero, count: forward.count)
    for (lag, value) in after.enumerated() { circle[lag] = Complex(value) }
    for (lag, value) in before.enumerated().dropFirst() { circle[forward.count - lag] = Complex(value) }
    let density = forward.forward(circle).prefix(forward.count / 2 + 1).map { Complex($0.magnitude) }
    return Array(back.inverseReal(density).prefix(after.count))
  }
}

/// The density of receiver noise behind its filters, and its correlations sample by sample.
private struct InputSpectrum {
  /// Samples in a period of the grid.
  let sampleCount: Int
  /// `r^2`; zero without a low-frequency stage.
  let squaredRatio: Double
  /// What multiplies `g1^2 g2^2`, `r^2 g1^2 + g2^2` and one, over one period.
  let correlations: [[Double]]

  init(_ specification: ComSpecification) {
    let signaling = specification.signaling
    let equalizer = specification.receiver.continuous
    let low = equalizer.lowFrequency
    let rate = signaling.rate.baud * Double(signaling.samplesPerSymbol)
    let count = max(2, Int((rate / signaling.frequencyStep.hertz).rounded()))
    let step = rate / Double(count)
    let squaredRatio = low.map { Self.squared(equalizer.zero.hertz / $0.zero.hertz) } ?? 0
    let points = count / 2 + 1
    var spectra = [[Complex]](repeating: [Complex](repeating: .zero, count: points), count: 3)
    for point in 0..<points {
      let hertz = Double(point) * step
      // Behind thirty corners a filter of fourth order has left less than 1e-11 of the power.
      guard hertz <= 30 * specification.receiver.bandwidth * signaling.rate.baud else { break }
      var power = specification.receiverFilter(hertz: hertz).squaredMagnitude
      power /= 1 + Self.squared(hertz / equalizer.firstPole.hertz)
      power /= 1 + Self.squared(hertz / equalizer.secondPole.hertz)
      if let low { power /= 1 + Self.squared(hertz / low.pole.hertz) }
      power *= step * specification.receiver.noise.voltsSquaredPerHertz
      // The last point of an even period stands for itself, others for a pair with their mirror.
      if 2 * point == count { power *= 2 }
      let first = Self.squared(hertz / equalizer.zero.hertz)
      if low != nil {
        spectra[0][point] = Complex(power)
        spectra[1][point] = Complex(power * first)
        spectra[2][point] = Complex(power * first * first * squaredRatio)
      } else {
        spectra[1][point] = Complex(power)
        spectra[2][point] = Complex(power * first)
      }
    }
    let transform = FourierTransform(count: count, isReal: true)
    // Half of the sum over both signs of frequency.
    correlations = spectra.map { transform.inverseReal($0).map { $0 * Double(count) / 2 } }
    sampleCount = count
    self.squaredRatio = squaredRatio
  }

  private static func squared(_ value: Double) -> Double { value * value }
}
