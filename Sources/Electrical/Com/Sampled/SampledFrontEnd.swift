/// What reaches a sampled receiver at one setting of its continuous-time equalizer, before any transmitter's taps.
struct SampledFrontEnd: Sendable {
  /// Samples in a symbol, `M`.
  let samplesPerSymbol: Int
  /// The victim's pulse, in volts.
  let victim: [Double]
  /// Its correlations.
  let victimCorrelations: PhaseCorrelations
  /// Correlations of pulses of aggressors that equalize as the victim does.
  private(set) var farEnd: [AggressorCorrelations]
  /// The same of aggressors without an equalizer.
  private(set) var nearEnd: [AggressorCorrelations]
  /// Autocorrelation of the receiver's noise at distances of whole symbols, in square volts:
  /// the inverse transform of `eta_0 / 2 |Hr Hctf|^2`, folded at the symbol rate.
  let receiver: [Double]
  /// Samples of the victim's pulse among which the peak must be, whatever the transmitter's taps.
  let peakWindow: Range<Int>

  /// Correlates pulses.
  /// - Parameters:
  ///   - lags: distances that will be asked for, in symbols, taps of transmitters included.
  ///   - reach: the most symbols by which a transmitter's tap shifts.
  init(
    victim: [Double], farEnd: [[Double]], nearEnd: [[Double]], receiver: [Double], samplesPerSymbol: Int, lags: Int,
    reach: Int
  ) {
    self.samplesPerSymbol = samplesPerSymbol
    self.victim = victim
    self.receiver = receiver
    victimCorrelations = PhaseCorrelations(victim, samplesPerSymbol: samplesPerSymbol, lags: lags)
    self.farEnd = farEnd.map {
      AggressorCorrelations($0, samplesPerSymbol: samplesPerSymbol, lags: lags, span: reach)
    }
    self.nearEnd = nearEnd.map {
      AggressorCorrelations($0, samplesPerSymbol: samplesPerSymbol, lags: lags, span: 0)
    }
    // Where the pulse and all its shifts are below a tenth of its peak, no mix of them reaches the peak of a mix.
    let threshold = 0.1 * victim.reduce(0) { max($0, $1) }
    let first = (victim.firstIndex { abs($0) > threshold } ?? 0) - reach * samplesPerSymbol
    let last = (victim.lastIndex { abs($0) > threshold } ?? 0) + reach * samplesPerSymbol
    peakWindow = max(0, first)..<max(1, min(victim.count, last + 1))
  }

  /// Every aggressor at its phase of the most energy behind a transmitter's taps, far-end ones first: the phase, and correlations.
  mutating func aggressors(behind taps: TapCorrelation, count: Int) -> [(phase: Int, correlation: [Double])] {
    func strongest(_ aggressor: inout AggressorCorrelations, _ taps: TapCorrelation) -> (Int, [Double]) {
      let phase = aggressor.strongestPhase(behind: taps)
      return (phase, aggressor.pulse(phase: phase, behind: taps, count: count))
    }
    return farEnd.indices.map { strongest(&farEnd[$0], taps) } + nearEnd.indices.map { strongest(&nearEnd[$0], .one) }
  }

  /// The sample with the greatest value behind a transmitter's taps, the first of equal ones.
  func peak(behind taps: TransmitterFilter) -> Int {
    victim.withUnsafeBufferPointer { victim in
      var best = (index: peakWindow.lowerBound, value: -Double.infinity)
      for index in peakWindow {
        let value = taps.sample(of: victim, at: index, samplesPerSymbol: samplesPerSymbol)
        if value > best.value { best = (index, value) }
      }
      return best.index
    }
  }

  /// Samples of the victim's pulse behind a transmitter's taps, at whole symbols from a sample.
  func samples(_ symbols: ClosedRange<Int>, from index: Int, behind taps: TransmitterFilter) -> [Double] {
    [Double](unsafeUninitializedCapacity: symbols.count) { samples, initialized in
      samples.initialize(repeating: 0)
      victim.withUnsafeBufferPointer { victim in
        for tap in taps.taps {
          var source = index + (symbols.lowerBound - tap.delay) * samplesPerSymbol
          for place in 0..<symbols.count {
            if source >= 0, source < victim.count { samples[place] += tap.coefficient * victim[source] }
            source += samplesPerSymbol
          }
        }
      }
      initialized = symbols.count
    }
  }
}

extension TransmitterFilter {
  /// One sample of a pulse behind the filter; the pulse is zero outside its samples.
  func sample(of pulse: UnsafeBufferPointer<Double>, at index: Int, samplesPerSymbol: Int) -> Double {
    var sum = 0.0
    for tap in taps {
      let source = index - tap.delay * samplesPerSymbol
      if source >= 0, source < pulse.count { sum += tap.coefficient * pulse[source] }
    }
    return sum
  }
}
