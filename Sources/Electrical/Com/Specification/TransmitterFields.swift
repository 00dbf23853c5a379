import Documents
import Quantities

/// How a file writes a transmitter.
struct TransmitterFields: Declared {
  var riseTime = Duration.zero
  var signalToNoise = Decibels(decibels: 33)
  var levelMismatch = 1.0
  var victim = Voltage(volts: 0.4)
  var farEnd = Voltage(volts: 0.4)
  var nearEnd = Voltage(volts: 0.6)
  var preCursor: [TapRange] = []
  var postCursor: [TapRange] = []
  var leastCursor = 0.0
  var randomJitter = 0.0
  var dualDiracJitter = 0.0

  mutating func declare(_ fields: Fields) {
    fields.quantity(
      "rise_time", &riseTime, in: .zero...Duration(seconds: 1e-9),
      "Rise time from 20 to 80 %, `T_r`; 0 ps leaves the filter out.")
    fields.quantity(
      "signal_to_noise", &signalToNoise, in: .zero...Decibels(decibels: 200), "Signal to noise ratio, `SNR_TX`.")
    fields.number("level_mismatch", &levelMismatch, in: 0.1...1, "Level mismatch ratio, `R_LM`.")
    fields.quantity("victim_amplitude", &victim, in: Self.amplitudes, "Peak differential output of the victim, `A_v`.")
    fields.quantity("far_end_amplitude", &farEnd, in: Self.amplitudes, "The same of far-end aggressors, `A_fe`.")
    fields.quantity("near_end_amplitude", &nearEnd, in: Self.amplitudes, "The same of near-end aggressors, `A_ne`.")
    fields.ranges(
      "pre_cursor", &preCursor, atMost: 8, within: -1...1, "Coefficients before the cursor, `c(-1)` first.")
    fields.ranges(
      "post_cursor", &postCursor, atMost: 8, within: -1...1, "Coefficients after the cursor, `c(1)` first.")
    fields.number(
      "least_cursor", &leastCursor, in: 0...1, "Least cursor coefficient, `c(0) = 1 - sum |c(i)|`; 0 allows any.")
    fields.number("random_jitter", &randomJitter, in: 0...1, "Random jitter, `sigma_RJ`, in unit intervals.")
    fields.number("dual_dirac_jitter", &dualDiracJitter, in: 0...1, "Dual-Dirac jitter, `A_DD`, in unit intervals.")
    fields.require("signal_to_noise", "victim_amplitude", "far_end_amplitude", "near_end_amplitude")
  }

  private static let amplitudes = Voltage(volts: 1e-6)...Voltage(volts: 100)

  var transmitter: ComTransmitter {
    ComTransmitter(
      riseTime: riseTime, signalToNoise: signalToNoise, levelMismatch: levelMismatch, victimAmplitude: victim,
      farEndAmplitude: farEnd, nearEndAmplitude: nearEnd, preCursor: preCursor.withoutIdleEnd,
      postCursor: postCursor.withoutIdleEnd, leastCursor: leastCursor, randomJitter: randomJitter,
      dualDiracJitter: dualDiracJitter)
  }
}

extension [TapRange] {
  /// The coefficients up to the outermost one that is not fixed at zero.
  fileprivate var withoutIdleEnd: [TapRange] {
    var rest = self
    while rest.last == .fixed(0) { rest.removeLast() }
    return rest
  }
}
