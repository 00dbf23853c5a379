import Numerics
public import Quantities

/// The figures by which engineers know a channel.
public struct ChannelFigures: Sendable {
  /// Insertion loss at each frequency asked for; nothing above the last point.
  public let losses: [(frequency: Frequency, loss: Decibels?)]
  /// The worst return loss of each end from 50 MHz to half the symbol rate.
  public let nearReturnLoss: Worst?
  /// The same at the far end.
  public let farReturnLoss: Worst?
  /// Median group delay where the channel loses less than 40 dB.
  public let delay: Duration?
  /// Share of the impulse's energy that arrives more than 200 ps before its peak; nothing with fewer points than
  /// `leastCausalityPoints`, whose impulse has no before and after.
  public let earlyEnergyShare: Double?
  /// Reflection of a step at the near end.
  public let nearStep: TimeDomainReflection
  /// Reflection of a step at the far end.
  public let farStep: TimeDomainReflection
  /// Loss as a smooth curve from 50 MHz to three quarters of the symbol rate or the last point.
  public let fit: FittedLoss?
  /// Figure of merit of the deviation from the fit, FOM_ILD.
  public let deviationMerit: Decibels?
  /// Effective return loss of the near end, the far end matched.
  public let nearEffectiveReturnLoss: Decibels?
  /// Effective return loss of the far end, the near end matched.
  public let farEffectiveReturnLoss: Decibels?

  /// A value and where it stands.
  public struct Worst: Sendable, Equatable {
    /// The value.
    public var loss: Decibels
    /// Where it stands.
    public var frequency: Frequency
  }

  /// What figures refer to.
  public struct Settings: Sendable {
    /// Symbol rate.
    public var rate: SymbolRate
    /// Frequencies at which loss is stated.
    public var frequencies: [Frequency]
    /// Lowest frequency of fits and of return loss.
    public var from = Frequency(hertz: 50e6)

    /// Half the symbol rates of 25, 50, 100 and 200 Gb/s lanes, in gigahertz.
    public static let usualNyquistGigahertz = [12.890625, 13.28125, 26.5625, 53.125]

    /// Loss at half the symbol rates in use.
    /// - Parameter rate: symbol rate; loss is then stated at half of it only. 53.125 GBd and all usual frequencies when
    ///   left out.
    public init(rate: SymbolRate? = nil) {
      self.rate = rate ?? SymbolRate(baud: 53.125e9)
      frequencies =
        rate.map { [Frequency(hertz: $0.baud / 2)] } ?? Self.usualNyquistGigahertz.map { Frequency(hertz: $0 * 1e9) }
    }

    /// Half the symbol rate.
    public var nyquist: Frequency { Frequency(hertz: rate.baud / 2) }
  }

  /// Takes the figures from a channel.
  public init(_ sweep: TwoPortSweep, _ settings: Settings) {
    losses = settings.frequencies.map { ($0, sweep.insertionLoss(at: $0)) }
    nearReturnLoss = Self.worst(sweep.frequenciesHz, sweep.nearReturnLossDecibels, settings)
    farReturnLoss = Self.worst(sweep.frequenciesHz, sweep.farReturnLossDecibels, settings)
    delay = sweep.delay
    earlyEnergyShare =
      sweep.frequenciesHz.count < Self.leastCausalityPoints
      ? nil
      : ImpulseResponse(frequenciesHz: sweep.frequenciesHz, values: sweep.transmission)
        .earlyEnergyShare(beforePeak: Duration(seconds: 200e-12))
    let reference = Resistance(ohms: sweep.referenceOhms)
    nearStep = TimeDomainReflection(
      frequenciesHz: sweep.frequenciesHz, reflection: sweep.nearReflection, reference: reference)
    farStep = TimeDomainReflection(
      frequenciesHz: sweep.frequenciesHz, reflection: sweep.farReflection, reference: reference)
    let end = Frequency(hertz: min(0.75 * settings.rate.baud, sweep.frequenciesHz.last ?? 0))
    fit = FittedLoss(sweep, from: settings.from, to: end)
    deviationMerit = fit?.figureOfMerit(.typical(settings.rate))
    nearEffectiveReturnLoss = Self.effective(sweep.frequenciesHz, sweep.nearReflection, settings)
    farEffectiveReturnLoss = Self.effective(sweep.frequenciesHz, sweep.farReflection, settings)
  }

  /// Lowest and highest impedance that a step sees at the near end while it travels through the channel and back.
  public var nearImpedance: (lowest: Resistance, highest: Resistance)? { nearStep.range(upTo: roundTrip) }
  /// The same at the far end.
  public var farImpedance: (lowest: Resistance, highest: Resistance)? { farStep.range(upTo: roundTrip) }
  /// There and back.
  public var roundTrip: Duration { Duration(seconds: 2 * max(0, delay?.seconds ?? 0)) }

  private static func worst(_ frequencies: [Double], _ losses: [Double], _ settings: Settings) -> Worst? {
    let counted = zip(frequencies, losses).filter { frequency, loss in
      frequency >= settings.from.hertz && frequency <= settings.nyquist.hertz && !loss.isNaN
    }
    return counted.min { $0.1 < $1.1 }.map {
      Worst(loss: Decibels(decibels: $0.1), frequency: Frequency(hertz: $0.0))
    }
  }

  private static func effective(
    _ frequencies: [Double], _ reflection: [Complex], _ settings: Settings
  ) -> Decibels? {
    EffectiveReturnLoss(
      frequenciesHz: frequencies, reflection: reflection, EffectiveReturnLoss.Settings(rate: settings.rate))?.loss
  }
}
