import Glibc
import Numerics

extension SymbolErrorChain {
  /// The chain of a decision-feedback equalizer with one tap.
  ///
  /// A decision that is `e` levels off leaves `-b e` levels of interference on the next symbol, which errs with a probability that the
  /// margins of all levels give; the levels that follow are independent, so that the error `e` alone is the state. A tap of 1 continues
  /// a PAM4 error with a probability of 3/4, one of 1/2 with 3/8.
  /// - Parameters:
  ///   - tap: first tap as a fraction of the cursor.
  ///   - modulation: levels and their bits.
  ///   - noise: what disturbs a decision when those before it were right.
  ///   - precoding: whether symbols are precoded by `1/(1 + D)` modulo the number of levels.
  public static func feedback(
    tap: Double, modulation: Modulation, noise: DecisionNoise, precoding: Bool
  ) -> SymbolErrorChain {
    let levels = modulation.levels
    // State 0 is no error; then +1, -1, +2, -2, ...
    let errors = [0] + (1..<levels).flatMap { [$0, -$0] }
    let transition = errors.map { before in
      let row = errors.map { after in
        meanProbability(of: after, levels: levels, noise: noise, shift: -2 * tap * Double(before))
      }
      let sum = row.reduce(0, +)
      return row.map { $0 / sum }
    }
    let mapping = SymbolMapping(modulation)
    let wrongBits = errors.map { before in
      errors.map { after in
        precoding
          ? mapping.bitErrors(levelsOffModulo: before + after) : after == 0 ? 0 : mapping.bitErrors(levelsOff: after)
      }
    }
    return SymbolErrorChain(transition: transition, wrongBits: wrongBits)
  }

  /// The same chain for noise at which bits are wrong that often before precoding is undone, propagated errors counted.
  /// - Parameter slicerBitErrorRatio: share of wrong bits at the slicer, above 0.
  public static func feedback(
    tap: Double, modulation: Modulation, slicerBitErrorRatio: Double, precoding: Bool
  ) -> SymbolErrorChain {
    let target = log(slicerBitErrorRatio * modulation.bitsPerSymbol)
    let margin = -Bisection.argument(in: -40...0, reaching: target) { negative in
      let noise = DecisionNoise.gaussian(margin: -negative)
      return log(feedback(tap: tap, modulation: modulation, noise: noise, precoding: false).wrongBitsPerSymbol)
    }
    return feedback(tap: tap, modulation: modulation, noise: .gaussian(margin: margin), precoding: precoding)
  }

  /// Probability that a decision is `error` levels off, over equally likely levels.
  private static func meanProbability(of error: Int, levels: Int, noise: DecisionNoise, shift: Double) -> Double {
    let sum = (0..<levels).reduce(0.0) { sum, sent in
      guard (0..<levels).contains(sent + error) else { return sum }
      return sum + noise.probability(sent: sent, decided: sent + error, levels: levels, shift: shift)
    }
    return sum / Double(levels)
  }
}

extension SymbolMapping {
  /// Bits that are wrong, on average, when a symbol is so many levels off in a count that begins anew after the highest level.
  func bitErrors(levelsOffModulo offset: Int) -> Double {
    let levels = modulation.levels
    let offset = ((offset % levels) + levels) % levels
    guard offset > 0 else { return 0 }
    // Of the levels, `levels - offset` go up by the offset, the others down by the rest.
    let up = Double(levels - offset) * bitErrors(levelsOff: offset)
    return (up + Double(offset) * bitErrors(levelsOff: offset - levels)) / Double(levels)
  }
}
