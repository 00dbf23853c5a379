import Glibc
import Numerics
import Quantities
import Signaling

/// The sampled receiver of Annex 178A: quantizer, feed-forward equalizer, one or more taps of feedback.
struct SampledReceiver: Sendable {
  let limits: EqualizerLimits
  let noise: FoldedNoiseRules
  /// Samples in a symbol, `M`.
  let samplesPerSymbol: Int
  /// `R_LM / (L - 1)`.
  let amplitude: Double
  /// `2^N_qb - 1`; zero without a quantizer.
  let quantizerSteps: Double
  let modulation: Modulation
  /// `P_qc`.
  let clippingProbability: Double
  private let clipping: TailAmplitude
  private let inputNoise: ReceiverNoise
  private let equalizer: MinimumMeanSquareEqualizer

  /// Takes a specification's receiver.
  /// - Returns: nothing when it has no feed-forward equalizer.
  init?(_ specification: ComSpecification, habits: ComHabits) {
    guard let feedForward = specification.receiver.feedForward else { return nil }
    let modulation = specification.signaling.modulation
    limits = EqualizerLimits(feedForward, feedback: specification.receiver.feedback)
    noise = FoldedNoiseRules(specification)
    samplesPerSymbol = specification.signaling.samplesPerSymbol
    amplitude = specification.transmitter.levelMismatch / Double(modulation.levels - 1)
    quantizerSteps = feedForward.quantizerBits > 0 ? exp2(Double(min(60, feedForward.quantizerBits))) - 1 : 0
    self.modulation = modulation
    clippingProbability = feedForward.clippingProbability
    clipping = TailAmplitude(modulation: modulation, probability: clippingProbability / 2)
    inputNoise = ReceiverNoise(specification, lags: limits.span + SequenceDetector.mostTerms, habits: habits)
    equalizer = MinimumMeanSquareEqualizer(limits: limits)
  }

  /// What reaches the receiver at a setting of the continuous-time equalizer.
  /// - Parameters:
  ///   - reach: the most symbols by which a transmitter's filter spreads a pulse.
  ///   - beyond: distances to correlate further than the taps need.
  func frontEnd(_ bank: PulseBank, gain: Decibels, lowFrequencyGain: Decibels, reach: Int, beyond: Int = 0)
    -> SampledFrontEnd
  {
    let weights = bank.specification.receiver.continuous.weights(gain: gain, lowFrequencyGain: lowFrequencyGain)
    let pulses = { (role: ComRole) in bank.paths.filter { $0.role == role }.map { $0.pulse(weights) } }
    return SampledFrontEnd(
      victim: bank.victim.pulse(weights), farEnd: pulses(.farEnd), nearEnd: pulses(.nearEnd),
      receiver: inputNoise.correlation(gain: gain, lowFrequencyGain: lowFrequencyGain),
      samplesPerSymbol: samplesPerSymbol, lags: limits.span + reach + beyond, reach: reach)
  }

  /// The receiver's taps at one setting of transmitter and continuous-time equalizer.
  struct Choice: Sendable {
    /// Sample of the victim's pulse at which the cursor is taken.
    var cursor: Int
    /// Samples between the pulse's peak and it.
    var afterPeak: Int
    /// Taps for a cursor of one volt.
    var solution: MinimumMeanSquareEqualizer.Solution
    /// Step of the quantizer that the taps were found with, in volts.
    var quantizerStep: Double
    /// Figure of merit, in decibels.
    var figureOfMerit: Double
  }

  /// The best taps over every sampling phase within half a symbol of the peak, the earliest of equal ones.
  /// - Parameter target: figure of merit that must be exceeded for anything to be found.
  func choose(_ frontEnd: inout SampledFrontEnd, behind taps: TransmitterFilter, above target: Double) -> Choice? {
    let folded = FoldedNoise(&frontEnd, behind: TapCorrelation(taps), rules: noise, count: limits.span)
    let peak = frontEnd.peak(behind: taps)
    var bound = EqualizerBound(limits: limits)
    var best: Choice?
    for offset in -samplesPerSymbol / 2...samplesPerSymbol / 2
    where frontEnd.victim.indices.contains(peak + offset) {
      let least = best?.figureOfMerit ?? target
      var (fit, energy, variance) = unquantized(peak + offset, frontEnd, taps, folded)
      // Most phases cannot win even without the noise of the quantizer, whose step takes a search of its own.
      guard let lower = bound.error(fit), figureOfMerit(lower) > least else { continue }
      let step = quantizerStep(frontEnd, taps, peak + offset, energy: energy, variance: variance)
      fit.correlation[0] += step * step / 12 / noise.symbolPower
      guard let error = bound.error(fit), figureOfMerit(error) > least,
        let solution = equalizer.solve(fit), figureOfMerit(solution.error) > least
      else { continue }
      best = Choice(
        cursor: peak + offset, afterPeak: offset, solution: solution, quantizerStep: step,
        figureOfMerit: figureOfMerit(solution.error))
    }
    return best
  }

  /// `20 log10(R_LM / ((L - 1) sqrt(MSE)))` of `MSE / sigma_X^2`.
  private func figureOfMerit(_ error: Double) -> Double {
    20 * log10(amplitude / (noise.symbolPower * error).squareRoot())
  }

  /// What the equalizer is fitted to at one sample, but for the quantizer's noise: its target, the energy of the pulse, and the variance
  /// of the noise that the quantizer's step follows from.
  private func unquantized(
    _ index: Int, _ frontEnd: SampledFrontEnd, _ taps: TransmitterFilter, _ noise: FoldedNoise
  ) -> (target: MinimumMeanSquareEqualizer.Target, energy: Double, variance: Double) {
    let phase = index % samplesPerSymbol
    var correlation = frontEnd.victimCorrelations.pulse(phase: phase, behind: noise.taps, count: limits.span)
    let energy = correlation[0]
    let latest = limits.cursor + limits.feedback.count
    let response = frontEnd.samples(
      latest - limits.span - limits.feedback.count + 1...latest, from: index, behind: taps)
    let sampled = noise.sampled(phase: phase)
    for lag in 0..<limits.span { correlation[lag] += sampled.correlation[lag] / self.noise.symbolPower }
    return (.init(correlation: correlation, response: response.reversed()), energy, sampled.searchVariance)
  }

  /// Step of the quantizer, `Delta = 2 V_qc / (2^N_qb - 1)`, `V_qc` the amplitude exceeded with half the probability of clipping
  /// (equations 178A-29 and 178A-30).
  private func quantizerStep(
    _ frontEnd: SampledFrontEnd, _ taps: TransmitterFilter, _ index: Int, energy: Double, variance: Double
  ) -> Double {
    guard quantizerSteps > 0 else { return 0 }
    // Symbols near the cursor one by one, whatever else the pulse has as a variance: the sum of many small samples is normal.
    let near = frontEnd.samples(-8...119, from: index, behind: taps)
    let far = max(0, energy - near.reduce(0) { $0 + $1 * $1 })
    // The search for the amplitude begins anew, so that the step depends on nothing that was tried before.
    var tilt = 0.0
    return 2 * clipping.amplitude(near, variance: variance + noise.symbolPower * far, tilt: &tilt) / quantizerSteps
  }
}

// MARK: - At the detector

extension SampledReceiver {
  /// Step of the quantizer from the density of everything at its input: symbols of the victim and of each aggressor, dual-Dirac jitter,
  /// Gaussian noise (178A.1.9).
  func quantizerStep(symbols: [[Double]], variance: Double) -> Double {
    guard quantizerSteps > 0 else { return 0 }
    let sigma = max(0, variance).squareRoot()
    let support = symbols.reduce(10 * sigma) { $0 + $1.reduce(0) { $0 + abs($1) } }
    guard support > 0, support.isFinite else { return 0 }
    let step = support / 4000
    let gaussian = Density.gaussian(sigma: sigma, step: step, reach: 10)
    let density = symbols.reduce(gaussian) { density, samples in
      density.convolved(
        with: .symbols(samples, amplitudes: modulation.amplitudes, step: step), precision: .absolute)
    }
    return -2 * density.quantile(clippingProbability / 2) / quantizerSteps
  }

  /// Autocorrelation of the receiver's noise before its taps as the integral has it, whatever the habits of the search.
  func inputNoise(gain: Decibels, lowFrequencyGain: Decibels) -> [Double] {
    inputNoise.even(gain: gain, lowFrequencyGain: lowFrequencyGain)
  }
}

extension EqualizerLimits {
  /// The limits of a specification's receiver.
  init(_ feedForward: FeedForwardEqualizer, feedback: FeedbackEqualizer) {
    self.init(
      cursor: feedForward.preCursor, fixed: feedForward.limits,
      floating: feedForward.floating.map {
        FloatingGroups(
          groups: $0.groups, tapsPerGroup: $0.tapsPerGroup, span: feedForward.preCursor + 1 + $0.farthest,
          limit: $0.limit)
      },
      feedback: feedback.limits)
  }
}
