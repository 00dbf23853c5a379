import Numerics

/// Under which conditions an eye is seen.
public struct EyeConditions: Sendable, Equatable {
  /// Levels and their bits.
  public var modulation: Modulation
  /// Decision feedback as fractions of the cursor, the first symbol after the cursor first; each is held for a symbol.
  public var feedback: [Double]
  /// Standard deviation of Gaussian noise at the slicer, in volts.
  public var noiseVolts: Double
  /// Widths from end to end of uniform noise, such as a quantizer's through each tap behind it, in volts.
  public var uniformVolts: [Double]
  /// Standard deviation of random jitter, in symbols.
  public var randomJitter: Double
  /// Half the distance of the two values of dual-Dirac jitter, in symbols.
  public var dualDiracJitter: Double
  /// Level mismatch, `R_LM`: the least spacing of levels over that of evenly spaced ones.
  public var levelMismatch: Double
  /// Phases in a symbol at which the eye is computed, an even number of at least 4.
  public var phases: Int
  /// Distance of voltages; nothing for a choice by signal and noise.
  public var stepVolts: Double?

  /// Describes conditions; without more, a lane without noise and jitter.
  public init(
    modulation: Modulation, feedback: [Double] = [], noiseVolts: Double = 0, uniformVolts: [Double] = [],
    randomJitter: Double = 0, dualDiracJitter: Double = 0, levelMismatch: Double = 1, phases: Int = 32,
    stepVolts: Double? = nil
  ) {
    self.modulation = modulation
    self.feedback = feedback
    self.noiseVolts = max(0, noiseVolts)
    self.uniformVolts = uniformVolts.filter { $0 > 0 }
    self.randomJitter = max(0, randomJitter)
    self.dualDiracJitter = max(0, dualDiracJitter)
    self.levelMismatch = min(1, max(0.1, levelMismatch))
    self.phases = 2 * ((max(4, min(phases, 1 << 20)) + 1) / 2)
    self.stepVolts = stepVolts
  }

  /// The levels from -1 to 1.
  ///
  /// With a mismatch the inner eyes shrink by it and the two outermost take what they leave, as when a driver's middle is weak: the
  /// least eye is then the one that COM takes for all, `R_LM h0 / (L - 1)`.
  public var levels: [Double] {
    let even = modulation.amplitudes
    guard modulation.levels > 2 else { return even }
    return even.enumerated().map { index, level in
      index == 0 || index == modulation.levels - 1 ? level : level * levelMismatch
    }
  }

  /// Chances that the sampling is so many phases late, from the earliest; the middle one is in time.
  ///
  /// Random jitter is integrated over each phase, which adds the variance of a phase's width; it is taken off before, so that phases may be
  /// as far apart as its standard deviation.
  var jitter: [Double] {
    let reach = dualDiracJitter + 8 * randomJitter
    guard reach > 0 else { return [1] }
    let count = min(phases, max(1, Int((reach * Double(phases)).rounded(.up))))
    let masses = (-count...count).map {
      (share(of: $0, around: dualDiracJitter) + share(of: $0, around: -dualDiracJitter)) / 2
    }
    let sum = masses.reduce(0, +)
    return masses.map { $0 / sum }
  }

  /// The part of one of the two values that falls to a phase; without random jitter it is divided between the two phases around it.
  private func share(of phase: Int, around value: Double) -> Double {
    let place = Double(phase) - value * Double(phases)
    let reach = randomJitter * Double(phases)
    let sigma = max(0, reach * reach - 1 / 12).squareRoot()
    guard sigma > 0 else { return max(0, 1 - place.magnitude) }
    let (near, far) = (place.magnitude - 0.5, place.magnitude + 0.5)
    return GaussianTail.probability(above: near / sigma) - GaussianTail.probability(above: far / sigma)
  }
}
