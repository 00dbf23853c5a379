/// Places and limits of the taps of a sampled receiver: a feed-forward equalizer with decision feedback behind it.
public struct EqualizerLimits: Sendable, Equatable {
  /// Taps before the cursor's own, `d_w`.
  public var cursor: Int
  /// Lowest and highest of each tap of fixed place, the earliest first, as fractions of the cursor's tap, which is not limited.
  public var fixed: [ClosedRange<Double>]
  /// Groups of taps behind those, placed where they help most.
  public var floating: FloatingGroups?
  /// Lowest and highest of each tap of decision feedback, the first symbol after the cursor first, as fractions of the cursor.
  public var feedback: [ClosedRange<Double>]

  /// Groups of neighboring taps whose place is chosen.
  public struct FloatingGroups: Sendable, Equatable {
    /// Number of groups.
    public var groups: Int
    /// Taps in a group.
    public var tapsPerGroup: Int
    /// Positions that taps may take, counted from the earliest fixed tap; those of the fixed taps included.
    public var span: Int
    /// Largest magnitude of a tap as a fraction of the cursor's tap.
    public var limit: Double

    /// Describes groups.
    public init(groups: Int, tapsPerGroup: Int, span: Int, limit: Double) {
      self.groups = groups
      self.tapsPerGroup = tapsPerGroup
      self.span = span
      self.limit = limit
    }
  }

  /// Describes taps.
  public init(
    cursor: Int, fixed: [ClosedRange<Double>], floating: FloatingGroups? = nil, feedback: [ClosedRange<Double>] = []
  ) {
    self.cursor = cursor
    self.fixed = fixed
    self.floating = floating
    self.feedback = feedback
  }

  /// Taps without limits.
  public static func unlimited(cursor: Int, taps: Int, feedback: Int = 0) -> EqualizerLimits {
    let all = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    return EqualizerLimits(
      cursor: cursor, fixed: Array(repeating: all, count: taps), feedback: Array(repeating: all, count: feedback))
  }

  /// Positions from the earliest tap to the latest that may be used.
  public var span: Int {
    guard let floating, floating.groups > 0, floating.tapsPerGroup > 0 else { return fixed.count }
    return max(fixed.count, floating.span)
  }

  /// Lowest and highest of the tap at a position, for a tap of the cursor that is given.
  func range(at position: Int, cursor: Double) -> ClosedRange<Double> {
    guard position < fixed.count else {
      let limit = abs((floating?.limit ?? 0) * cursor)
      return -limit...limit
    }
    let ends = (fixed[position].lowerBound * cursor, fixed[position].upperBound * cursor)
    return min(ends.0, ends.1)...max(ends.0, ends.1)
  }
}
