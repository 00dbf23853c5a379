import Glibc
public import Numerics
public import Quantities

extension ContinuousEqualizer {
  /// How many fixed responses the equalizer is a sum of.
  public var partCount: Int { lowFrequency == nil ? 2 : 3 }

  /// The equalizer's response is a sum of fixed responses, each times a product of gains: `(g1 + j x)(g2 + j r x) = g1 g2
  /// + (r g1 + g2) j x - r x^2`, `x = f / f_z`, `r = f_z / f_LF`; two terms without a low-frequency stage.
  ///
  /// Whatever is linear in the response, a pulse above all, need therefore be computed for these parts only.
  /// - Parameter hertz: frequency.
  /// - Returns: the fixed responses with the poles in them, `partCount`.
  public func parts(hertz: Double) -> [Complex] {
    [Complex](unsafeUninitializedCapacity: partCount) { buffer, initialized in
      buffer.initialize(repeating: .zero)
      fillParts(hertz: hertz, buffer)
      initialized = partCount
    }
  }

  /// The same without an array; the buffer holds `partCount`.
  func fillParts(hertz: Double, _ buffer: UnsafeMutableBufferPointer<Complex>) {
    let x = hertz / zero.hertz
    var poles = Complex(1, hertz / firstPole.hertz) * Complex(1, hertz / secondPole.hertz)
    if let lowFrequency { poles *= Complex(1, hertz / lowFrequency.pole.hertz) }
    let once = poles.conjugate * (1 / poles.squaredMagnitude)
    buffer[0] = once
    buffer[1] = Complex(-x * once.imaginary, x * once.real)
    if lowFrequency != nil { buffer[2] = once * (-zeroRatio * x * x) }
  }

  /// `f_z / f_LF`.
  private var zeroRatio: Double { lowFrequency.map { zero.hertz / $0.zero.hertz } ?? 0 }

  /// What the parts are multiplied by at a setting of the gains.
  public func weights(gain: Decibels, lowFrequencyGain: Decibels) -> [Double] {
    let first = pow(10, gain.decibels / 20)
    guard lowFrequency != nil else { return [first, 1] }
    let second = pow(10, lowFrequencyGain.decibels / 20)
    return [first * second, zeroRatio * first + second, 1]
  }

  /// The response at a setting (equation 93A-22).
  public func response(hertz: Double, gain: Decibels, lowFrequencyGain: Decibels = .zero) -> Complex {
    zip(parts(hertz: hertz), weights(gain: gain, lowFrequencyGain: lowFrequencyGain)).reduce(.zero) { $0 + $1.0 * $1.1 }
  }
}

extension ComSpecification {
  /// The transmitter's filter for its rise time, `H_t = exp(-2 (pi f T_r / 1.6832)^2)` (equation 93A-46).
  public func transmitterFilter(hertz: Double) -> Double {
    let ratio = Double.pi * hertz * transmitter.riseTime.seconds / 1.6832
    return exp(-2 * ratio * ratio)
  }

  /// The receiver's input filter, a Butterworth filter of fourth order at `f_r f_b` (equation 93A-20).
  public func receiverFilter(hertz: Double) -> Complex {
    let x = hertz / (receiver.bandwidth * signaling.rate.baud)
    return Complex.one / Complex(1 - 3.414214 * x * x + x * x * x * x, 2.613126 * (x - x * x * x))
  }
}
