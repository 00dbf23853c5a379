/// Where a pulse is sampled: the solution of `h(ts - Tb) = h(ts + Tb) - b(1) h(ts)` (equation 93A-25), `b(1)` within
/// its limits.
struct CursorSearch: Sendable {
  let rule: ComHabits.CursorRule
  /// Samples in a symbol.
  let samplesPerSymbol: Int
  /// Limits of the first feedback tap; zero where there is none.
  let firstTap: ClosedRange<Double>
  /// Samples of the pulse; only those with a whole symbol on either side can be the cursor.
  let sampleCount: Int

  init(_ specification: ComSpecification, habits: ComHabits, sampleCount: Int) {
    rule = habits.cursor
    samplesPerSymbol = specification.signaling.samplesPerSymbol
    firstTap = specification.receiver.feedback.limits.first ?? 0...0
    self.sampleCount = sampleCount
  }

  /// The cursor of a pulse.
  /// - Parameters:
  ///   - peak: index of its greatest sample.
  ///   - sample: the pulse.
  /// - Returns: nothing when no sample near the peak is above zero.
  @inline(__always)
  func locate(peak: Int, _ sample: (Int) -> Double) -> Int? {
    let lowest = max(samplesPerSymbol, peak - samplesPerSymbol)
    let highest = min(sampleCount - samplesPerSymbol, peak + samplesPerSymbol)
    guard lowest <= peak, peak < highest else { return nil }
    switch rule {
    case .nearestSolution:
      if let found = lastSignChange(lowest, peak, sample) { return found }
    case .lastResidualBelow(let volts):
      for index in stride(from: peak, through: lowest, by: -1) where isSolution(index, volts, sample) { return index }
      for index in peak + 1..<highest where isSolution(index, volts, sample) { return index }
    }
    return leastResidual(lowest..<highest, sample)
  }

  /// Of the two samples between which the residual last changes its sign before the peak, the one with the smaller
  /// residual.
  @inline(__always)
  private func lastSignChange(_ lowest: Int, _ peak: Int, _ sample: (Int) -> Double) -> Int? {
    var after = residual(peak, sample) ?? 0
    if after == 0 { return peak }
    for index in stride(from: peak - 1, through: lowest, by: -1) {
      guard let here = residual(index, sample) else { return nil }
      if here == 0 { return index }
      if (here < 0) != (after < 0) { return abs(here) <= abs(after) ? index : index + 1 }
      after = here
    }
    return nil
  }

  @inline(__always)
  private func isSolution(_ index: Int, _ volts: Double, _ sample: (Int) -> Double) -> Bool {
    guard let residual = residual(index, sample) else { return false }
    return abs(residual) < volts
  }

  private func leastResidual(_ range: Range<Int>, _ sample: (Int) -> Double) -> Int? {
    var best: (index: Int, residual: Double)?
    for index in range {
      guard let residual = residual(index, sample), abs(residual) < best?.residual ?? .infinity else { continue }
      best = (index, abs(residual))
    }
    return best?.index
  }

  /// `h(ts - Tb) - h(ts + Tb) + b(1) h(ts)`; nothing where the pulse is not above zero.
  @inline(__always)
  private func residual(_ index: Int, _ sample: (Int) -> Double) -> Double? {
    let here = sample(index)
    guard here > 0 else { return nil }
    let after = sample(index &+ samplesPerSymbol)
    let fedBack = min(max(after, firstTap.lowerBound * here), firstTap.upperBound * here)
    return sample(index &- samplesPerSymbol) - after + fedBack
  }
}
