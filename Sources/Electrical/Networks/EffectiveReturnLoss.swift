import Glibc
public import Numerics
public import Quantities
public import Signaling

/// Effective return loss, ERL: what reflections cost a receiver, as one number in decibels (IEEE 802.3 clause 93A.5).
///
/// A pulse of one symbol and amplitude one is reflected: `PTDR = IFFT[Tb sinc(f Tb) Ht Hr S11]`. It is weighted by what
/// the receiver corrects, `Reff(t) = PTDR(t) Grr(t) Gloss(t)` with `t' = t - Tfx` and `T1 = (Nbx + 1) Tb`:
///
///     Grr   = 0 before Tfx,  rho (1 + rho) exp(-((t' - T1) / T1)^2) for 0 <= t' < T1,  1 later
///     Gloss = 0 before Tfx,  10^(beta (t' - T1) / 20)               for 0 <= t' < T1,  1 later
///
/// Sampled once a symbol for `N` symbols from `Tfx` on, at the phase of most power, its samples are sums of symbols as
/// in the noise of COM; `ERL = -20 log10` of the amplitude that is exceeded with probability `DER0`.
public struct EffectiveReturnLoss: Sendable, Equatable {
  /// The effective return loss.
  public let loss: Decibels
  /// The weighted reflection at its worst phase, one sample a symbol from zero time on.
  public let samples: [Double]
  /// How many symbols behind the fixture were counted: `N`, or fewer where the frequency step holds no more.
  public let countedSymbols: Int
  /// Steps of the distribution between zero and the largest sample.
  private static let resolution = 1000.0

  /// Parameters of a clause.
  public struct Settings: Sendable, Equatable {
    /// Symbol rate, `fb`.
    public var rate: SymbolRate
    /// Modulation; its levels are `L`.
    public var modulation = Modulation.pam4
    /// Rise time of the pulse from 20 to 80 %, `Tr`, of `Ht = exp(-2 (pi f Tr / 1.6832)^2)`.
    public var riseTime: Duration
    /// Bandwidth of the fourth-order filter `Hr` over the symbol rate, `fr`; nothing leaves the filter out.
    public var bandwidth: Double? = 0.75
    /// Where the Tukey window begins to fall, over the symbol rate: it is 1 up to there and 0 from the symbol rate on, half a
    /// period of a cosine between, as 802.3ck adds it; nothing leaves the window out.
    public var windowStart: Double?
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
    countedSymbols = max(0, worst.count - settings.fixtureSymbols)
    let amplitude = Self.amplitude(worst, settings)
    guard amplitude > 0 else { return nil }
    loss = Decibels(decibels: -20 * log10(amplitude))
  }

  /// How many symbols behind the fixture can be counted: `N`, or fewer where the step of the frequencies holds no more
  /// time; none where the fixture's delay is longer than all of it.
  public static func countableSymbols(frequenciesHz: [Double], _ settings: Settings) -> Int {
    guard frequenciesHz.count > 1, settings.rate.baud > 0 else { return 0 }
    let step = EvenSpectrum(frequenciesHz: frequenciesHz, values: frequenciesHz.map { _ in .zero }).stepHz
    return max(0, settings.symbolsHeld(stepHz: step) - settings.fixtureSymbols)
  }

  /// What a sum of symbols, each weighted by a sample, exceeds with the target probability (equation 93A-40).
  private static func amplitude(_ samples: [Double], _ settings: Settings) -> Double {
    let largest = samples.reduce(0) { max($0, abs($1)) }
    let spread = samples.reduce(0) { $0 + $1 * $1 }.squareRoot()
    // Of many samples of one size the sum is much wider than the largest.
    let step = max(largest, spread / 4) / resolution
    guard step.isNormal else { return 0 }
    let sum = Density.symbols(samples, amplitudes: settings.modulation.amplitudes, step: step)
    return max(0, -sum.quantile(settings.errorRatio))
  }
}

/// The pulse that comes back, on a fine grid of times.
private struct ReflectedPulse {
  private let values: [Double]
  private let stepSeconds: Double
  private let stepHz: Double
  private let settings: EffectiveReturnLoss.Settings
  /// Grid points that a symbol has at least: cubic interpolation between them then errs by less than `1e-5`.
  private static let pointsPerSymbol = 64.0

  init(_ spectrum: EvenSpectrum, _ settings: EffectiveReturnLoss.Settings) {
    self.settings = settings
    stepHz = spectrum.stepHz
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

  /// The Tukey window at a frequency over the symbol rate.
  private static func window(_ share: Double, from start: Double?) -> Double {
    guard let start, start < 1, share > start else { return 1 }
    return share < 1 ? 0.5 + 0.5 * cos(Double.pi * (share - start) / (1 - start)) : 0
  }

  /// `sinc(f Tb) Ht Hr`, windowed.
  private static func filter(hertz: Double, _ settings: EffectiveReturnLoss.Settings) -> Complex {
    let rise = Double.pi * hertz * settings.riseTime.seconds / 1.6832
    let share = hertz / settings.rate.baud
    let real = normalizedSinc(share) * exp(-2 * rise * rise) * window(share, from: settings.windowStart)
    guard let bandwidth = settings.bandwidth else { return Complex(real) }
    let x = hertz / (bandwidth * settings.rate.baud)
    return Complex(real) / Complex(1 - 3.414214 * x * x + x * x * x * x, 2.613126 * (x - x * x * x))
  }

  /// Samples a symbol apart at the phase of most power.
  func worstPhase() -> [Double]? {
    let symbolSeconds = 1 / settings.rate.baud
    let count = settings.symbolsHeld(stepHz: stepHz)
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

extension EffectiveReturnLoss.Settings {
  private static let mostSymbols = 1e6

  /// Symbols until the delay of the fixture is over.
  fileprivate var fixtureSymbols: Int {
    Int(min(Self.mostSymbols, max(0, fixtureDelay.seconds * rate.baud).rounded(.up)))
  }

  /// Symbols that are counted and those of the fixture, as far as a step of frequency holds them.
  fileprivate func symbolsHeld(stepHz: Double) -> Int {
    min(max(0, min(symbols, Int(Self.mostSymbols))) + fixtureSymbols, Int(min(Self.mostSymbols, rate.baud / stepHz)))
  }
}
