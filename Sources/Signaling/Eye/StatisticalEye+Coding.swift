extension StatisticalEye {
  /// What a code leaves of the eye's errors, propagated by the first tap of its feedback.
  ///
  /// - Parameters:
  ///   - code: outer code.
  ///   - interleave: codewords that share the line.
  ///   - precoding: whether symbols are precoded by `1/(1 + D)`.
  /// - Returns: nothing when the code's symbols are no whole number of line symbols.
  public func performance(code: ReedSolomonCode, interleave: Int = 1, precoding: Bool) -> FecPerformance? {
    let modulation = conditions.modulation
    let lineSymbols = Double(code.symbolBits) / modulation.bitsPerSymbol
    guard lineSymbols == lineSymbols.rounded() else { return nil }
    func chain(_ precoding: Bool) -> SymbolErrorChain {
      .feedback(
        tap: conditions.feedback.first ?? 0, modulation: modulation, noise: decisionNoise, precoding: precoding)
    }
    let errors = chain(precoding)
    let outer = code.outcome(chain: errors, lineSymbols: Int(lineSymbols), interleave: interleave)
    let before = errors.wrongBitsPerSymbol / modulation.bitsPerSymbol
    return FecPerformance(
      slicerBitErrorRatio: chain(false).wrongBitsPerSymbol / modulation.bitsPerSymbol, preFecBitErrorRatio: before,
      inner: nil, outer: outer, postFecBitErrorRatio: outer.bitErrorRatio(before: before), chain: errors)
  }
}
