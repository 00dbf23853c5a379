public import Diagnostics
public import Quantities

extension ChannelSurvey {
  /// What is wrong with a file, or had to be assumed: warnings and notes.
  /// - Parameters:
  ///   - file: as the user named it.
  ///   - figures: of its channel, where it has one.
  ///   - rate: symbol rate that the file should reach.
  public func findings(file: String, figures: ChannelFigures?, rate: SymbolRate) -> [Finding] {
    [
      active(file), nonReciprocal(file), figures.flatMap { nonCausal(file, $0) }, short(file, rate), late(file),
    ].compactMap(\.self)
  }

  private func finding(
    _ code: FindingCode, _ file: String, _ message: String, expected: String? = nil, help: [String]
  ) -> Finding {
    Finding(
      code, .warning, "`\(file)` " + message, expected: expected, help: help, subject: file)
  }

  private func active(_ file: String) -> Finding? {
    guard !quality.isPassive else { return nil }
    let places = quality.activePoints == 1 ? "1 point" : "\(quality.activePoints) points"
    return finding(
      .activeNetwork, file,
      "gives out more power than it gets at \(places): the largest singular value is "
        + "\(quality.largestSingularText) at \(Self.gigahertz(quality.singularFrequency))",
      expected: "at most 1", help: ["repeat calibration or de-embedding; margins from this file can be too good"])
  }

  private func nonReciprocal(_ file: String) -> Finding? {
    guard !quality.isReciprocal else { return nil }
    return finding(
      .nonReciprocal, file,
      "lets through more one way than the other: S differs from its transpose by "
        + "\(quality.reciprocityText) at \(Self.gigahertz(quality.reciprocityFrequency))",
      expected: "at most \(NumberText.shortest(NetworkQuality.reciprocityTolerance))",
      help: ["check that no ports were exchanged, and that the file holds no amplifier"])
  }

  private func nonCausal(_ file: String, _ figures: ChannelFigures) -> Finding? {
    guard let share = figures.earlyEnergyShare, share > ChannelFigures.causalityTolerance else { return nil }
    return finding(
      .nonCausal, file,
      "has \(NumberText.fixed(share * 100, decimals: 2)) % of its impulse's energy more than 200 ps before "
        + "the peak",
      expected: "at most \(NumberText.shortest(ChannelFigures.causalityTolerance * 100)) %",
      help: [
        "measure to higher frequencies, or in smaller steps: the step must be below half the reciprocal of the delay"
      ])
  }

  private func short(_ file: String, _ rate: SymbolRate) -> Finding? {
    guard let last, last.hertz < rate.baud * (1 - 1e-6) else { return nil }
    return finding(
      .shortSpan, file,
      "ends at \(Self.gigahertz(last)), below the symbol rate of \(NumberText.shortest(rate.baud / 1e9)) GBd",
      help: [
        "measure to \(Self.gigahertz(Frequency(hertz: rate.baud))) at least, or name the symbol rate that it is for with `--rate`"
      ])
  }

  private func late(_ file: String) -> Finding? {
    guard let first, first.hertz > 0 else { return nil }
    var note = finding(
      .extrapolatedStart, file,
      "begins at \(Self.gigahertz(first)): zero frequency is taken from the straight line through the first ten points",
      help: ["measure from 50 MHz or below"])
    if first.hertz <= 50e6 {
      note.severity = .note
      note.help = []
    }
    return note
  }

  private static func gigahertz(_ frequency: Frequency) -> String { FrequencyText.gigahertz(frequency.hertz) }
}

extension ChannelFigures {
  /// Share of energy before the peak above which a response is not causal.
  public static let causalityTolerance = 1e-3
  /// Fewer points than these tell nothing about causality.
  public static let leastCausalityPoints = 8
  /// Whether the response is causal; nothing when there are too few points to tell.
  public var isCausal: Bool? { earlyEnergyShare.map { $0 <= Self.causalityTolerance } }
}
