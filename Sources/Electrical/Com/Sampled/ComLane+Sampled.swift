import Diagnostics
import Glibc
import Quantities
import Signaling

extension ComLane {
  /// The margin behind a sampled receiver.
  /// - Throws: when nothing of the signal arrives.
  func evaluate(at settings: EqualizerSettings, candidates: Int, sampled receiver: SampledReceiver) throws(Rejection)
    -> ComCaseResult
  {
    guard
      let detection = SampledDetection(bank: bank, receiver: receiver, habits: method.habits, settings: settings)
    else { throw noCursor }
    let specification = bank.specification
    let margin = MarginDensity(detection.sources, signal: detection.signal, specification: specification)
    let feedbackMargin = MarginDensity.margin(signal: detection.signal, noise: margin.noise)
    let gain = sequenceGain(detection, margin)
    let added = Decibels(decibels: gain?.decibels ?? 0)
    let symbol = bank.samplesPerSymbol
    var settings = settings
    settings.feedForward = detection.taps
    settings.feedback = detection.choice.solution.feedback
    // Groups as symbols after the cursor, like those of feedback.
    settings.floatingGroups = detection.choice.solution.groups.map { $0 - receiver.limits.cursor }
    return ComCaseResult(
      name: name, com: feedbackMargin + added,
      figureOfMerit: Decibels(decibels: detection.choice.figureOfMerit), settings: settings,
      signal: Voltage(volts: detection.signal), noise: Voltage(volts: margin.noise),
      terms: margin.terms.map { term in
        var term = term
        term.comWithout = term.comWithout + added
        return term
      },
      pulse: EqualizedPulse(
        volts: detection.pulse, samplesPerSymbol: symbol, interval: bank.interval, cursor: detection.choice.cursor,
        samplesBeforePeak: -detection.choice.afterPeak, residuals: detection.residuals,
        residualCursor: detection.choice.cursor / symbol),
      density: margin.density, candidates: candidates,
      sampled: SampledFigures(
        feedbackMargin: feedbackMargin, sequenceGain: gain.map { Decibels(decibels: $0.decibels) },
        sequenceErrorRatio: gain?.errorRatio, addedNoise: gain?.addedNoise,
        quantizerStep: Voltage(volts: detection.quantizerStep)))
  }

  /// What detecting sequences gains; nothing where the specification has none, or no feedback that it could replace.
  private func sequenceGain(_ detection: SampledDetection, _ margin: MarginDensity) -> SequenceDetector.Gain? {
    let specification = bank.specification
    guard let detector = specification.receiver.sequenceDetection,
      let feedback = detection.choice.solution.feedback.first
    else { return nil }
    return SequenceDetector(
      modulation: specification.signaling.modulation, errorRatio: specification.signaling.detectorErrorRatio,
      allowance: pow(10, detector.noiseAllowance.decibels / 20)
    ).gain(
      SequenceDetector.Input(
        bounded: margin.bounded, gaussian: margin.gaussian, receiver: detection.receiverNoise,
        correlation: detection.correlation, signal: detection.signal, noise: margin.noise, feedback: feedback))
  }
}
