public import Quantities

/// What a clause asks of a channel's effective return loss (ERL, IEEE 802.3 clause 93A.5), and how it is to be computed.
public struct ReturnLossRule: Sendable, Equatable {
  /// What the limit is in its clause.
  public enum Standing: String, Sendable, CaseIterable {
    /// A channel below the limit does not comply.
    case normative
    /// The limit is advice: a channel below it is warned of.
    case informative
  }

  /// The clause, such as `IEEE 802.3ck clause 163.10`; empty where nothing is said.
  public var clause: String
  /// Least effective return loss of each end; nothing where there is no limit.
  public var least: Decibels?
  /// What the limit is.
  public var standing: Standing
  /// The margin (COM) from which on the limit does not apply; nothing where it always does.
  public var waivedFrom: Decibels?
  /// Rise time of the pulse from 20 to 80 %, `T_r` of the clause's table for ERL.
  public var riseTime: Duration
  /// Symbols whose reflections the equalizer corrects, `N_bx`.
  public var equalizedSymbols: Int
  /// Symbols that are counted, `N`.
  public var symbols: Int
  /// Permitted reflection from outside, `rho_x`.
  public var permittedReflection: Double
  /// Incremental loss of the signal, `beta_x`, in gigahertz as the clauses write it: decibels a nanosecond.
  public var incrementalLoss: Frequency
  /// Delay of the test fixture at the transmitter's end, `T_fx`.
  public var nearFixtureDelay: Duration
  /// Delay of the test fixture at the receiver's end, `T_fx`.
  public var farFixtureDelay: Duration
  /// Whether the receiver's input filter shapes the pulse.
  public var isFiltered: Bool
  /// Whether a Tukey window takes what is above the receiver's bandwidth down to nothing at the symbol rate (802.3ck).
  public var isWindowed: Bool
  /// Whether the transmitter's package of the first case stands at port 1 when port 2 is judged (`TDR_W_TXPKG` of the
  /// script); matched otherwise, as the other end always is for port 1.
  public var includesTransmitter: Bool
  /// Single-ended reference impedance, `Z_t`; that of the specification when nothing.
  public var reference: Resistance?

  /// Describes a rule.
  public init(
    clause: String = "", least: Decibels?, standing: Standing = .normative, waivedFrom: Decibels? = nil,
    riseTime: Duration, equalizedSymbols: Int, symbols: Int, permittedReflection: Double,
    incrementalLoss: Frequency = .zero, nearFixtureDelay: Duration = .zero, farFixtureDelay: Duration = .zero,
    isFiltered: Bool = true, isWindowed: Bool = false, includesTransmitter: Bool = false, reference: Resistance? = nil
  ) {
    self.clause = clause
    self.least = least
    self.standing = standing
    self.waivedFrom = waivedFrom
    self.riseTime = riseTime
    self.equalizedSymbols = equalizedSymbols
    self.symbols = symbols
    self.permittedReflection = permittedReflection
    self.incrementalLoss = incrementalLoss
    self.nearFixtureDelay = nearFixtureDelay
    self.farFixtureDelay = farFixtureDelay
    self.isFiltered = isFiltered
    self.isWindowed = isWindowed
    self.includesTransmitter = includesTransmitter
    self.reference = reference
  }

  /// The settings for an end of a channel under a specification, whose rate, modulation, bandwidth and error ratio hold.
  func settings(_ place: ReturnLossVerdict.Place, _ specification: ComSpecification) -> EffectiveReturnLoss.Settings {
    var settings = EffectiveReturnLoss.Settings(rate: specification.signaling.rate)
    settings.modulation = specification.signaling.modulation
    settings.errorRatio = specification.signaling.detectorErrorRatio
    settings.samplesPerSymbol = specification.signaling.samplesPerSymbol
    settings.bandwidth = isFiltered ? specification.receiver.bandwidth : nil
    settings.windowStart = isWindowed ? specification.receiver.bandwidth : nil
    settings.riseTime = riseTime
    settings.equalizedSymbols = equalizedSymbols
    settings.symbols = symbols
    settings.permittedReflection = permittedReflection
    settings.lossPerSecond = incrementalLoss.hertz
    settings.fixtureDelay = place == .near ? nearFixtureDelay : farFixtureDelay
    return settings
  }
}
