public import Diagnostics
import Glibc
import Numerics

/// The most that a line may err for a wanted share of wrong bits after decoding.
public struct FecThreshold: Sendable {
  /// The wanted share of wrong bits after decoding.
  public let target: Double
  /// The largest share of wrong bits at the slicer that meets it.
  public let bitErrorRatio: Double
  /// Signal to noise at the slicer at that share, in decibels, for Gaussian noise.
  public let snrInDecibels: Double
  /// How much less signal to noise is needed than without coding, in decibels, at the same symbol rate.
  public let grossGainInDecibels: Double
  /// The same at the same rate of data: less what the redundancy takes.
  public let netGainInDecibels: Double
}

extension FecDesign {
  /// The threshold for a target, by bisection.
  ///
  /// With soft decisions to three digits: each step is a simulation from the same seed.
  /// - Parameters:
  ///   - target: share of wrong bits after decoding, above 0 and below 0.1.
  ///   - progress: who may interrupt.
  /// - Throws: `Interrupted`.
  public func threshold(target: Double, progress: Progress = .none) throws(Interrupted) -> FecThreshold {
    let ratio =
      inner == .soft
      ? try simulatedThreshold(target, progress)
      : Bisection.positiveArgument(in: 1e-18...0.4, reaching: log(target)) {
        log(performance(bitErrorRatio: $0).postFecBitErrorRatio)
      }
    let (coded, uncoded) = (modulation.margin(bitErrorRatio: ratio), modulation.margin(bitErrorRatio: target))
    let gross = 20 * log10(uncoded / coded)
    return FecThreshold(
      target: target, bitErrorRatio: ratio, snrInDecibels: 10 * log10(modulation.snr(margin: coded)),
      grossGainInDecibels: gross, netGainInDecibels: gross + 10 * log10(rate))
  }

  private func simulatedThreshold(_ target: Double, _ progress: Progress) throws(Interrupted) -> Double {
    let simulation = SoftHammingSimulation(
      modulation: modulation, symbolBits: code.symbolBits, seed: seed, blockLimit: 40_000, errorLimit: 1000)
    var (low, high) = (log(1e-6), log(0.1))
    let steps = 13
    for step in 0..<steps {
      try progress.report("searching the threshold", step, of: steps)
      let middle = (low + high) / 2
      let inner = simulation.outcome(bitErrorRatio: exp(middle))
      let left = code.outcome(symbolErrorRatio: inner.symbolErrorRatio).bitErrorRatio(before: inner.bitErrorRatio)
      if left < target { low = middle } else { high = middle }
    }
    return exp((low + high) / 2)
  }
}
