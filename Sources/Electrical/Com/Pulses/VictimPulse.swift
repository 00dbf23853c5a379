/// The victim's pulse in a search, all of it computed up to the last symbol that can matter.
struct VictimPulse {
  /// Symbols that can hold no more than this fraction of the pulse's greatest sample are looked for a peak only when
  /// nothing greater was found.
  private static let faint = 0.05

  /// One symbol and more than any sample in it can be.
  private struct Bound {
    let block: Int
    let height: Double
  }

  private var pulse: FilteredPulse
  private let span: Int
  private let reach: Int
  /// Symbols in falling order of their bounds, those that are faint left out.
  private var bounds: [Bound] = []

  /// - Parameters:
  ///   - span: greatest distance of a filter's coefficients in symbols.
  ///   - reach: symbols behind the cursor that may be asked for.
  init(parts: [[Double]], symbol: Int, span: Int, reach: Int) {
    pulse = FilteredPulse(parts: parts, symbol: symbol, reach: span + reach)
    self.span = span
    self.reach = reach
  }

  /// Takes another setting of the continuous-time equalizer.
  mutating func load(_ weights: [Double]) {
    pulse.load(weights)
    let blocks = pulse.blocks
    var highest = 0
    for block in 0..<blocks where pulse.height(block) > pulse.height(highest) { highest = block }
    pulse.compute(highest..<highest + 1)
    // No symbol behind this one, and none that a filter mixes with it, can pass the faint fraction of the greatest.
    let least = Self.faint * pulse.height(highest)
    let last = (0..<blocks).last { pulse.height($0) >= least } ?? 0
    pulse.compute(0..<last + reach + 2 * span + 4)
    var greatest = 0.0
    for block in 0..<blocks { greatest = max(greatest, block <= last ? pulse.height(block) : 0) }
    bounds.removeAll(keepingCapacity: true)
    for block in 0..<blocks {
      var height = 0.0
      for near in max(0, block - span)...min(blocks - 1, block + span) { height = max(height, pulse.height(near)) }
      if height >= Self.faint * greatest { bounds.append(Bound(block: block, height: height * (1 + 1e-12))) }
    }
    bounds.sort { ($0.height, $1.block) > ($1.height, $0.block) }
  }

  /// One sample behind a filter, near the peak or before it.
  @inline(__always)
  func sample(_ index: Int, _ filter: TransmitterFilter) -> Double { pulse.sample(index, filter) }

  /// Index of the greatest sample behind a filter, the first of equals, without looking at symbols that cannot hold it.
  mutating func peak(_ filter: TransmitterFilter) -> Int? {
    var best: (index: Int, value: Double)?
    for bound in bounds {
      if bound.height < best?.value ?? 0 { return best?.index }
      visit(bound.block, filter, &best)
    }
    // The faint symbols may hold something greater after all.
    pulse.compute(0..<pulse.blocks)
    for block in 0..<pulse.blocks { visit(block, filter, &best) }
    return best?.index
  }

  private mutating func visit(_ block: Int, _ filter: TransmitterFilter, _ best: inout (index: Int, value: Double)?) {
    let value = best?.value ?? 0
    let limit = pulse.bound(block, filter)
    guard limit >= value, limit > 0 else { return }
    let (greatest, offset) = pulse.withSamples(of: block, filter) { samples in
      var greatest = samples[0]
      for offset in 1..<samples.count { greatest = max(greatest, samples[offset]) }
      for offset in 0..<samples.count where samples[offset] == greatest { return (greatest, offset) }
      return (greatest, 0)
    }
    let index = block * pulse.symbol + offset
    guard greatest > value || (greatest == value && index < best?.index ?? 0) else { return }
    best = (index, greatest)
  }
}
