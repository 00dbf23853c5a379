import Glibc
public import Quantities

/// One setting of every equalizer of a lane.
public struct EqualizerSettings: Sendable, Equatable {
  /// Gain of the continuous-time equalizer at zero frequency, `g_DC`.
  public var gain: Decibels
  /// Gain of its low-frequency stage, `g_DC2`; zero where there is no such stage.
  public var lowFrequencyGain: Decibels
  /// Transmitter coefficients before the cursor, `c(-1)` first.
  public var preCursor: [Double]
  /// Transmitter coefficients after the cursor, `c(1)` first.
  public var postCursor: [Double]
  /// Decision feedback, as fractions of the cursor, the first symbol after the cursor first. It follows from the other
  /// settings and is ignored where settings are given to be evaluated.
  public var feedback: [Double]
  /// Where each floating group begins, in symbols after the cursor, in the order in which they were placed; its taps
  /// are in `feedback`.
  public var floatingGroups: [Int]
  /// Receiver's feed-forward taps, the earliest first; empty without one.
  public var feedForward: [Double]

  /// Describes settings.
  public init(
    gain: Decibels, lowFrequencyGain: Decibels = .zero, preCursor: [Double] = [], postCursor: [Double] = [],
    feedback: [Double] = [], floatingGroups: [Int] = [], feedForward: [Double] = []
  ) {
    self.gain = gain
    self.lowFrequencyGain = lowFrequencyGain
    self.preCursor = preCursor
    self.postCursor = postCursor
    self.feedback = feedback
    self.floatingGroups = floatingGroups
    self.feedForward = feedForward
  }

  /// The transmitter's cursor coefficient, `c(0) = 1 - sum |c(i)|`.
  public var cursorCoefficient: Double {
    (preCursor + postCursor).reduce(1) { $0 - abs($1) }
  }

  /// The transmitter's filter.
  public var transmitter: TransmitterFilter {
    TransmitterFilter(
      cursor: cursorCoefficient,
      others: zip(preCursor.indices, preCursor).map { (-1 - $0, $1) }
        + zip(postCursor.indices, postCursor).map { (1 + $0, $1) })
  }
}

/// A feed-forward filter of taps a symbol apart, the transmitter's or a sampled receiver's: `h(t) = sum c(i) p(t - i T_b)`.
public struct TransmitterFilter: Sendable, Equatable {
  /// One coefficient.
  public struct Tap: Sendable, Equatable, BitwiseCopyable {
    /// Delay in symbols.
    public var delay: Int
    /// Coefficient.
    public var coefficient: Double
  }

  /// Coefficients that are not zero, the cursor first.
  public let taps: [Tap]

  /// Joins the cursor with coefficients at other delays.
  public init(cursor: Double, others: [(delay: Int, coefficient: Double)] = []) {
    taps =
      [Tap(delay: 0, coefficient: cursor)]
      + others.filter { $0.coefficient != 0 }.map { Tap(delay: $0.delay, coefficient: $0.coefficient) }
  }

  /// The filter of taps that follow each other a symbol apart, the earliest first.
  /// - Parameter cursor: which of them is the cursor.
  /// - Returns: nothing when there is no such tap.
  init?(taps: [Double], cursor: Int) {
    guard taps.indices.contains(cursor) else { return nil }
    self.init(cursor: taps[cursor], others: taps.indices.filter { $0 != cursor }.map { ($0 - cursor, taps[$0]) })
  }

  /// No equalization.
  public static let none = TransmitterFilter(cursor: 1)

  /// A pulse behind the filter; the pulse is zero outside its samples.
  public func apply(to pulse: [Double], samplesPerSymbol: Int) -> [Double] {
    var sum = [Double](repeating: 0, count: pulse.count)
    for tap in taps {
      let shift = tap.delay * samplesPerSymbol
      let range = max(0, shift)..<max(max(0, shift), min(pulse.count, pulse.count + shift))
      for index in range { sum[index] += tap.coefficient * pulse[index - shift] }
    }
    return sum
  }
}
