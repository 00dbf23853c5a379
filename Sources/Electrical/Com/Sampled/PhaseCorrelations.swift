import Numerics

/// Autocorrelations of a pulse and of its slope, sampled once a symbol at each phase.
///
/// They are what folded densities are transforms of: the density `T |DFT h|^2` of symbols or noise that a pulse shapes has the
/// autocorrelation `sum h(n) h(n + k)`. A transmitter's taps only mix shifted copies, so that one set serves all of them.
struct PhaseCorrelations: Sendable {
  /// Samples in a symbol, `M`.
  let samplesPerSymbol: Int
  /// Distances, in symbols, from zero.
  let lags: Int
  /// `sum h(n) h(n + k)`, phase by phase.
  private let pulse: [Double]
  /// The same of `h_J(n) = (h(n + 1/M) - h(n - 1/M)) M / 2`, in volts a symbol.
  private let slope: [Double]

  /// The phases that were correlated.
  private let phases: Range<Int>

  /// Correlates a pulse.
  /// - Parameters:
  ///   - volts: samples, `samplesPerSymbol` a symbol; what is before and behind is zero.
  ///   - phases: those that will be asked for; nothing for all.
  init(_ volts: [Double], samplesPerSymbol: Int, lags: Int, phases: Range<Int>? = nil) {
    self.samplesPerSymbol = samplesPerSymbol
    self.lags = lags
    let phases = phases ?? 0..<samplesPerSymbol
    self.phases = phases
    let symbols = Self.essential(volts, samplesPerSymbol)
    let transform = FourierTransform(count: FourierTransform.convenientCount(atLeast: symbols.count + lags))
    let count = transform.count
    let (half, scale) = (Double(samplesPerSymbol) / 2, 0.25 / Double(count))
    var pulse: [Double] = []
    var slope: [Double] = []
    pulse.reserveCapacity(phases.count * lags)
    slope.reserveCapacity(phases.count * lags)
    var values = [Complex](repeating: .zero, count: count)
    for phase in phases {
      // Two real sequences share a transform, and their two spectra, real and even, the way back.
      for (place, symbol) in symbols.enumerated() {
        let index = symbol * samplesPerSymbol + phase
        let rise = Self.sample(volts, index + 1) - Self.sample(volts, index - 1)
        values[place] = Complex(Self.sample(volts, index), rise * half)
      }
      let spectrum = transform.forward(values)
      let powers = [Complex](unsafeUninitializedCapacity: count) { powers, initialized in
        for k in 0..<count {
          let (own, mirror) = (spectrum[k], spectrum[k == 0 ? 0 : count - k].conjugate)
          powers[k] = Complex((own + mirror).squaredMagnitude * scale, (own - mirror).squaredMagnitude * scale)
        }
        initialized = count
      }
      for correlation in transform.forward(powers).prefix(lags) {
        pulse.append(correlation.real)
        slope.append(correlation.imaginary)
      }
    }
    self.pulse = pulse
    self.slope = slope
  }

  /// Symbols outside which there is less than 1e-11 of the energy, which no term that matters can notice.
  private static func essential(_ volts: [Double], _ samplesPerSymbol: Int) -> Range<Int> {
    let energies = stride(from: 0, to: volts.count, by: samplesPerSymbol).map { start in
      volts[start..<min(volts.count, start + samplesPerSymbol)].reduce(0) { $0 + $1 * $1 }
    }
    let allowed = 1e-11 * energies.reduce(0, +)
    func quiet(_ energies: some Collection<Double>) -> Int {
      var sum = 0.0
      return energies.prefix { energy in
        sum += energy
        return sum <= allowed
      }.count
    }
    let start = quiet(energies)
    return start..<max(start + 1, energies.count - quiet(energies.reversed()))
  }

  private static func sample(_ volts: [Double], _ index: Int) -> Double {
    volts.indices.contains(index) ? volts[index] : 0
  }

  /// Correlations of the pulse behind a transmitter's taps.
  func pulse(phase: Int, behind taps: TapCorrelation, count: Int) -> [Double] {
    taps.applied(to: pulse[row(phase)], count: count)
  }

  /// Correlations of the slope behind a transmitter's taps.
  func slope(phase: Int, behind taps: TapCorrelation, count: Int) -> [Double] {
    taps.applied(to: slope[row(phase)], count: count)
  }

  private func row(_ phase: Int) -> Range<Int> {
    (phase - phases.lowerBound) * lags..<(phase - phases.lowerBound + 1) * lags
  }
}

/// The autocorrelation of a filter of one tap a symbol: all that it does to correlations.
struct TapCorrelation: Sendable {
  /// From distance zero.
  let values: [Double]

  /// No equalizer.
  static let one = TapCorrelation(taps: [1])

  /// `sum c(i) c(i + k)` from distance zero to that of the ends.
  static func full(_ taps: [Double]) -> [Double] {
    taps.indices.map { lag in zip(taps, taps.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  init(taps: [Double]) {
    let values = Self.full(taps)
    self.values = Array(values.prefix((values.lastIndex { $0 != 0 } ?? 0) + 1))
  }

  /// The autocorrelation of a transmitter's filter.
  init(_ filter: TransmitterFilter) {
    let earliest = filter.taps.map(\.delay).min() ?? 0
    let latest = filter.taps.map(\.delay).max() ?? 0
    var taps = [Double](repeating: 0, count: latest - earliest + 1)
    for tap in filter.taps { taps[tap.delay - earliest] += tap.coefficient }
    self.init(taps: taps)
  }

  /// Correlations behind the taps at the first `count` distances; there must be `values.count - 1` more to begin with.
  func applied(to correlations: ArraySlice<Double>, count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { result, initialized in
      correlations.withUnsafeBufferPointer { correlations in
        for lag in 0..<count { result[lag] = values[0] * correlations[lag] }
        for (shift, value) in values.enumerated().dropFirst() where value != 0 {
          let middle = min(shift, count)
          for lag in 0..<middle { result[lag] += value * (correlations[shift &- lag] + correlations[lag &+ shift]) }
          for lag in middle..<count { result[lag] += value * (correlations[lag &- shift] + correlations[lag &+ shift]) }
        }
      }
      initialized = count
    }
  }
}
