/// The pulse of an aggressor in a search where single samples of it matter.
struct AggressorPulse {
  private var pulse: FilteredPulse
  private let span: Int
  /// Whether the victim's transmitter filters it.
  private let isFiltered: Bool
  /// Symbols in which a sample above `listed` can be, whatever the filter.
  private var blocks: [Int] = []
  private var listed = Double.infinity
  private var energies: [Double]

  /// - Parameter span: greatest distance of a filter's coefficients in symbols.
  init(_ path: PulseBank.Path, symbol: Int, span: Int) {
    isFiltered = path.role != .nearEnd
    self.span = isFiltered ? span : 0
    pulse = FilteredPulse(parts: path.parts, symbol: symbol, reach: self.span)
    energies = [Double](repeating: 0, count: symbol)
  }

  /// Takes another setting of the continuous-time equalizer.
  mutating func load(_ weights: [Double]) {
    pulse.load(weights)
    listed = .infinity
  }

  /// Energy of the samples above a threshold behind the victim's filter, at the phase where it is greatest.
  mutating func worstEnergy(_ transmitter: TransmitterFilter, above threshold: Double) -> Double {
    let filter = isFiltered ? transmitter : .none
    if threshold < listed { list(above: threshold / 2) }
    for phase in energies.indices { energies[phase] = 0 }
    for block in blocks where pulse.bound(block, filter) > threshold {
      for tap in filter.taps { pulse.compute(block - tap.delay..<block - tap.delay + 1) }
      guard pulse.bound(block, filter) > threshold else { continue }
      energies.withUnsafeMutableBufferPointer { energies in
        pulse.withSamples(of: block, filter) { samples in
          for phase in 0..<samples.count where abs(samples[phase]) > threshold {
            energies[phase] += samples[phase] * samples[phase]
          }
        }
      }
    }
    return energies.reduce(0) { max($0, $1) }
  }

  private mutating func list(above least: Double) {
    listed = least
    blocks.removeAll(keepingCapacity: true)
    for block in 0..<pulse.blocks {
      var height = 0.0
      for near in max(0, block - span)...min(pulse.blocks - 1, block + span) {
        height = max(height, pulse.height(near))
      }
      // Rounding of sums must not pass a bound.
      if height * (1 + 1e-12) > least { blocks.append(block) }
    }
  }
}
