public import Quantities

/// Everything that is told of a design: where it works, what is left, how often it fails, how long it takes.
public struct FecAnalysis: Sendable {
  /// The design.
  public let design: FecDesign
  /// What is left at the point of operation.
  public let performance: FecPerformance
  /// Lost frames at the point of operation.
  public let frames: FrameLoss
  /// The rate of data.
  public let rate: BitRate
  /// Times at that rate.
  public let timing: FecTiming
  /// The most that the line may err.
  public let threshold: FecThreshold
  /// The same design at other error ratios, from the lowest.
  public let sweep: [FecPerformance]

  /// Analyzes a design.
  /// - Parameters:
  ///   - performance: the point of operation.
  ///   - frameOctets: size of frames.
  ///   - rate: rate of data.
  ///   - decoding: time of decoding, when it is known.
  ///   - threshold: the most that the line may err.
  ///   - sweep: further points, from the lowest.
  public init(
    _ design: FecDesign, performance: FecPerformance, frameOctets: Int, rate: BitRate, decoding: Duration?,
    threshold: FecThreshold, sweep: [FecPerformance] = []
  ) {
    self.design = design
    self.performance = performance
    self.rate = rate
    self.threshold = threshold
    timing = FecTiming(design, rate: rate, decoding: decoding)
    frames = FrameLoss(
      octets: frameOctets, code: design.code, interleave: design.interleave,
      codewordErrorRatio: performance.outer.codewordErrorRatio)
    self.sweep = sweep
  }

  /// Lost frames at another point.
  public func frames(at point: FecPerformance) -> FrameLoss {
    FrameLoss(
      octets: frames.octets, code: design.code, interleave: design.interleave,
      codewordErrorRatio: point.outer.codewordErrorRatio)
  }

  /// The share of codewords that fail when the simulated share of wrong symbols is three standard errors lower or higher; nothing
  /// where nothing was simulated.
  public var codewordErrorRange: ClosedRange<Double>? {
    guard let inner = performance.inner, case .simulated(_, _, _, let deviation) = inner.method else { return nil }
    func ratio(_ errors: Double) -> Double {
      design.code.outcome(symbolErrorRatio: max(0, min(1, inner.symbolErrorRatio + errors * deviation)))
        .codewordErrorRatio
    }
    // Near one, rounding may turn them round.
    let (fewer, more) = (ratio(-3), ratio(3))
    return min(fewer, more)...max(fewer, more)
  }

  /// What is taken for granted, a sentence each.
  public var assumptions: [String] {
    [
      errorAssumption,
      "A codeword with more than \(design.code.correctable) wrong symbols is left as it is; its wrong symbols have as many wrong bits as "
        + "before.",
      innerAssumption,
      "A frame of \(frames.octets) octets has 8 octets of preamble and 12 of gap around it, coded 256B/257B; it is lost when any codeword "
        + "interleaved with its own fails.",
      timing.isDecodingEstimated
        ? "Decoding takes as long as the codewords took to arrive, and 2 ns for each symbol that can be corrected: an estimate."
        : nil,
    ].compactMap(\.self)
  }

  private var errorAssumption: String {
    switch design.errors {
    case .random: "Bits are wrong independently of each other."
    case .bursts(nil, _): "Line symbols are wrong independently of each other."
    case .bursts(let after?, _):
      "A wrong line symbol follows a wrong one with a probability of \(NumberText.shortest(after)), and is one level off."
    case .feedback(let tap, _):
      "Errors propagate through one feedback tap of \(NumberText.shortest(tap)) in Gaussian noise; the ratio given counts them."
    }
  }

  private var innerAssumption: String? {
    switch design.inner {
    case nil: nil
    case .hard:
      "What the inner decoder leaves lies anywhere in its block, and its 12 outer symbols belong to 12 codewords."
    case .soft:
      "The inner decoder has max-log likelihoods of \(design.modulation.rawValue.uppercased()) in Gaussian noise and Chase's algorithm "
        + "over the 6 weakest bits; the 12 outer symbols of a block belong to 12 codewords."
    }
  }
}
