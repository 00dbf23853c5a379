import Documents
import Quantities

/// How a file writes a receiver.
struct ReceiverFields: Declared {
  var noise = NoiseDensity(voltsSquaredPerHertz: 0)
  var bandwidth = 0.75
  var continuous = ContinuousFields()
  var feedback = FeedbackFields()
  var feedForward: FeedForwardFields?
  var sequenceDetection: SequenceDetectionFields?

  mutating func declare(_ fields: Fields) {
    fields.quantity(
      "noise", &noise, in: .zero...NoiseDensity(voltsSquaredPerHertz: 1e-9),
      "One-sided noise density at the input, `eta_0`.")
    fields.number(
      "bandwidth", &bandwidth, in: 0.01...100, "Bandwidth of the input filter over the symbol rate, `f_r`.")
    fields.nested("continuous", &continuous, "Continuous-time equalizer.")
    fields.nested("feedback", &feedback, "Decision-feedback equalizer.")
    fields.nested("feed_forward", &feedForward, "Sampled feed-forward equalizer (Annex 178A), where there is one.")
    fields.nested("sequence_detection", &sequenceDetection, "Sequence detection (Annex 178A), where it is granted.")
    fields.require("noise", "continuous")
  }

  var receiver: ComReceiver {
    ComReceiver(
      noise: noise, bandwidth: bandwidth, continuous: continuous.equalizer, feedback: feedback.equalizer,
      feedForward: feedForward?.equalizer,
      sequenceDetection: sequenceDetection.map { SequenceDetection(noiseAllowance: $0.noiseAllowance) })
  }
}

/// How a file writes the continuous-time equalizer.
struct ContinuousFields: Declared {
  var gain = TapRange.fixed(0)
  var zero = Frequency(hertz: 21.25e9)
  var firstPole = Frequency(hertz: 21.25e9)
  var secondPole = Frequency(hertz: 53.125e9)
  var lowFrequency: LowFrequencyFields?

  mutating func declare(_ fields: Fields) {
    fields.range("gain", &gain, within: -60...60, "Gain at zero frequency, `g_DC`, in decibels.")
    fields.quantity("zero", &zero, in: Frequency.ofFilters, "Zero, `f_z`.")
    fields.quantity("first_pole", &firstPole, in: Frequency.ofFilters, "First pole, `f_p1`.")
    fields.quantity("second_pole", &secondPole, in: Frequency.ofFilters, "Second pole, `f_p2`.")
    fields.nested("low_frequency", &lowFrequency, "Second stage at low frequencies, where there is one.")
    fields.require("gain", "zero", "first_pole", "second_pole")
  }

  var equalizer: ContinuousEqualizer {
    ContinuousEqualizer(
      gain: gain, zero: zero, firstPole: firstPole, secondPole: secondPole,
      lowFrequency: lowFrequency.map {
        ContinuousEqualizer.LowFrequencyStage(gain: $0.gain, zero: $0.zero, pole: $0.pole)
      })
  }
}

/// How a file writes the second stage of the continuous-time equalizer.
struct LowFrequencyFields: Declared {
  var gain = TapRange.fixed(0)
  var zero = Frequency(hertz: 0.6640625e9)
  var ownPole: Frequency?

  mutating func declare(_ fields: Fields) {
    fields.range("gain", &gain, within: -60...60, "Gain at zero frequency, `g_DC_HP`, in decibels.")
    fields.quantity("zero", &zero, in: Frequency.ofFilters, "Zero, `f_HP_PZ` or `f_LF`.")
    fields.quantity("pole", &ownPole, in: Frequency.ofFilters, "Pole; the zero by default.")
    fields.require("gain", "zero")
  }

  var pole: Frequency { ownPole ?? zero }
}

/// How a file writes sequence detection.
struct SequenceDetectionFields: Declared {
  var noiseAllowance = Decibels(decibels: 3)

  mutating func declare(_ fields: Fields) {
    fields.quantity(
      "noise_allowance", &noiseAllowance, in: .zero...Decibels(decibels: 40),
      "Cost of amplitude by which noise is scaled up before the gain is taken.")
  }
}

extension Frequency {
  /// Where poles and zeros of an equalizer may lie.
  fileprivate static let ofFilters = Frequency(hertz: 1e6)...Frequency(hertz: 1e15)
}
