import Glibc
import Quantities
import Signaling

/// Noise at the input of a sampled receiver, as autocorrelations at distances of whole symbols (178A.1.7, IEEE P802.3dj).
///
/// The annex writes densities folded at the symbol rate, `T = T_b`: receiver `eta_0 / 2 |Hr Hctf|^2` folded; crosstalk
/// `sigma_X^2 T |DFT h_k|^2` at the phase of the most energy; transmitter `T 10^(-SNR_TX / 10) |DFT h_tn|^2`, `h_tn` the pulse without
/// the transmitter's taps; jitter `sigma_X^2 T (A_DD^2 + sigma_RJ^2) |DFT h_J|^2`; quantizer `T Delta^2 / 12`. Their inverse
/// transforms are correlations of pulses, which are added here without passing through frequency.
struct FoldedNoise {
  private let victim: PhaseCorrelations
  private let receiver: [Double]
  /// The transmitter's filter.
  let taps: TapCorrelation
  private let rules: FoldedNoiseRules
  /// Distances, from zero.
  private let count: Int
  /// The phase of the most energy of each aggressor, far-end ones first (equation 178A-20).
  let phases: [Int]
  /// Correlation of all crosstalk, which does not depend on the victim's phase.
  let crosstalk: [Double]

  init(_ frontEnd: inout SampledFrontEnd, behind taps: TapCorrelation, rules: FoldedNoiseRules, count: Int) {
    victim = frontEnd.victimCorrelations
    receiver = frontEnd.receiver
    self.taps = taps
    self.rules = rules
    self.count = count
    let aggressors = frontEnd.aggressors(behind: taps, count: count)
    var crosstalk = [Double](repeating: 0, count: count)
    for aggressor in aggressors {
      for lag in 0..<count { crosstalk[lag] += rules.symbolPower * aggressor.correlation[lag] }
    }
    self.crosstalk = crosstalk
    phases = aggressors.map(\.phase)
  }

  /// Noise at one sampling phase but for the quantizer's.
  struct Sampled {
    /// Autocorrelation of all of it.
    var correlation: [Double]
    /// Variance of all of it, but with random jitter only: the Gaussian noise that a search derives the quantizer's step from
    /// (equation 178A-31).
    var searchVariance: Double
    /// Variance of the receiver's and transmitter's noise and of random jitter (equation 178A-44).
    var gaussianVariance: Double
    /// Autocorrelation of the transmitter's noise.
    var transmitter: [Double]
  }

  /// Noise at one sampling phase but for the quantizer's.
  func sampled(phase: Int) -> Sampled {
    let transmitter = victim.pulse(phase: phase, behind: .one, count: count).map { $0 * rules.transmitterRatio }
    let slope = victim.slope(phase: phase, behind: taps, count: count)
    let random = rules.symbolPower * rules.randomVariance
    let dualDirac = rules.symbolPower * rules.dualDiracJitter * rules.dualDiracJitter
    var correlation = crosstalk
    for lag in 0..<count {
      correlation[lag] += receiver[lag] + transmitter[lag] + (random + dualDirac) * slope[lag]
    }
    return Sampled(
      correlation: correlation, searchVariance: correlation[0] - dualDirac * slope[0],
      gaussianVariance: receiver[0] + transmitter[0] + random * slope[0], transmitter: transmitter)
  }
}

/// The numbers of a specification that noise at the input of a sampled receiver depends on.
struct FoldedNoiseRules: Sendable {
  /// `sigma_X^2`.
  let symbolPower: Double
  /// `10^(-SNR_TX / 10)`.
  let transmitterRatio: Double
  /// `sigma_RJ`, in symbols, squared.
  let randomVariance: Double
  /// `A_DD`, in symbols.
  let dualDiracJitter: Double

  init(_ specification: ComSpecification) {
    symbolPower = specification.signaling.modulation.symbolPower
    transmitterRatio = pow(10, -specification.transmitter.signalToNoise.decibels / 10)
    randomVariance = specification.transmitter.randomJitter * specification.transmitter.randomJitter
    dualDiracJitter = specification.transmitter.dualDiracJitter
  }
}
