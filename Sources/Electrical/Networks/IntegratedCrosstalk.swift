import Glibc
import Numerics
public import Quantities

/// Integrated crosstalk noise, ICN: the voltage that neighbors induce, root mean square (IEEE 802.3 clause 92.10.11
/// and, with the same formulas, clause 93).
///
/// `sigma^2 = 2 df sum_n (A^2 / fb) W(f_n) 10^(-MDXT(f_n) / 10)` for the aggressors of each end, where `MDXT` is the
/// power sum of their losses and `W` is `LinkWeighting`; both ends add as powers: `ICN = sqrt(sigma_nx^2 +
/// sigma_fx^2)`.
public struct IntegratedCrosstalk: Sendable, Equatable {
  /// Noise of far-end aggressors, `sigma_fx`.
  public let farEnd: Voltage
  /// Noise of near-end aggressors, `sigma_nx`.
  public let nearEnd: Voltage

  /// Both ends together.
  public var total: Voltage { Voltage(volts: hypot(farEnd.volts, nearEnd.volts)) }

  /// What is integrated and how strong aggressors are.
  public struct Settings: Sendable, Equatable {
    /// Amplitude of far-end aggressors, `Aft`; 600 mV in clause 92.
    public var farEndAmplitude = Voltage(volts: 0.6)
    /// Amplitude of near-end aggressors, `Ant`; 600 mV in clause 92.
    public var nearEndAmplitude = Voltage(volts: 0.6)
    /// Spectrum and filters.
    public var weighting: LinkWeighting
    /// Lowest frequency of the sum; 50 MHz in clause 92.
    public var from = Frequency(hertz: 50e6)
    /// Highest frequency of the sum.
    public var to: Frequency

    /// The settings for a symbol rate: sums reach to 0.75 of it, which is 19 GHz for 25.78125 GBd as in clause 92.
    public init(_ weighting: LinkWeighting) {
      self.weighting = weighting
      to = Frequency(hertz: 0.75 * weighting.rate.baud)
    }
  }

  /// Integrates the crosstalk of several aggressors.
  ///
  /// Each aggressor is integrated over its own points, which need not be even: a point stands for half the way to its
  /// neighbors.
  public init(farEnd: [TwoPortSweep], nearEnd: [TwoPortSweep], _ settings: Settings) {
    self.farEnd = Self.noise(farEnd, settings.farEndAmplitude, settings)
    self.nearEnd = Self.noise(nearEnd, settings.nearEndAmplitude, settings)
  }

  private static func noise(_ aggressors: [TwoPortSweep], _ amplitude: Voltage, _ settings: Settings) -> Voltage {
    let scale = 2 * amplitude.volts * amplitude.volts / settings.weighting.rate.baud
    let power = aggressors.reduce(0) { sum, aggressor in sum + integral(aggressor, settings) }
    return Voltage(volts: (scale * power).squareRoot())
  }

  private static func integral(_ aggressor: TwoPortSweep, _ settings: Settings) -> Double {
    let frequencies = aggressor.frequenciesHz
    return frequencies.indices.reduce(0) { sum, index in
      let frequency = frequencies[index]
      guard frequency >= settings.from.hertz, frequency <= settings.to.hertz else { return sum }
      let low = frequencies[max(0, index - 1)]
      let high = frequencies[min(frequencies.count - 1, index + 1)]
      return sum + (high - low) / 2 * settings.weighting.share(hertz: frequency)
        * aggressor.values[index].s21.squaredMagnitude
    }
  }
}
