import Quantities
public import Signaling

extension ComLane {
  /// The statistical eye at the slicer for the settings of a result, with the jitter, level mismatch and noise of the specification.
  ///
  /// COM judges one sampling phase and takes jitter times the slope of the pulse; here jitter mixes the densities of all phases. Noise of
  /// transmitter, receiver and quantizer is Gaussian; aggressors are taken at the phase at which they are worst, as COM does.
  /// - Parameters:
  ///   - result: of this lane.
  ///   - phases: phases in a symbol.
  /// - Returns: nothing for a receiver with a sampled feed-forward equalizer, which has no waveform between its samples.
  public func eye(of result: ComCaseResult, phases: Int = 64) -> StatisticalEye? {
    guard result.settings.feedForward.isEmpty,
      let pulses = EyePulses(
        victim: result.pulse.volts, samplesPerSymbol: result.pulse.samplesPerSymbol, cursor: result.pulse.cursor,
        aggressors: bank.aggressors.map { bank.equalized($0, result.settings) })
    else { return nil }
    let transmitter = bank.specification.transmitter
    let noise = [NoiseTerm.Kind.transmitter, .receiver, .quantizer].map { result.sigma($0).volts }
    return StatisticalEye(
      pulses,
      EyeConditions(
        modulation: bank.specification.signaling.modulation, feedback: result.settings.feedback,
        noiseVolts: noise.reduce(0) { $0 + $1 * $1 }.squareRoot(), randomJitter: transmitter.randomJitter,
        dualDiracJitter: transmitter.dualDiracJitter, levelMismatch: transmitter.levelMismatch, phases: phases))
  }
}
