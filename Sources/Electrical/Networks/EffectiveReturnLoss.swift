import Glibc
public import Numerics
public import Quantities

/// Effective return loss, ERL: what reflections cost a receiver, as one number in decibels (IEEE 802.3 clause 93A.5).
///
/// A pulse of one symbol and amplitude one is reflected: `PTDR = IFFT[Tb sinc(f Tb) Ht Hr S11]`. It is weighted by what
/// the receiver corrects, `Reff(t) = PTDR(t) Grr(t) Gloss(t)` with `t' = t - Tfx` and `T1 = (Nbx + 1) Tb`:
///
///     Grr   = 0 before Tfx,  rho (1 + rho) exp(-((t' - T1) / T1)^2) for 0 <= t' < T1,  1 later
///     Gloss = 0 before Tfx,  10^(beta (t' - T1) / 20)               for 0 <= t' < T1,  1 later
///
/// Sampled once a symbol for `N` symbols, at the phase of most power, its samples are sums of symbols as in the noise
/// of COM; `ERL = -20 log10` of the amplitude that is exceeded with probability `DER0`.
public struct EffectiveReturnLoss: Sendable, Equatable {
  /// The effective return loss.
  public let loss: Decibels
  /// The weighted reflection at its worst phase, one sample a symbol.
  public let samples: [Double]

  /// Parameters of a clause.
  public struct Settings: Sendable, Equatable {
    /// Symbol rate, `fb`.
    public var rate: SymbolRate
    /// Levels of a symbol, `L`.
    public var levels = 4
    /// Rise time of the pulse from 20 to 80 %, `Tr`, of `Ht = exp(-2 (pi f Tr / 1.6832)^2)`.
    public var riseTime: Duration
    /// Bandwidth of the fourth-order filter `Hr` over the symbol rate, `fr`; nothing leaves the filter out.
    public var bandwidth: Double? = 0.75
    /// Symbols whose reflections the equalizer corrects, `Nbx`.
    public var equalizedSymbols = 21
    /// Permitted reflection from outside, `rho_x`.
    public var permittedReflection = 0.618
    /// Incremental loss of the signal, `beta_x`, in decibels a second (the clauses give it in GHz: decibels a
    /// nanosecond).
    public var lossPerSecond = 0.0
    /// Time before which reflections belong to the test fixture, `Tfx`.
    public var fixtureDelay = Duration(seconds: 0)
    /// Symbols that are counted, `N`.
    public var symbols = 3500
    /// Error ratio before correction, `DER0`.
    public var errorRatio = 1e-4
    /// Samples a symbol, `M`.
    public var samplesPerSymbol = 32

    /// The settings of a 100 Gb/s lane of 802.3ck, scaled to a symbol rate.
    public init(rate: SymbolRate) {
      self.rate = rate
      riseTime = Duration(seconds: 0.01e-9 * 53.125e9 / rate.baud)
    }
  }

  /// Computes the loss of a reflection.
  ///
  /// The response is taken on its own grid, so that no more symbols are counted than the reciprocal of its step holds.
  /// - Parameters:
  ///   - frequenciesHz: frequencies of the reflection.
  ///   - reflection: of the port, the other end terminated as the clause says; see
  ///     `TwoPortSweep.reflection(terminatedBy:)`.
  /// - Returns: nothing when there are fewer than two points, or nothing comes back.
  public init?(frequenciesHz: [Double], reflection: [Complex], _ settings: Settings) {
    guard frequenciesHz.count > 1, settings.rate.baud > 0, settings.samplesPerSymbol > 0,
      reflection.allSatisfy(\.isFinite)
    else { return nil }
    let pulse = ReflectedPulse(EvenSpectrum(frequenciesHz: frequenciesHz, values: reflection), settings)
    guard let worst = pulse.worstPhase(), worst.allSatisfy({ $0.isFinite }) else { return nil }
    samples = worst
    let amplitude = SymbolSum(samples: worst, levels: settings.levels).amplitude(exceededWith: settings.errorRatio)
    guard amplitude > 0 else { return nil }
    loss = Decibels(decibels: -20 * log10(amplitude))
  }
}

/// The pulse that comes back, on a fine grid of times.
private struct ReflectedPulse {
  private let values: [Double]
  private let stepSeconds: Double
  private let settings: EffectiveReturnLoss.Settings
  /// Grid points that a symbol has at least: cubic interpolation between them then errs by less than `1e-5`.
  private static let pointsPerSymbol = 64.0

  init(_ spectrum: EvenSpectrum, _ settings: EffectiveReturnLoss.Settings) {
    self.settings = settings
    let symbolSeconds = 1 / settings.rate.baud
    let window = 1 / spectrum.stepHz
    var count = 2 * spectrum.values.count
    let wanted = min(window / symbolSeconds * Self.pointsPerSymbol, Double(1 << 22))
    var size = 2
    while size < count || Double(size) < wanted { size *= 2 }
    count = size
    let filtered = spectrum.values.enumerated().map { index, value in
      value * Self.filter(hertz: Double(index) * spectrum.stepHz, settings) * symbolSeconds
    }
    stepSeconds = window / Double(count)
    values = FourierTransform(count: count).inverseReal(filtered).map { $0 * Double(count) * spectrum.stepHz }
  }

  /// `sinc(f Tb) Ht Hr`.
  private static func filter(hertz: Double, _ settings: EffectiveReturnLoss.Settings) -> Complex {
    let rise = Double.pi * hertz * settings.riseTime.seconds / 1.6832
    let real = normalizedSinc(hertz / settings.rate.baud) * exp(-2 * rise * rise)
    guard let bandwidth = settings.bandwidth else { return Complex(real) }
    let x = hertz / (bandwidth * settings.rate.baud)
    return Complex(real) / Complex(1 - 3.414214 * x * x + x * x * x * x, 2.613126 * (x - x * x * x))
  }

  /// Samples a symbol apart at the phase of most power.
  func worstPhase() -> [Double]? {
    let symbolSeconds = 1 / settings.rate.baud
    let held = Int(min(1e6, Double(values.count) * stepSeconds / symbolSeconds))
    let count = min(settings.symbols, held)
    var worst: (power: Double, samples: [Double])?
    for phase in 0..<settings.samplesPerSymbol {
      let offset = Double(phase) / Double(settings.samplesPerSymbol)
      let samples = (0..<max(0, count)).map { weighted((Double($0) + offset) * symbolSeconds) }
      let power = samples.reduce(0) { $0 + $1 * $1 }
      if power > (worst?.power ?? 0) { worst = (power, samples) }
    }
    return worst?.samples
  }

  /// `Reff` at a time.
  private func weighted(_ time: Double) -> Double {
    let inside = time - settings.fixtureDelay.seconds
    guard inside >= 0 else { return 0 }
    let corrected = Double(settings.equalizedSymbols + 1) / settings.rate.baud
    guard inside < corrected else { return value(at: time) }
    let rho = settings.permittedReflection
    let left = inside / corrected - 1
    let gain = rho * (1 + rho) * exp(-left * left)
    return value(at: time) * gain * pow(10, settings.lossPerSecond * (inside - corrected) / 20)
  }

  /// The pulse between its points, by the cubic through four of them (Catmull and Rom, 1974).
  private func value(at time: Double) -> Double {
    let place = time / stepSeconds
    let index = Int(place)
    let t = place - Double(index)
    func point(_ offset: Int) -> Double { values[(index + offset + values.count) % values.count] }
    let (a, b, c, d) = (point(-1), point(0), point(1), point(2))
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
  }
}
