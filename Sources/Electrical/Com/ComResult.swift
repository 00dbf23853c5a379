public import Diagnostics
public import Numerics
public import Quantities

/// Channel Operating Margin of a lane in every test case of a specification.
public struct ComResult: Sendable {
  /// Name of the specification.
  public var specification: String
  /// How it was computed.
  public var method: ComMethod
  /// One result a test case, in the order of the specification.
  public var cases: [ComCaseResult]
  /// Least margin that passes.
  public var passingMargin: Decibels
  /// What had to be assumed about the channel, and what is doubtful.
  public var findings: [Finding]

  /// The case with the least margin; nothing without cases.
  public var worst: ComCaseResult? { cases.min { $0.com < $1.com } }
  /// Whether every case reaches the passing margin.
  public var passes: Bool { !cases.isEmpty && cases.allSatisfy { $0.com >= passingMargin } }
}

/// Channel Operating Margin of a lane in one test case.
public struct ComCaseResult: Sendable {
  /// Name of the case.
  public var name: String
  /// The margin, `20 log10(A_s / A_ni)`.
  public var com: Decibels
  /// Figure of merit at the settings (equation 93A-36).
  public var figureOfMerit: Decibels
  /// The settings, with feedback as it follows from them.
  public var settings: EqualizerSettings
  /// Signal amplitude, `A_s`.
  public var signal: Voltage
  /// Amplitude of noise and interference at the target error ratio, `A_ni`.
  public var noise: Voltage
  /// Every term of the noise.
  public var terms: [NoiseTerm]
  /// The equalized pulse.
  public var pulse: EqualizedPulse
  /// Density of all noise and interference, in volts.
  public var density: Density
  /// How many settings were compared; 1 where they were given.
  public var candidates: Int
  /// What a sampled receiver adds; nothing where the specification has none.
  public var sampled: SampledFigures? = nil

  /// The term without which the margin would be greatest; nothing without terms.
  public var limitingTerm: NoiseTerm? { terms.max { $0.comWithout < $1.comWithout } }

  /// Standard deviation of a kind of noise, all its terms together; zero where there is none.
  public func sigma(_ kind: NoiseTerm.Kind) -> Voltage {
    let squares = terms.filter { $0.kind == kind }.map { $0.sigma.volts * $0.sigma.volts }
    return Voltage(volts: squares.reduce(0, +).squareRoot())
  }

  /// What limits the lane, in one line.
  public var limit: String {
    guard let term = limitingTerm else { return "nothing limits the lane" }
    let without = NumberText.fixed(term.comWithout.decibels, decimals: 2)
    return "\(term.title) limits the lane: without it COM would be \(without) dB instead of "
      + "\(NumberText.fixed(com.decibels, decimals: 2)) dB"
  }
}

/// One source of noise or interference at the detector.
public struct NoiseTerm: Sendable, Equatable {
  /// Where noise comes from.
  public enum Kind: String, Sendable, CaseIterable {
    /// Interference of the lane's own symbols that equalizers leave.
    case intersymbol
    /// Noise of the transmitter, in proportion to the signal.
    case transmitter
    /// Random jitter times the slope of the pulse.
    case randomJitter
    /// Dual-Dirac jitter times the slope of the pulse.
    case dualDiracJitter
    /// Crosstalk of one far-end aggressor.
    case farEndCrosstalk
    /// Crosstalk of one near-end aggressor.
    case nearEndCrosstalk
    /// Noise of the receiver's input.
    case receiver
    /// Noise of the quantizer before a sampled equalizer.
    case quantizer
  }

  /// Where it comes from.
  public var kind: Kind
  /// The aggressor, for crosstalk; empty otherwise.
  public var source: String
  /// Standard deviation at the detector.
  public var sigma: Voltage
  /// The margin at the same settings if only this were zero.
  public var comWithout: Decibels

  /// Describes a term.
  public init(kind: Kind, source: String = "", sigma: Voltage, comWithout: Decibels) {
    self.kind = kind
    self.source = source
    self.sigma = sigma
    self.comWithout = comWithout
  }

  /// Name for people.
  public var title: String {
    let name =
      switch kind {
      case .intersymbol: "residual intersymbol interference"
      case .transmitter: "transmitter noise"
      case .randomJitter: "random jitter"
      case .dualDiracJitter: "dual-Dirac jitter"
      case .farEndCrosstalk: "far-end crosstalk"
      case .nearEndCrosstalk: "near-end crosstalk"
      case .receiver: "receiver noise"
      case .quantizer: "quantizer noise"
      }
    return source.isEmpty ? name : "\(name) of \(source)"
  }
}

/// The pulse at the detector, before feedback, and where it is sampled.
public struct EqualizedPulse: Sendable, Equatable {
  /// Samples in volts, `samplesPerSymbol` a symbol.
  public var volts: [Double]
  /// Samples in a symbol, `M`.
  public var samplesPerSymbol: Int
  /// Time between samples.
  public var interval: Duration
  /// Index of the cursor among the samples.
  public var cursor: Int
  /// How many samples the cursor is before the peak.
  public var samplesBeforePeak: Int
  /// What feedback leaves of one sample a symbol, in volts, zero at the cursor.
  public var residuals: [Double]
  /// Index of the cursor among the residuals.
  public var residualCursor: Int

  /// Describes a pulse.
  public init(
    volts: [Double], samplesPerSymbol: Int, interval: Duration, cursor: Int, samplesBeforePeak: Int,
    residuals: [Double], residualCursor: Int
  ) {
    self.volts = volts
    self.samplesPerSymbol = samplesPerSymbol
    self.interval = interval
    self.cursor = cursor
    self.samplesBeforePeak = samplesBeforePeak
    self.residuals = residuals
    self.residualCursor = residualCursor
  }
}
