import Glibc
import Quantities
import Signaling

/// What reaches the detector at one setting of every equalizer, computed sample by sample from the definitions of
/// 93A.1.6.
struct Detection {
  /// One aggressor at its worst phase.
  struct Crosstalk {
    let path: PulseBank.Path
    /// One sample a symbol.
    let samples: [Double]
  }

  /// The victim's pulse behind the transmitter's filter.
  let pulse: [Double]
  /// Index of its greatest sample.
  let peak: Int
  /// Index of the cursor.
  let cursor: Int
  /// `A_s = R_LM h(ts) / (L - 1)`.
  let signal: Double
  /// One sample a symbol, less feedback, zero at the cursor.
  let residuals: [Double]
  /// Index of the cursor among the residuals.
  let residualCursor: Int
  /// Feedback taps as fractions of the cursor.
  let feedback: [Double]
  /// Where floating groups begin.
  let floatingGroups: [Int]
  /// Slope of the pulse at each sample of the cursor's phase, in volts a symbol.
  let slopes: [Double]
  /// Each aggressor.
  let crosstalk: [Crosstalk]
  /// Variances in square volts: of the transmitter's noise, of a unit interval of jitter, of the receiver's noise.
  let transmitterNoise, jitterPerUnit, receiverNoise: Double
  /// `A_s^2` over the sum of all variances; the figure of merit is ten times its logarithm (equation 93A-36).
  let merit: Double

  /// - Returns: nothing when the pulse has no cursor.
  init?(bank: PulseBank, habits: ComHabits, settings: EqualizerSettings) {
    let specification = bank.specification
    let signaling = specification.signaling
    let symbol = bank.samplesPerSymbol
    let power = signaling.modulation.symbolPower
    pulse = bank.equalized(bank.victim, settings)
    guard let peak = Self.peak(of: pulse) else { return nil }
    let search = CursorSearch(specification, habits: habits, sampleCount: pulse.count)
    let pulse = pulse
    guard let cursor = search.locate(peak: peak, { pulse[$0] }) else { return nil }
    self.peak = peak
    self.cursor = cursor
    let height = pulse[cursor]
    signal = specification.transmitter.levelMismatch * height / Double(signaling.modulation.levels - 1)

    var residuals = stride(from: cursor % symbol, to: pulse.count, by: symbol).map { pulse[$0] }
    residualCursor = cursor / symbol
    var solver = FeedbackSolver(specification.receiver.feedback)
    var after = Array(residuals.dropFirst(residualCursor + 1).prefix(solver.reach))
    after += [Double](repeating: 0, count: solver.reach - after.count)
    _ = after.withUnsafeBufferPointer { solver.solve(cursor: height, $0) }
    feedback = solver.taps
    floatingGroups = solver.groups
    residuals[residualCursor] = 0
    for (index, tap) in solver.taps.enumerated() where residualCursor + 1 + index < residuals.count {
      residuals[residualCursor + 1 + index] -= tap * height
    }
    self.residuals = residuals

    slopes = stride(from: cursor % symbol, to: pulse.count, by: symbol).map { index in
      let before = index > 0 ? pulse[index - 1] : 0
      let after = index + 1 < pulse.count ? pulse[index + 1] : 0
      return (after - before) * Double(symbol) / 2
    }
    let threshold = signal * (habits.meritThreshold ?? 0)
    crosstalk = bank.aggressors.map { path in
      Crosstalk(path: path, samples: Self.worstPhase(bank.equalized(path, settings), symbol))
    }
    let interference = habits.ignoresPreCursors ? residuals[residualCursor...] : residuals[...]
    transmitterNoise = height * height * Self.powerRatio(-specification.transmitter.signalToNoise.decibels)
    jitterPerUnit = power * Self.energy(slopes)
    receiverNoise = bank.receiverNoise(bank.weights(of: settings))
    let crosstalkVariance = bank.aggressors.reduce(0) { sum, path in
      sum + power * Self.worstEnergy(bank.equalized(path, settings), symbol, above: threshold)
    }
    let jitter = specification.transmitter.squaredJitter * jitterPerUnit
    merit =
      signal * signal
      / (transmitterNoise + power * Self.energy(interference) + jitter + crosstalkVariance + receiverNoise)
  }

  /// Index of the greatest sample, the first of equals; nothing when no sample is above zero.
  static func peak(of pulse: [Double]) -> Int? {
    var best: (index: Int, value: Double)?
    for (index, value) in pulse.enumerated() where value > best?.value ?? 0 { best = (index, value) }
    return best?.index
  }

  private static func energy(_ samples: some Sequence<Double>) -> Double { samples.reduce(0) { $0 + $1 * $1 } }

  private static func worstPhase(_ pulse: [Double], _ symbol: Int) -> [Double] {
    let phases = (0..<symbol).map { phase in stride(from: phase, to: pulse.count, by: symbol).map { pulse[$0] } }
    let energies = phases.map { energy($0) }
    var worst = 0
    for phase in energies.indices where energies[phase] > energies[worst] { worst = phase }
    return phases[worst]
  }

  /// The greatest energy of all phases, of samples above a threshold only.
  static func worstEnergy(_ pulse: [Double], _ symbol: Int, above threshold: Double) -> Double {
    var sums = [Double](repeating: 0, count: symbol)
    for (index, sample) in pulse.enumerated() where abs(sample) > threshold {
      sums[index % symbol] += sample * sample
    }
    return sums.reduce(0) { max($0, $1) }
  }

  static func powerRatio(_ decibels: Double) -> Double { pow(10, decibels / 10) }
}

extension ComTransmitter {
  /// `A_DD^2 + sigma_RJ^2`, in square unit intervals.
  var squaredJitter: Double { dualDiracJitter * dualDiracJitter + randomJitter * randomJitter }
}
