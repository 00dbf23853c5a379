import Quantities
public import Signaling

extension ComLane {
  /// The statistical eye at the slicer for the settings of a result, with the jitter, level mismatch and noise of the specification.
  ///
  /// COM judges one sampling phase and takes jitter times the slope of the pulse; here jitter mixes the densities of all phases. Noise of
  /// transmitter and receiver is Gaussian; a quantizer's is uniform through each tap behind it. Aggressors are taken at the phase at which
  /// they are worst, as COM does.
  ///
  /// Behind a sampled receiver (Annex 178A) the waveform is what its feed-forward taps, a symbol apart, make of the pulse at every phase
  /// of the sampling: `h(t) = sum w(i) p(t - i T_b)`. The eye is that of the slicer, before sequences are detected.
  /// - Parameters:
  ///   - result: of this lane.
  ///   - phases: phases in a symbol.
  /// - Returns: nothing when no signal is at the cursor.
  public func eye(of result: ComCaseResult, phases: Int = 128) -> StatisticalEye? {
    eyePulses(of: result).map { StatisticalEye($0, eyeConditions(of: result, phases: phases)) }
  }

  /// The responses at the slicer before feedback.
  func eyePulses(of result: ComCaseResult) -> EyePulses? {
    let (settings, symbol) = (result.settings, bank.samplesPerSymbol)
    let equalizer = bank.specification.receiver.feedForward.flatMap {
      TransmitterFilter(taps: settings.feedForward, cursor: $0.preCursor)
    }
    return EyePulses(
      victimVolts: result.pulse.volts, samplesPerSymbol: symbol, cursor: result.pulse.cursor,
      crosstalkVolts: bank.aggressors.map { path in
        // The worst phase is that before the taps (equation 178A-20), which were fitted to it.
        let samples = EyePulses.worstSamples(of: bank.equalized(path, settings), samplesPerSymbol: symbol)
        return equalizer?.apply(to: samples, samplesPerSymbol: 1) ?? samples
      })
  }

  private func eyeConditions(of result: ComCaseResult, phases: Int) -> EyeConditions {
    let transmitter = bank.specification.transmitter
    let noise = [NoiseTerm.Kind.transmitter, .receiver].map { result.sigma($0).volts }
    let step = result.sampled?.quantizerStep.volts ?? 0
    return EyeConditions(
      modulation: bank.specification.signaling.modulation, feedback: result.settings.feedback,
      noiseVolts: noise.reduce(0) { $0 + $1 * $1 }.squareRoot(),
      uniformVolts: result.settings.feedForward.map { $0.magnitude * step },
      randomJitter: transmitter.randomJitter, dualDiracJitter: transmitter.dualDiracJitter,
      levelMismatch: transmitter.levelMismatch, phases: phases)
  }
}
