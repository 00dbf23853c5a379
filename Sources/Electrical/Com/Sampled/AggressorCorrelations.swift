/// Correlations of an aggressor's pulse, of which only the phase with the most energy is ever needed at all distances.
struct AggressorCorrelations: Sendable {
  private let volts: [Double]
  private let samplesPerSymbol: Int
  private let lags: Int
  /// `sum h(n) h(n + k)` at the distances that a transmitter's taps reach, phase beside phase.
  private let near: [Double]
  /// All distances of the phases that were asked for.
  private var phases: [PhaseCorrelations?]

  /// - Parameters:
  ///   - lags: distances that will be asked for, in symbols.
  ///   - span: greatest distance of a transmitter's taps.
  init(_ volts: [Double], samplesPerSymbol: Int, lags: Int, span: Int) {
    self.volts = volts
    self.samplesPerSymbol = samplesPerSymbol
    self.lags = lags
    near = PulseCorrelation([volts], symbol: samplesPerSymbol, span: span).combined([1])
    phases = Array(repeating: nil, count: samplesPerSymbol)
  }

  /// The phase with the most energy behind a transmitter's taps, the first of equal ones (equation 178A-20).
  func strongestPhase(behind taps: TapCorrelation) -> Int {
    var best = (phase: 0, energy: -Double.infinity)
    for phase in 0..<samplesPerSymbol {
      var energy = 0.0
      for (distance, value) in taps.values.enumerated() where (distance + 1) * samplesPerSymbol <= near.count {
        energy += (distance == 0 ? 1 : 2) * value * near[distance * samplesPerSymbol + phase]
      }
      if energy > best.energy { best = (phase, energy) }
    }
    return best.phase
  }

  /// Correlations of the pulse at a phase behind a transmitter's taps.
  mutating func pulse(phase: Int, behind taps: TapCorrelation, count: Int) -> [Double] {
    let correlations =
      phases[phase]
      ?? PhaseCorrelations(volts, samplesPerSymbol: samplesPerSymbol, lags: lags, phases: phase..<phase + 1)
    phases[phase] = correlations
    return correlations.pulse(phase: phase, behind: taps, count: count)
  }
}
