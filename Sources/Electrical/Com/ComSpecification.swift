public import Quantities
public import Signaling

/// Every parameter of Channel Operating Margin for one kind of interface: the column of a clause's table.
public struct ComSpecification: Sendable, Equatable {
  /// Name on the command line, such as `802.3ck-kr`.
  public var id: String
  /// Name for people.
  public var title: String
  /// The clause that the numbers are from, and what is known of their confidence.
  public var source: String
  /// Signaling and the grid of the computation.
  public var signaling: ComSignaling
  /// The transmitter.
  public var transmitter: ComTransmitter
  /// The receiver.
  public var receiver: ComReceiver
  /// Single-ended reference impedance, `R_0`.
  public var reference: Resistance
  /// Test cases; COM is the lowest of them.
  public var cases: [PackageCase]
  /// Least COM that passes.
  public var passingMargin: Decibels
  /// How far the numbers can be trusted as a whole.
  public var confidence: Confidence
  /// What is known of single numbers, and what was assumed.
  public var notes: [String]
  /// Whether results under this specification were compared with a reference.
  public var isValidated: Bool
  /// What is asked of the channel's effective return loss (ERL); nothing where nothing is specified.
  public var returnLoss: ReturnLossRule?
  /// Limits to the eye of a chip-to-module interface; nothing where the clause has none.
  public var eye: ComEyeLimit?

  /// Describes a specification.
  public init(
    id: String, title: String, source: String, signaling: ComSignaling, transmitter: ComTransmitter,
    receiver: ComReceiver, reference: Resistance, cases: [PackageCase],
    passingMargin: Decibels = Decibels(decibels: 3), confidence: Confidence = .published, notes: [String] = [],
    isValidated: Bool = true, returnLoss: ReturnLossRule? = nil, eye: ComEyeLimit? = nil
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.signaling = signaling
    self.transmitter = transmitter
    self.receiver = receiver
    self.reference = reference
    self.cases = cases
    self.passingMargin = passingMargin
    self.confidence = confidence
    self.notes = notes
    self.isValidated = isValidated
    self.returnLoss = returnLoss
    self.eye = eye
  }
}

/// What a chip-to-module clause asks of the eye beside COM.
public struct ComEyeLimit: Sendable, Equatable {
  /// Least eye height, `EH`.
  public var height: Voltage
  /// Most vertical eye closure, `VEC`.
  public var closure: Decibels

  /// Describes limits.
  public init(height: Voltage, closure: Decibels) {
    self.height = height
    self.closure = closure
  }
}

/// Signaling of a specification, and the grid that it is computed on.
public struct ComSignaling: Sendable, Equatable {
  /// Symbol rate, `f_b`.
  public var rate: SymbolRate
  /// Modulation; its levels are `L`.
  public var modulation: Modulation
  /// Samples in a unit interval, `M`.
  public var samplesPerSymbol: Int
  /// Distance of frequencies, `delta f`.
  public var frequencyStep: Frequency
  /// Target of the detector's symbol error ratio, `DER_0`.
  public var detectorErrorRatio: Double

  /// Describes signaling.
  public init(
    rate: SymbolRate, modulation: Modulation, samplesPerSymbol: Int, frequencyStep: Frequency,
    detectorErrorRatio: Double
  ) {
    self.rate = rate
    self.modulation = modulation
    self.samplesPerSymbol = samplesPerSymbol
    self.frequencyStep = frequencyStep
    self.detectorErrorRatio = detectorErrorRatio
  }
}

/// The transmitter of a specification.
public struct ComTransmitter: Sendable, Equatable {
  /// Rise time from 20 to 80 %, `T_r`.
  public var riseTime: Duration
  /// Signal to noise ratio, `SNR_TX`.
  public var signalToNoise: Decibels
  /// Level mismatch ratio, `R_LM`.
  public var levelMismatch: Double
  /// Peak differential output of the victim, `A_v`.
  public var victimAmplitude: Voltage
  /// The same of far-end aggressors, `A_fe`.
  public var farEndAmplitude: Voltage
  /// The same of near-end aggressors, `A_ne`.
  public var nearEndAmplitude: Voltage
  /// Coefficients before the cursor, `c(-1)` first.
  public var preCursor: [TapRange]
  /// Coefficients after the cursor, `c(1)` first.
  public var postCursor: [TapRange]
  /// Least cursor coefficient, `c(0) = 1 - sum |c(i)|`.
  public var leastCursor: Double
  /// Random jitter, `sigma_RJ`, in unit intervals.
  public var randomJitter: Double
  /// Dual-Dirac jitter, `A_DD`, in unit intervals.
  public var dualDiracJitter: Double

  /// Describes a transmitter.
  public init(
    riseTime: Duration, signalToNoise: Decibels, levelMismatch: Double, victimAmplitude: Voltage,
    farEndAmplitude: Voltage, nearEndAmplitude: Voltage, preCursor: [TapRange], postCursor: [TapRange],
    leastCursor: Double, randomJitter: Double, dualDiracJitter: Double
  ) {
    self.riseTime = riseTime
    self.signalToNoise = signalToNoise
    self.levelMismatch = levelMismatch
    self.victimAmplitude = victimAmplitude
    self.farEndAmplitude = farEndAmplitude
    self.nearEndAmplitude = nearEndAmplitude
    self.preCursor = preCursor
    self.postCursor = postCursor
    self.leastCursor = leastCursor
    self.randomJitter = randomJitter
    self.dualDiracJitter = dualDiracJitter
  }
}
