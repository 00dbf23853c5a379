import Glibc
import Numerics

/// What a design makes of an error ratio on the line.
public struct FecPerformance: Sendable {
  /// The share of wrong bits at the slicer.
  public let slicerBitErrorRatio: Double
  /// The share of wrong bits where decoding begins: the slicer's, after precoding is undone.
  public let preFecBitErrorRatio: Double
  /// What the inner code leaves, where there is one.
  public let inner: InnerOutcome?
  /// What becomes of the outer codewords.
  public let outer: CodewordOutcome
  /// The share of wrong bits after all decoding.
  public let postFecBitErrorRatio: Double
  /// How symbols err on the line, where errors come in bursts.
  public let chain: SymbolErrorChain?
}

extension FecDesign {
  /// What is left of an error ratio.
  /// - Parameter ratio: the share of wrong bits at the slicer, propagated errors counted, before precoding is undone.
  public func performance(bitErrorRatio ratio: Double) -> FecPerformance {
    if let chain = chain(bitErrorRatio: ratio) { return performance(of: chain, slicer: ratio) }
    let inner = innerOutcome(bitErrorRatio: ratio)
    let outer = code.outcome(symbolErrorRatio: inner?.symbolErrorRatio ?? code.symbolErrorRatio(bitErrorRatio: ratio))
    return FecPerformance(
      slicerBitErrorRatio: ratio, preFecBitErrorRatio: ratio, inner: inner, outer: outer,
      postFecBitErrorRatio: outer.bitErrorRatio(before: inner?.bitErrorRatio ?? ratio), chain: nil)
  }

  /// What is left when a chain of two states begins bursts with a known probability.
  /// - Parameters:
  ///   - start: probability of a wrong symbol after a right one.
  ///   - continuation: after a wrong one; nothing for the same.
  ///   - precoding: whether symbols are precoded.
  public func performance(burstStart start: Double, continuation: Double?, precoding: Bool) -> FecPerformance {
    func chain(_ precoding: Bool) -> SymbolErrorChain {
      .bursts(
        start: start, continuation: continuation ?? start, precoding: precoding,
        bitsPerError: SymbolMapping(modulation).bitsPerNeighborError)
    }
    return performance(
      of: chain(precoding), slicer: chain(false).wrongBitsPerSymbol / modulation.bitsPerSymbol)
  }

  private func performance(of chain: SymbolErrorChain, slicer: Double) -> FecPerformance {
    let outer = code.outcome(chain: chain, lineSymbols: lineSymbols ?? 1, interleave: interleave)
    let before = chain.wrongBitsPerSymbol / modulation.bitsPerSymbol
    return FecPerformance(
      slicerBitErrorRatio: slicer, preFecBitErrorRatio: before, inner: nil, outer: outer,
      postFecBitErrorRatio: outer.bitErrorRatio(before: before), chain: chain)
  }

  /// The chain of the error pattern; nothing for independent bits.
  func chain(bitErrorRatio ratio: Double) -> SymbolErrorChain? {
    switch errors {
    case .random: return nil
    case .bursts(let continuation, let precoding):
      let bits = SymbolMapping(modulation).bitsPerNeighborError
      // The stationary share of wrong symbols is start / (1 - a + start).
      let wrong = min(0.999, ratio * modulation.bitsPerSymbol / bits)
      let start = continuation.map { min(1, wrong * (1 - $0) / (1 - wrong)) } ?? wrong
      return .bursts(start: start, continuation: continuation ?? start, precoding: precoding, bitsPerError: bits)
    case .feedback(let tap, let precoding):
      return .feedback(tap: tap, modulation: modulation, slicerBitErrorRatio: ratio, precoding: precoding)
    }
  }

  private func innerOutcome(bitErrorRatio ratio: Double) -> InnerOutcome? {
    switch inner {
    case nil: nil
    case .hard: ExtendedHammingCode.inner.hardDecoded(bitErrorRatio: ratio, symbolBits: code.symbolBits)
    case .soft:
      SoftHammingSimulation(modulation: modulation, symbolBits: code.symbolBits, seed: seed)
        .outcome(bitErrorRatio: ratio)
    }
  }
}

extension SymbolMapping {
  /// Bits that are wrong, on average, when a symbol is taken for a neighbor: 1 where the levels are Gray coded.
  var bitsPerNeighborError: Double { (bitErrors(levelsOff: 1) + bitErrors(levelsOff: -1)) / 2 }
}
