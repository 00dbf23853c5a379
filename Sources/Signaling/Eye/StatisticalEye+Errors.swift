import Numerics

/// A point of a bathtub curve.
public struct BathtubPoint: Sendable, Equatable {
  /// Phase in symbols, or voltage in volts.
  public let position: Double
  /// The share of wrong symbols there.
  public let symbolErrorRatio: Double
}

extension StatisticalEye {
  /// The share of symbols that are decided wrongly, thresholds midway between the levels at the decision.
  public var symbolErrorRatio: Double { symbolErrorRatio(in: center) }

  /// The share of bits that are decided wrongly, by the modulation's `SymbolMapping`.
  public var bitErrorRatio: Double {
    SymbolMapping(conditions.modulation).bitErrorRatio { transition(sent: $0, decided: $1) }
  }

  /// The share of wrong symbols of one eye: the lower level taken for the upper or the reverse, over all symbols.
  public func symbolErrorRatio(eye: Int) -> Double {
    guard (0..<eyeCount).contains(eye) else { return 0 }
    return voltageErrorRatio(eye: eye, threshold: thresholds[eye])
  }

  /// The share of wrong symbols at each phase in symbols, with the thresholds of the decision.
  public var timingBathtub: [BathtubPoint] {
    columns.map { BathtubPoint(position: $0.phase, symbolErrorRatio: symbolErrorRatio(in: $0)) }
  }

  /// The share of wrong symbols of one eye at thresholds in volts from the lower level to the upper, at the decision.
  /// - Parameter points: number of thresholds, at least 2.
  public func voltageBathtub(eye: Int, points: Int = 101) -> [BathtubPoint] {
    guard (0..<eyeCount).contains(eye), points > 1 else { return [] }
    let (low, high) = (conditions.levels[eye] * cursorVolts, conditions.levels[eye + 1] * cursorVolts)
    return (0..<points).map { index in
      let threshold = low + (high - low) * Double(index) / Double(points - 1)
      return BathtubPoint(position: threshold, symbolErrorRatio: voltageErrorRatio(eye: eye, threshold: threshold))
    }
  }

  /// What disturbs a decision, for the propagation of errors: the mean over the levels that have a neighbor on that side, each in units of
  /// its own distance to the threshold. At 1 it gives exactly the eye's share of wrong symbols.
  public var decisionNoise: DecisionNoise {
    let (limits, levels, column) = (thresholds, conditions.levels, center)
    let share = 1 / Double(limits.count)
    let rising = limits.indices.map { (column.disturbances[$0].mirrored, limits[$0] - levels[$0] * column.cursorVolts) }
    let falling = limits.indices.map { index in
      (column.disturbances[index + 1], levels[index + 1] * column.cursorVolts - limits[index])
    }
    return DecisionNoise(
      above: { amount in rising.reduce(0) { $0 + share * $1.0.cumulative(at: -amount * $1.1) } },
      below: { amount in falling.reduce(0) { $0 + share * $1.0.cumulative(at: -amount * $1.1) } })
  }

  /// The probability that a level is decided as another, by their numbers.
  public func transition(sent: Int, decided: Int) -> Double {
    let limits = thresholds
    let column = center
    guard sent != decided else {
      return 1 - conditions.levels.indices.reduce(0) { $0 + ($1 == sent ? 0 : transition(sent: sent, decided: $1)) }
    }
    if decided > sent {
      let beyond = decided < limits.count ? above(limits[decided], sent, column) : 0
      return above(limits[decided - 1], sent, column) - beyond
    }
    return below(limits[decided], sent, column) - (decided > 0 ? below(limits[decided - 1], sent, column) : 0)
  }

  private func symbolErrorRatio(in column: Column) -> Double {
    let limits = thresholds
    let sum = conditions.levels.indices.reduce(0.0) { sum, level in
      sum + (level < limits.count ? above(limits[level], level, column) : 0)
        + (level > 0 ? below(limits[level - 1], level, column) : 0)
    }
    return sum / Double(conditions.levels.count)
  }

  private func voltageErrorRatio(eye: Int, threshold: Double) -> Double {
    (above(threshold, eye, center) + below(threshold, eye + 1, center)) / Double(conditions.levels.count)
  }

  private func above(_ threshold: Double, _ level: Int, _ column: Column) -> Double {
    column.disturbances[level].exceedance(at: threshold - conditions.levels[level] * column.cursorVolts)
  }

  private func below(_ threshold: Double, _ level: Int, _ column: Column) -> Double {
    column.disturbances[level].cumulative(at: threshold - conditions.levels[level] * column.cursorVolts)
  }
}
