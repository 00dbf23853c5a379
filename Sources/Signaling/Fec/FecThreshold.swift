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
    let simulation = SoftHammingSimulation(
      modulation: modulation, symbolBits: code.symbolBits, seed: seed, blocks: 2000)
    let ratio = try simulatedThreshold(log(target), simulation, progress)
    return threshold(target: target, at: ratio, standardError: standardError(at: ratio, simulation))
  }

  private func threshold(target: Double, at ratio: Double, standardError: Double?) -> FecThreshold {
    let (coded, uncoded) = (modulation.margin(bitErrorRatio: ratio), modulation.margin(bitErrorRatio: target))
    let gross = 20 * log10(uncoded / coded)
    return FecThreshold(
      target: target, bitErrorRatio: ratio, standardError: standardError,
      snrInDecibels: 10 * log10(modulation.snr(margin: coded)), grossGainInDecibels: gross,
      netGainInDecibels: gross + 10 * log10(rate))
  }

  /// False position in logarithms, where the curve is nearly straight; the end that stays is given half its weight (Illinois).
  private func simulatedThreshold(
    _ target: Double, _ simulation: SoftHammingSimulation, _ progress: Progress
  ) throws(Interrupted) -> Double {
    let (steps, precision) = (20, 5e-4)
    func excess(_ logarithm: Double) -> Double {
      let inner = simulation.outcome(bitErrorRatio: exp(logarithm))
      let left = code.outcome(symbolErrorRatio: inner.symbolErrorRatio).bitErrorRatio(before: inner.bitErrorRatio)
      return log(max(left, .leastNormalMagnitude)) - target
    }
    var (low, high) = (log(1e-4), log(0.1))
    var (below, above) = (excess(low), excess(high))
    while below > 0, low > log(1e-18) {
      low -= log(100)
      below = excess(low)
    }
    guard below < 0, above > 0 else { return exp(below < 0 ? high : low) }
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

  /// What the error of the share of wrong symbols makes of the threshold: divided by how steeply one grows with the other.
  private func standardError(at ratio: Double, _ simulation: SoftHammingSimulation) -> Double? {
    let (step, found) = (1.05, simulation.outcome(bitErrorRatio: ratio))
    guard case .simulated(_, _, _, let error) = found.method, found.symbolErrorRatio > 0 else { return nil }
    let (low, high) = (simulation.outcome(bitErrorRatio: ratio / step), simulation.outcome(bitErrorRatio: ratio * step))
    let slope = log(high.symbolErrorRatio / low.symbolErrorRatio) / (2 * log(step))
    return slope > 0 ? ratio * error / found.symbolErrorRatio / slope : nil
  }
}
