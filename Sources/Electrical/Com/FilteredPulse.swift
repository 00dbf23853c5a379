/// A pulse whose samples behind any transmitter's filter are computed where they are asked for, and bounds that say
/// where to ask.
///
/// Coefficients of a filter shift by whole symbols and their magnitudes add to one, so that no sample of a symbol
/// exceeds the greatest magnitude in the symbols that the filter can reach.
struct FilteredPulse {
  /// One symbol and more than any sample in it can be.
  struct Bound {
    let block: Int
    let height: Double
  }

  let symbol: Int
  /// Symbols of the pulse.
  let blocks: Int
  private let span: Int
  /// Zeros before and behind the pulse, so that no shift leaves the buffer.
  private let margin: Int
  private var padded: [Double]
  private var heights: [Double] = []
  private var sums: [Double]
  /// Symbols in falling order of their bounds, those that are faint left out.
  private(set) var bounds: [Bound] = []

  /// - Parameters:
  ///   - span: greatest distance of a filter's coefficients in symbols; zero where there is no filter.
  ///   - reach: symbols behind the pulse that may be asked for.
  init(sampleCount: Int, symbol: Int, span: Int, reach: Int = 0) {
    self.symbol = symbol
    self.span = span
    blocks = (sampleCount + symbol - 1) / symbol
    margin = (reach + span + 3) * symbol
    padded = [Double](repeating: 0, count: blocks * symbol + 2 * margin)
    sums = [Double](repeating: 0, count: symbol)
  }

  /// Takes another pulse.
  /// - Parameter faint: symbols with bounds below this fraction of the greatest are left out of `bounds`.
  mutating func load(_ pulse: [Double], faint: Double) {
    for index in pulse.indices { padded[margin + index] = pulse[index] }
    let (margin, symbol, blocks) = (margin, symbol, blocks)
    heights = padded.withUnsafeBufferPointer { padded in
      (0..<blocks).map { block in
        var greatest = 0.0
        for index in margin + block * symbol..<margin + (block + 1) * symbol {
          greatest = max(greatest, abs(padded[index]))
        }
        return greatest
      }
    }
    let greatest = heights.reduce(0) { max($0, $1) }
    bounds = heights.indices.compactMap { block in
      // Rounding of sums must not pass a bound.
      var height = 0.0
      for near in max(0, block - span)...min(blocks - 1, block + span) { height = max(height, heights[near]) }
      return height >= faint * greatest ? Bound(block: block, height: height * (1 + 1e-12)) : nil
    }
    bounds.sort { ($0.height, $1.block) > ($1.height, $0.block) }
  }

  /// One sample behind a filter.
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
    for tap in filter.taps {
      let source = block - tap.delay
      if heights.indices.contains(source) { bound += abs(tap.coefficient) * heights[source] }
    }
    return bound * (1 + 1e-12)
  }

  /// The samples of one symbol behind a filter.
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

  /// Index of the greatest sample behind a filter, the first of equals, without looking at symbols that cannot hold it.
  mutating func peak(_ filter: TransmitterFilter) -> Int? {
    var best: (index: Int, value: Double)?
    for bound in bounds {
      if bound.height < best?.value ?? 0 { return best?.index }
      visit(bound.block, filter, &best)
    }
    // The faint symbols may hold something greater after all.
    for block in heights.indices { visit(block, filter, &best) }
    return best?.index
  }

  private mutating func visit(_ block: Int, _ filter: TransmitterFilter, _ best: inout (index: Int, value: Double)?) {
    let value = best?.value ?? 0
    let limit = bound(block, filter)
    guard limit >= value, limit > 0 else { return }
    let (greatest, offset) = withSamples(of: block, filter) { samples in
      var greatest = samples[0]
      for offset in 1..<samples.count { greatest = max(greatest, samples[offset]) }
      for offset in 0..<samples.count where samples[offset] == greatest { return (greatest, offset) }
      return (greatest, 0)
    }
    let index = block * symbol + offset
    guard greatest > value || (greatest == value && index < best?.index ?? 0) else { return }
    best = (index, greatest)
  }

  /// Energy of the samples above a threshold behind a filter, at the phase where it is greatest.
  mutating func worstEnergy(_ filter: TransmitterFilter, above threshold: Double, _ energies: inout [Double]) -> Double
  {
    for phase in energies.indices { energies[phase] = 0 }
    for bound in bounds {
      if bound.height <= threshold { break }
      energies.withUnsafeMutableBufferPointer { energies in
        withSamples(of: bound.block, filter) { samples in
          for phase in 0..<samples.count where abs(samples[phase]) > threshold {
            energies[phase] += samples[phase] * samples[phase]
          }
        }
      }
    }
    return energies.reduce(0) { max($0, $1) }
  }
}
