import Quantities
import Signaling

/// What reaches the detector behind a sampled receiver at one setting of every equalizer (178A.1.9, IEEE P802.3dj).
///
/// Taps are scaled so that the cursor's is one, as scripts do: signal and noise keep the size that they have before the taps.
struct SampledDetection {
  /// The receiver's choice of taps.
  let choice: SampledReceiver.Choice
  /// Feed-forward taps, the earliest first, that of the cursor one.
  let taps: [Double]
  /// The victim's pulse behind all taps.
  let pulse: [Double]
  /// `A_s = R_LM h(ts) / (L - 1)`.
  let signal: Double
  /// One sample a symbol, less feedback, zero at the cursor.
  let residuals: [Double]
  /// Step of the quantizer, in volts.
  let quantizerStep: Double
  /// Every source of noise and interference.
  let sources: [MarginDensity.Source]
  /// Autocorrelation of the receiver's noise.
  let receiverNoise: [Double]
  /// Autocorrelation of all noise and of residual interference.
  let correlation: [Double]

  /// - Returns: nothing when no phase has a solution.
  init?(bank: PulseBank, receiver: SampledReceiver, habits: ComHabits, settings: EqualizerSettings) {
    let filter = settings.transmitter
    var frontEnd = receiver.frontEnd(
      bank, gain: settings.gain, lowFrequencyGain: settings.lowFrequencyGain, reach: filter.span + 1,
      beyond: SequenceDetector.mostTerms)
    guard let choice = receiver.choose(&frontEnd, behind: filter, above: -.infinity) else { return nil }
    let symbol = bank.samplesPerSymbol
    let power = receiver.noise.symbolPower
    let cursorTap = choice.solution.taps[receiver.limits.cursor]
    let taps = choice.solution.taps.map { $0 / cursorTap }
    guard let equalizer = TransmitterFilter(taps: taps, cursor: receiver.limits.cursor) else { return nil }
    let input = bank.equalized(bank.victim, settings)
    let pulse = equalizer.apply(to: input, samplesPerSymbol: symbol)
    let signal = receiver.amplitude * pulse[choice.cursor]
    guard signal > 0, signal.isFinite else { return nil }
    let phase = choice.cursor % symbol
    let residuals = Self.residuals(pulse, choice, symbol)
    let slopes = { (pulse: [Double]) in
      Self.samples(pulse.neighborDifferences, phase, symbol).map { $0 * Double(symbol) / 2 }
    }

    let noise = FoldedNoise(
      &frontEnd, behind: TapCorrelation(filter), rules: receiver.noise,
      count: receiver.limits.span + SequenceDetector.mostTerms)
    let sampled = noise.sampled(phase: phase)
    let aggressors = zip(bank.aggressors, noise.phases).map { path, phase in
      (path: path, samples: Self.samples(bank.equalized(path, settings), phase, symbol))
    }
    let step = receiver.quantizerStep(
      symbols: [Self.samples(input, phase, symbol)] + aggressors.map(\.samples)
        + [slopes(input).map { $0 * receiver.noise.dualDiracJitter }],
      variance: sampled.gaussianVariance)

    // Noise behind the taps: its correlation meets that of the taps.
    let amplification = TapCorrelation(taps: taps)
    func behind(_ correlation: [Double]) -> [Double] {
      amplification.applied(to: correlation[...], count: SequenceDetector.mostTerms)
    }
    let receiverNoise = behind(frontEnd.receiver)
    var correlated = sampled.correlation
    correlated[0] += choice.quantizerStep * choice.quantizerStep / 12
    correlation = zip(behind(correlated), Self.correlation(residuals, SequenceDetector.mostTerms)).map {
      $0 + power * $1
    }
    let jitter = slopes(pulse)
    let random = receiver.noise.randomVariance * power * jitter.reduce(0) { $0 + $1 * $1 }
    let transmitter = behind(sampled.transmitter)[0]
    let received = behind(receiver.inputNoise(gain: settings.gain, lowFrequencyGain: settings.lowFrequencyGain))[0]
    func interference(_ kind: NoiseTerm.Kind, _ samples: [Double], _ name: String = "") -> MarginDensity.Source {
      MarginDensity.split(samples, kind, name, power, signal, habits)
    }
    let crosstalk = aggressors.map { aggressor in
      interference(
        aggressor.path.role == .nearEnd ? .nearEndCrosstalk : .farEndCrosstalk,
        equalizer.apply(to: aggressor.samples, samplesPerSymbol: 1), aggressor.path.name)
    }
    let rounding = taps.reduce(0) { $0 + $1 * $1 } * step * step / 12
    sources =
      [
        interference(.intersymbol, residuals),
        MarginDensity.Source(kind: .transmitter, variance: transmitter, total: transmitter),
        MarginDensity.Source(kind: .randomJitter, variance: random, total: random),
        interference(.dualDiracJitter, jitter.map { $0 * receiver.noise.dualDiracJitter }),
      ] + crosstalk + [
        MarginDensity.Source(kind: .receiver, variance: received, total: received),
        MarginDensity.Source(
          kind: .quantizer, variance: 0, widths: taps.map { abs($0) * step }.filter { $0 > 0 }, total: rounding),
      ]
    self.choice = choice
    self.taps = taps
    self.pulse = pulse
    self.signal = signal
    self.residuals = residuals
    self.receiverNoise = receiverNoise
    quantizerStep = step
  }

  /// One sample a symbol.
  private static func samples(_ pulse: [Double], _ phase: Int, _ symbol: Int) -> [Double] {
    stride(from: phase, to: pulse.count, by: symbol).map { pulse[$0] }
  }

  private static func residuals(_ pulse: [Double], _ choice: SampledReceiver.Choice, _ symbol: Int) -> [Double] {
    var residuals = samples(pulse, choice.cursor % symbol, symbol)
    let cursor = choice.cursor / symbol
    let height = residuals[cursor]
    residuals[cursor] = 0
    for (index, tap) in choice.solution.feedback.enumerated() where cursor + 1 + index < residuals.count {
      residuals[cursor + 1 + index] -= tap * height
    }
    return residuals
  }

  private static func correlation(_ samples: [Double], _ count: Int) -> [Double] {
    (0..<count).map { lag in zip(samples, samples.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
