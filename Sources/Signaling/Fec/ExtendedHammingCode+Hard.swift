import Glibc
import Numerics

extension ExtendedHammingCode {
  /// Hard decisions: an odd number of wrong bits is taken for one and the bit of the syndrome flipped; an even number with a syndrome is
  /// detected and left; a codeword passes.
  ///
  /// Exact, by the number of codewords of each weight. Each codeword of weight j is where j patterns of weight j - 1 and n - j patterns of
  /// weight j + 1 end.
  /// - Parameters:
  ///   - p: share of wrong bits, independent of each other.
  ///   - symbolBits: bits of a symbol of the outer code; the wrong bits of a block are taken to be anywhere in it.
  public func hardDecoded(bitErrorRatio p: Double, symbolBits: Int) -> InnerOutcome {
    let p = min(1, max(0, p))
    let all = Combinatorics.binomials(length)
    var (bits, blocks, symbols, detected) = (0.0, 0.0, 0.0, 0.0)
    for (weight, codewords) in weights.enumerated() where weight > 0 && weight.isMultiple(of: 2) {
      let left = (all[weight] - codewords) * pattern(weight, p)
      let miscorrected =
        Double(weight) * pattern(weight - 1, p) + Double(length - weight) * pattern(weight + 1, p)
      let residual = left + codewords * (pattern(weight, p) + miscorrected)
      detected += left
      blocks += residual
      bits += residual * Double(weight)
      symbols += residual * symbolHit(wrong: weight, symbolBits: symbolBits)
    }
    return InnerOutcome(
      bitErrorRatio: bits / Double(length), blockErrorRatio: blocks, symbolErrorRatio: symbols,
      method: .exact(detected: detected))
  }

  /// Probability of one pattern of a weight; zero beyond the length.
  private func pattern(_ weight: Int, _ p: Double) -> Double {
    guard weight <= length, p > 0 else { return 0 }
    guard p < 1 else { return weight == length ? 1 : 0 }
    return exp(Double(weight) * log(p) + Double(length - weight) * log1p(-p))
  }
}
