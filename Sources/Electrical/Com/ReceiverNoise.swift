import Glibc
import Numerics
import Quantities

/// The receiver's noise before its taps, at distances of whole symbols, for every setting of the continuous-time equalizer.
///
/// `|Hctf|^2 = (g1^2 + (f/fz)^2) (g2^2 + (f/fLF)^2) / D(f)`: four correlations span all gains.
struct ReceiverNoise: Sendable {
  /// Correlations of `g1^2 g2^2`, `g1^2`, `g2^2`, and one.
  private let parts: [[Double]]
  /// The same at the distances that a script meets before zero, and how many distances make a period; nothing where they are even.
  private let uneven: (parts: [[Double]], period: Int)?

  /// Integrates `eta_0 |Hr Hctf|^2 cos(2 pi f k T)` over the grid of a specification, up to half the rate of samples.
  init(_ specification: ComSpecification, lags: Int, habits: ComHabits) {
    let spectrum = InputSpectrum(specification)
    parts = spectrum.correlations(lags: lags, offset: 0)
    let signaling = specification.signaling
    let samples = signaling.rate.baud * Double(signaling.samplesPerSymbol) / signaling.frequencyStep.hertz
    let period = Int((samples / Double(signaling.samplesPerSymbol)).rounded(.up))
    let excess = Double(period) - samples / Double(signaling.samplesPerSymbol)
    let isUneven = habits.foldsUnevenly && excess > 1e-9 && period > 2 * lags
    uneven = isUneven ? (spectrum.correlations(lags: lags, offset: -excess), period) : nil
  }

  /// The autocorrelation at a setting, in square volts, as the method folds it.
  func correlation(gain: Decibels, lowFrequencyGain: Decibels) -> [Double] {
    let even = even(gain: gain, lowFrequencyGain: lowFrequencyGain)
    guard let uneven else { return even }
    return Self.folded(
      after: even, before: Self.mixed(uneven.parts, gain, lowFrequencyGain), period: uneven.period)
  }

  /// The autocorrelation at a setting, in square volts.
  func even(gain: Decibels, lowFrequencyGain: Decibels) -> [Double] { Self.mixed(parts, gain, lowFrequencyGain) }

  private static func mixed(_ parts: [[Double]], _ gain: Decibels, _ lowFrequencyGain: Decibels) -> [Double] {
    let (first, second) = (pow(10, gain.decibels / 10), pow(10, lowFrequencyGain.decibels / 10))
    return parts[0].indices.map {
      first * second * parts[0][$0] + first * parts[1][$0] + second * parts[2][$0] + parts[3][$0]
    }
  }

  /// What a script makes of correlations that are not symmetric: the inverse transform of the magnitude of their transform.
  private static func folded(after: [Double], before: [Double], period: Int) -> [Double] {
    var circle = [Complex](repeating: .zero, count: period)
    for (lag, value) in after.enumerated() { circle[lag] = Complex(value) }
    for (lag, value) in before.enumerated().dropFirst() { circle[period - lag] = Complex(value) }
    let density = FourierTransform(count: period).forward(circle).prefix(period / 2 + 1).map { Complex($0.magnitude) }
    return Array(FourierTransform(count: 2 * (period / 2)).inverseReal(density).prefix(after.count))
  }
}

/// The density of receiver noise behind its filters.
private struct InputSpectrum {
  let specification: ComSpecification

  init(_ specification: ComSpecification) { self.specification = specification }

  /// Correlations at `k + offset` symbols of what multiplies `g1^2 g2^2`, `g1^2`, `g2^2` and one.
  func correlations(lags: Int, offset: Double) -> [[Double]] {
    let signaling = specification.signaling
    let rate = signaling.rate.baud
    let step = signaling.frequencyStep.hertz
    // Behind thirty corners a filter of fourth order has left less than 1e-11 of the power.
    let top = min(rate * Double(signaling.samplesPerSymbol) / 2, 30 * specification.receiver.bandwidth * rate)
    var parts = [[Double]](repeating: [Double](repeating: 0, count: lags), count: 4)
    for point in 0...max(1, Int(top / step)) {
      let hertz = Double(point) * step
      let weight = step * (point == 0 ? 0.5 : 1) * specification.receiver.noise.voltsSquaredPerHertz
      let terms = terms(hertz).map { $0 * weight }
      // cos((k + offset) a) by recurrence.
      let angle = 2 * Double.pi * hertz / rate
      let turn = 2 * cos(angle)
      var (before, now) = (cos((offset - 1) * angle), cos(offset * angle))
      for lag in 0..<lags {
        for part in 0..<4 { parts[part][lag] += terms[part] * now }
        (before, now) = (now, turn * now - before)
      }
    }
    return parts
  }

  private func terms(_ hertz: Double) -> [Double] {
    let equalizer = specification.receiver.continuous
    func ratio(_ other: Frequency) -> Double {
      let x = hertz / other.hertz
      return x * x
    }
    var scale = specification.receiverFilter(hertz: hertz).squaredMagnitude
    scale /= (1 + ratio(equalizer.firstPole)) * (1 + ratio(equalizer.secondPole))
    let first = ratio(equalizer.zero)
    guard let low = equalizer.lowFrequency else { return [0, scale, 0, scale * first] }
    scale /= 1 + ratio(low.pole)
    let second = ratio(low.zero)
    return [scale, scale * second, scale * first, scale * first * second]
  }
}
