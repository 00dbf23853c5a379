/// Sums of products of a pulse's samples one or more symbols apart, phase by phase, from which the energy of the pulse
/// behind any transmitter's filter at any setting of the continuous-time equalizer follows without its samples.
///
/// A pulse is `sum w(a) P(a)` over the parts of the equalizer, so its correlation `r(k, m) = sum p(t) p(t - k Tb)` over
/// every sample `t` of phase `m` is a quadratic form in the weights; behind a filter with coefficients `c` the energy
/// is `sum c(i) c(j) r(|i - j|, m)`.
struct PulseCorrelation: Sendable {
  /// Samples in a symbol.
  let symbol: Int
  /// Greatest distance, in symbols.
  let span: Int
  /// For each pair of parts, `span + 1` distances of `symbol` phases each.
  private let sums: [(left: Int, right: Int, values: [Double])]

  /// Correlates the parts of a pulse.
  init(_ parts: [[Double]], symbol: Int, span: Int) {
    self.symbol = symbol
    self.span = span
    sums = parts.indices.flatMap { left in
      (left..<parts.count).map { right in
        var values = [Double](repeating: 0, count: (span + 1) * symbol)
        Self.add(parts[left], parts[right], to: &values, symbol, span)
        if left != right { Self.add(parts[right], parts[left], to: &values, symbol, span) }
        return (left, right, values)
      }
    }
  }

  private static func add(
    _ pulse: [Double], _ earlier: [Double], to values: inout [Double], _ symbol: Int, _ span: Int
  ) {
    pulse.withUnsafeBufferPointer { pulse in
      earlier.withUnsafeBufferPointer { earlier in
        values.withUnsafeMutableBufferPointer { values in
          for distance in 0...span {
            let row = distance * symbol
            var start = row
            while start < pulse.count {
              let width = min(symbol, pulse.count - start)
              for phase in 0..<width {
                values[row &+ phase] += pulse[start &+ phase] * earlier[start &- row &+ phase]
              }
              start += symbol
            }
          }
        }
      }
    }
  }

  /// The correlation at a setting: `span + 1` distances of `symbol` phases each.
  func combined(_ weights: [Double]) -> [Double] {
    var total = [Double](repeating: 0, count: (span + 1) * symbol)
    for (left, right, values) in sums {
      let weight = weights[left] * weights[right]
      for index in total.indices { total[index] += weight * values[index] }
    }
    return total
  }
}

extension [Double] {
  /// Difference of the samples on either side of each, zero outside: the slope times two sampling intervals.
  var neighborDifferences: [Double] {
    indices.map { index in (index + 1 < count ? self[index + 1] : 0) - (index > 0 ? self[index - 1] : 0) }
  }
}
