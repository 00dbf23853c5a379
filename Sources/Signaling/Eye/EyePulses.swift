/// Sampled responses of a lane to one symbol: what an eye is made of.
///
/// A response is that to a symbol of the highest level between symbols of level zero, so that a symbol of level `a` from -1 to 1 adds
/// `a` times it.
public struct EyePulses: Sendable, Equatable {
  /// The victim's response in volts.
  public let victimVolts: [Double]
  /// Samples in a symbol, M.
  public let samplesPerSymbol: Int
  /// The sample at which the receiver decides.
  public let cursor: Int
  /// One sample a symbol of each aggressor, in volts: its clock is not the victim's, and one phase is taken for all of the eye.
  public let crosstalkVolts: [[Double]]

  /// Describes a lane whose aggressors are sampled where they are worst.
  /// - Parameters:
  ///   - victimVolts: response in volts.
  ///   - samplesPerSymbol: samples in a symbol.
  ///   - cursor: the sample at which the receiver decides.
  ///   - crosstalkVolts: one sample a symbol of each aggressor, in volts.
  /// - Returns: nothing when the cursor is no sample, the signal there is not above zero, or a number is not finite.
  public init?(victimVolts: [Double], samplesPerSymbol: Int, cursor: Int, crosstalkVolts: [[Double]] = []) {
    guard samplesPerSymbol > 0, victimVolts.indices.contains(cursor), victimVolts[cursor] > 0,
      victimVolts.allSatisfy(\.isFinite), crosstalkVolts.allSatisfy({ $0.allSatisfy(\.isFinite) })
    else { return nil }
    self.victimVolts = victimVolts
    self.samplesPerSymbol = samplesPerSymbol
    self.cursor = cursor
    self.crosstalkVolts = crosstalkVolts
  }

  /// The victim's response in volts at a time after the cursor, in symbols, by a cubic through the four samples around it (Catmull and Rom); zero outside.
  func response(at time: Double) -> Double {
    let place = Double(cursor) + time * Double(samplesPerSymbol)
    guard place > -1, place < Double(victimVolts.count) else { return 0 }
    let index = Int(place.rounded(.down))
    let t = place - Double(index)
    func sample(_ index: Int) -> Double { victimVolts.indices.contains(index) ? victimVolts[index] : 0 }
    guard t > 0 else { return sample(index) }
    let (a, b, c, d) = (sample(index - 1), sample(index), sample(index + 1), sample(index + 2))
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
  }

  /// Every sample of the victim at a spacing of symbols and a phase, in symbols: those before the cursor, and those behind it, the nearest first.
  func interference(phase: Double) -> (before: [Double], behind: [Double]) {
    let first = cursor / samplesPerSymbol + 1
    let last = (victimVolts.count - cursor) / samplesPerSymbol + 1
    return (
      stride(from: 1, through: first, by: 1).map { response(at: phase - Double($0)) },
      stride(from: 1, through: last, by: 1).map { response(at: phase + Double($0)) }
    )
  }

  /// The samples of an aggressor in volts, one a symbol, at the phase at which their energy is greatest; the first of equal ones.
  /// - Parameters:
  ///   - aggressorVolts: response in volts.
  ///   - samplesPerSymbol: its samples in a symbol.
  public static func worstSamples(of aggressorVolts: [Double], samplesPerSymbol: Int) -> [Double] {
    var worst: (energy: Double, samples: [Double]) = (-1, [])
    for phase in 0..<max(1, samplesPerSymbol) {
      let samples = stride(from: phase, to: aggressorVolts.count, by: max(1, samplesPerSymbol)).map {
        aggressorVolts[$0]
      }
      let energy = samples.reduce(0) { $0 + $1 * $1 }
      if energy > worst.energy { worst = (energy, samples) }
    }
    return worst.samples
  }
}
