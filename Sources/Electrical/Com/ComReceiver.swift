public import Quantities

/// The receiver of a specification.
public struct ComReceiver: Sendable, Equatable {
  /// One-sided noise density at the input, `eta_0`.
  public var noise: NoiseDensity
  /// Bandwidth of the fourth-order Butterworth filter over the symbol rate, `f_r`.
  public var bandwidth: Double
  /// Continuous-time equalizer.
  public var continuous: ContinuousEqualizer
  /// Decision-feedback equalizer.
  public var feedback: FeedbackEqualizer
  /// Feed-forward equalizer and what belongs to it; nothing before 200 Gb/s a lane.
  public var feedForward: FeedForwardEqualizer?
  /// What sequence detection is granted; nothing where the clause has none.
  public var sequenceDetection: SequenceDetection?

  /// Describes a receiver.
  public init(
    noise: NoiseDensity, bandwidth: Double, continuous: ContinuousEqualizer, feedback: FeedbackEqualizer,
    feedForward: FeedForwardEqualizer? = nil, sequenceDetection: SequenceDetection? = nil
  ) {
    self.noise = noise
    self.bandwidth = bandwidth
    self.continuous = continuous
    self.feedback = feedback
    self.feedForward = feedForward
    self.sequenceDetection = sequenceDetection
  }
}

/// A continuous-time linear equalizer of two stages.
///
/// `H = (10^(gDC/20) + j f/fz) (10^(gDC2/20) + j f/fLF) / ((1 + j f/fp1) (1 + j f/fp2) (1 + j f/fp3))`; without a low-frequency
/// stage its two factors are left out.
public struct ContinuousEqualizer: Sendable, Equatable {
  /// Gain at zero frequency of the first stage, `g_DC`, in decibels.
  public var gain: TapRange
  /// Zero, `f_z`.
  public var zero: Frequency
  /// First pole, `f_p1`.
  public var firstPole: Frequency
  /// Second pole, `f_p2`.
  public var secondPole: Frequency
  /// The stage at low frequencies.
  public var lowFrequency: LowFrequencyStage?

  /// The second stage.
  public struct LowFrequencyStage: Sendable, Equatable {
    /// Gain at zero frequency, `g_DC2`, in decibels.
    public var gain: TapRange
    /// Zero, `f_LF`.
    public var zero: Frequency
    /// Pole; equal to the zero before 200 Gb/s a lane.
    public var pole: Frequency

    /// Describes a stage.
    public init(gain: TapRange, zero: Frequency, pole: Frequency) {
      self.gain = gain
      self.zero = zero
      self.pole = pole
    }
  }

  /// Describes an equalizer.
  public init(
    gain: TapRange, zero: Frequency, firstPole: Frequency, secondPole: Frequency,
    lowFrequency: LowFrequencyStage? = nil
  ) {
    self.gain = gain
    self.zero = zero
    self.firstPole = firstPole
    self.secondPole = secondPole
    self.lowFrequency = lowFrequency
  }
}

/// A decision-feedback equalizer: taps of fixed place, and groups that the search places.
public struct FeedbackEqualizer: Sendable, Equatable {
  /// Lowest and highest of each fixed tap, as fractions of the cursor, the first symbol after the cursor first.
  public var limits: [ClosedRange<Double>]
  /// Groups that may float.
  public var floating: FloatingTaps?

  /// Describes an equalizer.
  public init(limits: [ClosedRange<Double>], floating: FloatingTaps? = nil) {
    self.limits = limits
    self.floating = floating
  }
}

/// Groups of neighboring taps that are placed where they help most.
public struct FloatingTaps: Sendable, Equatable {
  /// Number of groups, `N_bg`.
  public var groups: Int
  /// Taps in a group, `N_bf`.
  public var tapsPerGroup: Int
  /// The farthest tap, in symbols after the cursor, `N_max`.
  public var farthest: Int
  /// Largest magnitude of a tap as a fraction of the cursor, `bb_maxg`.
  public var limit: Double
  /// Largest root sum of squares of taps in the tail and where the tail begins, where the clause limits it.
  public var tail: TailLimit?

  /// A limit to the energy of late taps.
  public struct TailLimit: Sendable, Equatable {
    /// First symbol after the cursor that counts, `N_ts`.
    public var start: Int
    /// Root sum of squares that may be reached, `B_rss`.
    public var rootSumSquare: Double

    /// Describes a limit.
    public init(start: Int, rootSumSquare: Double) {
      self.start = start
      self.rootSumSquare = rootSumSquare
    }
  }

  /// Describes floating taps.
  public init(groups: Int, tapsPerGroup: Int, farthest: Int, limit: Double, tail: TailLimit? = nil) {
    self.groups = groups
    self.tapsPerGroup = tapsPerGroup
    self.farthest = farthest
    self.limit = limit
    self.tail = tail
  }
}

/// The sampled feed-forward equalizer of Annex 178A with the quantizer before it.
public struct FeedForwardEqualizer: Sendable, Equatable {
  /// Taps before the cursor, `d_w`.
  public var preCursor: Int
  /// Lowest and highest of each fixed tap, as fractions of the cursor tap, the earliest first; the cursor's own is at `preCursor`.
  public var limits: [ClosedRange<Double>]
  /// Groups that may float behind the fixed taps; `farthest` counts symbols after the cursor.
  public var floating: FloatingTaps?
  /// Bits of the quantizer, `N_qb`; zero for none.
  public var quantizerBits: Int
  /// Probability of clipping, `P_qc`.
  public var clippingProbability: Double

  /// Describes an equalizer.
  public init(
    preCursor: Int, limits: [ClosedRange<Double>], floating: FloatingTaps? = nil, quantizerBits: Int = 0,
    clippingProbability: Double = 1e-7
  ) {
    self.preCursor = preCursor
    self.limits = limits
    self.floating = floating
    self.quantizerBits = quantizerBits
    self.clippingProbability = clippingProbability
  }
}

/// What detecting sequences instead of symbols is granted by Annex 178A.
public struct SequenceDetection: Sendable, Equatable {
  /// Cost of amplitude by which noise is scaled up before the gain is taken, `dCOM_an`.
  public var noiseAllowance: Decibels

  /// Describes sequence detection.
  public init(noiseAllowance: Decibels) { self.noiseAllowance = noiseAllowance }
}
