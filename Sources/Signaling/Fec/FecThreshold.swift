public import Diagnostics
import Glibc
import Numerics

/// The most that a line may err for a wanted share of wrong bits after decoding.
public struct FecThreshold: Sendable {
  /// The wanted share of wrong bits after decoding.
  public let target: Double
  /// The largest share of wrong bits at the slicer that meets it.
  public let bitErrorRatio: Double
  /// Its standard error where the inner code is simulated.
  public let standardError: Double?
  /// Signal to noise at the slicer at that share, in decibels, for Gaussian noise.
  public let snrInDecibels: Double
  /// How much less signal to noise is needed than without coding, in decibels, at the same symbol rate.
  public let grossGainInDecibels: Double
  /// The same at the same rate of data: less what the redundancy takes.
  public let netGainInDecibels: Double
}

extension FecDesign {
  /// The threshold for a target, by bisection; with soft decisions by false position, each step a simulation from the same seed.
  /// - Parameters:
  ///   - target: share of wrong bits after decoding, above 0 and below 0.1.
  ///   - progress: who may interrupt.
  /// - Throws: `Interrupted`.
  public func threshold(target: Double, progress: Progress = .none) throws(Interrupted) -> FecThreshold {
    guard inner == .soft else {
      return threshold(
        target: target,
        at: Bisection.positiveArgument(in: 1e-18...0.4, reaching: log(target)) {
          log(performance(bitErrorRatio: $0).postFecBitErrorRatio)
        }, standardError: nil)
    }
    let (ratio, error) = try simulatedThreshold(log(target), progress)
    return threshold(target: target, at: ratio, standardError: error)
  }

  private func threshold(target: Double, at ratio: Double, standardError: Double?) -> FecThreshold {
    let (coded, uncoded) = (modulation.margin(bitErrorRatio: ratio), modulation.margin(bitErrorRatio: target))
    let gross = 20 * log10(uncoded / coded)
    return FecThreshold(
      target: target, bitErrorRatio: ratio, standardError: standardError,
      snrInDecibels: 10 * log10(modulation.snr(margin: coded)), grossGainInDecibels: gross,
      netGainInDecibels: gross + 10 * log10(rate))
  }

  /// A search with few blocks, and one step from where it ends with many.
  ///
  /// What is left after decoding grows with a power of the ratio, which few blocks of the same seed tell well; the standard error is that of the
  /// many, divided by the power with which the share of wrong symbols grows.
  private func simulatedThreshold(
    _ target: Double, _ progress: Progress
  ) throws(Interrupted) -> (ratio: Double, standardError: Double?) {
    func simulation(blocks: Int) -> SoftHammingSimulation {
      SoftHammingSimulation(modulation: modulation, symbolBits: code.symbolBits, seed: seed, blocks: blocks)
    }
    let few = simulation(blocks: 1000)
    let near = try search(target, few, progress)
    let step = 0.2
    let (low, high) = (few.outcome(bitErrorRatio: near * exp(-step)), few.outcome(bitErrorRatio: near * exp(step)))
    let power = (excess(high, target) - excess(low, target)) / (2 * step)
    let symbolPower = log(high.symbolErrorRatio / low.symbolErrorRatio) / (2 * step)
    let found = simulation(blocks: 10_000).outcome(bitErrorRatio: near)
    let correction = -excess(found, target) / power
    guard case .simulated(_, _, _, let error) = found.method, correction.magnitude < step, symbolPower > 0 else {
      return (near, nil)
    }
    let ratio = near * exp(correction)
    return (ratio, ratio * error / found.symbolErrorRatio / symbolPower)
  }

  /// How much more than the target is left after decoding, as a logarithm.
  private func excess(_ inner: InnerOutcome, _ target: Double) -> Double {
    let left = code.outcome(symbolErrorRatio: inner.symbolErrorRatio).bitErrorRatio(before: inner.bitErrorRatio)
    return log(max(left, .leastNormalMagnitude)) - target
  }

  /// False position in logarithms, where the curve is nearly straight; the end that stays is given half its weight (Illinois).
  private func search(
    _ target: Double, _ simulation: SoftHammingSimulation, _ progress: Progress
  ) throws(Interrupted) -> Double {
    let (steps, precision) = (30, 0.01)
    func excess(_ logarithm: Double) -> Double {
      self.excess(simulation.outcome(bitErrorRatio: exp(logarithm)), target)
    }
    var (low, high) = (log(1e-3), log(0.03))
    var (below, above) = (excess(low), excess(high))
    while below > 0, low > log(1e-18) { (high, above, low, below) = (low, below, low - 3, excess(low - 3)) }
    while above < 0, high < log(0.4) {
      (low, below, high, above) = (high, above, high + 1, excess(min(log(0.4), high + 1)))
    }
    guard below < 0, above > 0 else { return min(0.4, exp(below < 0 ? high : low)) }
    for step in 0..<steps where high - low > precision {
      try progress.report("searching the threshold", step, of: steps)
      let middle = low - below * (high - low) / (above - below)
      let found = excess(middle)
      if min(middle - low, high - middle) < precision / 2 { return exp(middle) }
      if found < 0 {
        (low, below, above) = (middle, found, above / 2)
      } else {
        (high, above, below) = (middle, found, below / 2)
      }
    }
    return exp((low + high) / 2)
  }
}
