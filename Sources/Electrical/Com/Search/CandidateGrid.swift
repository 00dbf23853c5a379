import Quantities

/// Every setting of the transmitter that a specification searches, in the order of the search: `c(-k)` outermost, then
/// up to `c(-1)`, then `c(1)` and on innermost.
struct CandidateGrid: Sendable {
  /// One setting of the transmitter.
  struct Candidate: Sendable {
    /// `c(-1)` first.
    let preCursor: [Double]
    /// `c(1)` first.
    let postCursor: [Double]
    let filter: TransmitterFilter
    /// Sums of products of coefficients at each distance, `a(k) = sum c(i) c(i + k)`, doubled from `k = 1` on: the
    /// energy behind the filter is the sum of `a(k) r(k)`, `r` the pulse's own correlation.
    let correlation: [Double]
  }

  let candidates: [Candidate]
  /// Greatest distance of coefficients in symbols.
  let span: Int

  init(_ transmitter: ComTransmitter) {
    let ranges = transmitter.preCursor.reversed() + transmitter.postCursor
    let preCount = transmitter.preCursor.count
    var settings: [[Double]] = [[]]
    for range in ranges {
      settings = settings.flatMap { setting in range.values.map { setting + [$0] } }
    }
    let kept = settings.filter { 1 - $0.reduce(0) { $0 + abs($1) } >= transmitter.leastCursor - 1e-9 }
    let described = kept.map { setting in
      EqualizerSettings(
        gain: .zero, preCursor: setting.prefix(preCount).reversed(), postCursor: Array(setting.dropFirst(preCount)))
    }
    let filters = described.map(\.transmitter)
    let span = filters.reduce(0) { max($0, $1.span) }
    self.span = span
    candidates = zip(described, filters).map { settings, filter in
      Candidate(
        preCursor: settings.preCursor, postCursor: settings.postCursor, filter: filter,
        correlation: filter.correlation(span: span))
    }
  }

  /// How many settings there are before the least cursor is asked for; nothing beyond a machine word.
  static func size(_ transmitter: ComTransmitter) -> Int? {
    (transmitter.preCursor + transmitter.postCursor).reduce(Int?(1)) { product, range in
      guard let product else { return nil }
      let (next, overflow) = product.multipliedReportingOverflow(by: range.count)
      return overflow ? nil : next
    }
  }
}

extension TransmitterFilter {
  /// Distance of the earliest and the latest coefficient in symbols.
  var span: Int {
    let delays = taps.map(\.delay)
    return (delays.max() ?? 0) - (delays.min() ?? 0)
  }

  fileprivate func correlation(span: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: span + 1)
    for left in taps {
      for right in taps { sums[abs(left.delay - right.delay)] += left.coefficient * right.coefficient }
    }
    return sums
  }
}
