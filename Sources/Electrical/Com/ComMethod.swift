/// How Channel Operating Margin is computed where the text of the annex and the scripts in use differ.
public struct ComMethod: Sendable, Equatable {
  /// Name on the command line.
  public var name: String
  /// Each difference by itself.
  public var habits: ComHabits

  /// Names a set of habits.
  public init(name: String, habits: ComHabits) {
    self.name = name
    self.habits = habits
  }

  /// The text of IEEE 802.3 Annex 93A.
  public static let annex = ComMethod(name: "annex", habits: ComHabits())

  /// The habits of the reference script and its descendants; each is explained in `ComHabits`.
  public static let script = ComMethod(
    name: "script",
    habits: ComHabits(
      cursor: .lastResidualBelow(volts: 1e-3), ignoresPreCursors: true, mirrorsReceiverLines: false,
      impulseCut: 1e-3, dropsFromMerit: true, foldsUnevenly: true, followsDelayTrend: true))

  /// The method of that name; nothing when there is none.
  public init?(named name: String) {
    guard let found = [Self.annex, Self.script].first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// Where a program may depart from the text of Annex 93A. The defaults are the text.
public struct ComHabits: Sendable, Equatable {
  /// Which sample is the cursor.
  public enum CursorRule: Sendable, Equatable {
    /// The solution of equation 93A-25 nearest before the peak: of the samples at the last change of the residual's
    /// sign the one with the smaller residual; where the sign never changes, the least residual within one symbol.
    case nearestSolution
    /// Every residual below a voltage counts as a solution, and the last such sample before the peak is taken.
    case lastResidualBelow(volts: Double)
  }

  /// Which sample is the cursor (93A.1.6, step b).
  public var cursor: CursorRule
  /// Interference before the cursor is left out of the figure of merit (equation 93A-27 has it).
  public var ignoresPreCursors: Bool
  /// The receiver's package lines are turned round with the rest of the package, so that its long line is at the die.
  public var mirrorsReceiverLines: Bool
  /// The impulse response is cut after the last sample above this fraction of its peak; nothing to keep all of it.
  public var impulseCut: Double?
  /// Samples below this fraction of the signal are left out of the density, as a note to 93A.1.7.1 permits; nothing to
  /// keep them all, the small ones as Gaussian noise.
  public var droppedFraction: Double?
  /// Such samples are left out of crosstalk in the figure of merit too, where no note permits it.
  public var dropsFromMerit: Bool

  /// The threshold of the figure of merit as a fraction of the signal; nothing where every sample counts.
  var meritThreshold: Double? { dropsFromMerit ? droppedFraction : nil }

  /// Receiver noise before a sampled receiver is folded by taking every M-th sample of one period of its correlation. Where a period
  /// is no whole number of symbols, which the frequency step decides, distances before zero then miss theirs, and the variance with them.
  public var foldsUnevenly: Bool

  /// The phase of a file that does not begin at zero follows mean group delays below its tenth and above its last point, whatever the
  /// phase at zero; nothing changes for files that begin at zero.
  public var followsDelayTrend: Bool

  /// Chooses habits; the defaults are the text of the annex.
  public init(
    cursor: CursorRule = .nearestSolution, ignoresPreCursors: Bool = false, mirrorsReceiverLines: Bool = true,
    impulseCut: Double? = nil, droppedFraction: Double? = 1e-3, dropsFromMerit: Bool = false,
    foldsUnevenly: Bool = false, followsDelayTrend: Bool = false
  ) {
    self.cursor = cursor
    self.ignoresPreCursors = ignoresPreCursors
    self.mirrorsReceiverLines = mirrorsReceiverLines
    self.impulseCut = impulseCut
    self.droppedFraction = droppedFraction
    self.dropsFromMerit = dropsFromMerit
    self.foldsUnevenly = foldsUnevenly
    self.followsDelayTrend = followsDelayTrend
  }
}
