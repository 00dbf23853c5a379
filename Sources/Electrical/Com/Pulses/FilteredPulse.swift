/// The pulse of a path behind any transmitter's filter at one setting after another of the continuous-time equalizer, its samples
/// computed where they are asked for.
///
/// A pulse is a sum of parts (`PulseBank.Path`), so that no sample of a symbol exceeds the sum of the parts' greatest magnitudes there.
/// Coefficients of a filter shift by whole symbols and their magnitudes add to one, so that no sample behind a filter exceeds the
/// greatest magnitude in the symbols that the filter can reach. Symbols that cannot matter are never computed.
struct FilteredPulse {
  /// Rounding of sums must not pass a bound.
  private static let allowance = 1 + 1e-12

  let symbol: Int
  /// Symbols of the pulse.
  let blocks: Int
  private let parts: [[Double]]
  /// Greatest magnitude of each part in each symbol, the parts of a symbol together.
  private let partHeights: [Double]
  /// Zeros before and behind the pulse, so that no shift leaves the buffer.
  private let margin: Int
  private var weights: [Double] = []
  private var padded: [Double]
  private var isComputed: [Bool]
  /// Of each symbol: its greatest magnitude where it is computed, otherwise no less.
  private var heights: [Double]
  private var sums: [Double]

  /// - Parameters:
  ///   - parts: of a path.
  ///   - reach: symbols behind and before the pulse that may be asked for, shifts of filters included.
  init(parts: [[Double]], symbol: Int, reach: Int) {
    let sampleCount = parts.first?.count ?? 0
    let blocks = (sampleCount + symbol - 1) / symbol
    self.symbol = symbol
    self.parts = parts
    self.blocks = blocks
    margin = (reach + 3) * symbol
    padded = [Double](repeating: 0, count: blocks * symbol + 2 * margin)
    isComputed = [Bool](repeating: false, count: blocks)
    heights = [Double](repeating: 0, count: blocks)
    sums = [Double](repeating: 0, count: symbol)
    partHeights = (0..<blocks).flatMap { block in
      parts.map { Self.height($0, block * symbol..<min(sampleCount, (block + 1) * symbol)) }
    }
  }

  private static func height(_ samples: [Double], _ range: Range<Int>) -> Double {
    samples.withUnsafeBufferPointer { samples in
      var greatest = 0.0
      for index in range { greatest = max(greatest, abs(samples[index])) }
      return greatest
    }
  }

  /// Takes another setting of the continuous-time equalizer.
  mutating func load(_ weights: [Double]) {
    self.weights = weights
    let count = weights.count
    for block in 0..<blocks {
      isComputed[block] = false
      var height = 0.0
      for part in 0..<count { height += abs(weights[part]) * partHeights[block &* count &+ part] }
      heights[block] = height * Self.allowance
    }
  }

  /// The greatest magnitude of a symbol, or more.
  func height(_ block: Int) -> Double { heights.indices.contains(block) ? heights[block] : 0 }

  /// Computes the samples of symbols, as far as the pulse has them.
  mutating func compute(_ range: Range<Int>) {
    for block in range.clamped(to: 0..<blocks) where !isComputed[block] {
      isComputed[block] = true
      let (start, end) = (block * symbol, min(parts[0].count, (block + 1) * symbol))
      let (weights, margin) = (weights, margin)
      heights[block] = padded.withUnsafeMutableBufferPointer { padded in
        let target = UnsafeMutableBufferPointer(rebasing: padded[margin + start..<margin + end])
        target.update(repeating: 0)
        for (part, weight) in zip(parts, weights) { target.add(part[start..<end], times: weight) }
        var greatest = 0.0
        for sample in target { greatest = max(greatest, abs(sample)) }
        return greatest
      }
    }
  }

  /// One sample behind a filter; the symbols that the filter takes it from must have been computed.
  @inline(__always)
  func sample(_ index: Int, _ filter: TransmitterFilter) -> Double {
    padded.withUnsafeBufferPointer { padded in
      var sum = 0.0
      for tap in filter.taps { sum += tap.coefficient * padded[margin &+ index &- tap.delay &* symbol] }
      return sum
    }
  }

  /// More than any sample of a symbol behind a filter can be.
  func bound(_ block: Int, _ filter: TransmitterFilter) -> Double {
    var bound = 0.0
    for tap in filter.taps { bound += abs(tap.coefficient) * height(block - tap.delay) }
    return bound * Self.allowance
  }

  /// The samples of one symbol behind a filter; the symbols that the filter takes them from must have been computed.
  @inline(__always)
  mutating func withSamples<Result>(
    of block: Int, _ filter: TransmitterFilter, _ body: (UnsafeMutableBufferPointer<Double>) -> Result
  ) -> Result {
    let (start, symbol) = (margin + block * symbol, symbol)
    return sums.withUnsafeMutableBufferPointer { sums in
      padded.withUnsafeBufferPointer { padded in
        for offset in 0..<symbol { sums[offset] = 0 }
        for tap in filter.taps {
          let source = start &- tap.delay &* symbol
          for offset in 0..<symbol { sums[offset] += tap.coefficient * padded[source &+ offset] }
        }
      }
      return body(sums)
    }
  }
}
