import Numerics

/// How far one of the eyes between neighboring levels is open at a probability.
public struct EyeOpening: Sendable, Equatable {
  /// Which eye, from the lowest.
  public let eye: Int
  /// The probability outside on either side, for each of the two levels.
  public let probability: Double
  /// The lower level's upper end at the decision, in volts.
  public let lowerVolts: Double
  /// The upper level's lower end at the decision, in volts.
  public let upperVolts: Double
  /// Time from the decision back to where the eye closes at the threshold, in symbols; zero when it is closed at the decision.
  public let leftWidth: Double
  /// The same forward.
  public let rightWidth: Double

  /// Voltage between the ends; negative when the eye is closed.
  public var heightVolts: Double { upperVolts - lowerVolts }
  /// Time over which the threshold is free of both levels, in symbols.
  public var width: Double { leftWidth + rightWidth }
  /// Whether anything is open.
  public var isOpen: Bool { heightVolts > 0 }
}

/// The contour of an eye: between which voltages it is open at each phase.
public struct EyeContour: Sendable, Equatable {
  /// Phases in symbols, from the earliest.
  public let phases: [Double]
  /// The lower level's upper end, in volts.
  public let lowerVolts: [Double]
  /// The upper level's lower end, in volts.
  public let upperVolts: [Double]
}

extension StatisticalEye {
  /// Number of eyes between the levels.
  public var eyeCount: Int { conditions.modulation.levels - 1 }

  /// The contour of an eye at a probability: outside of it each level lies with at most that probability.
  public func contour(eye: Int, probability: Double) -> EyeContour? {
    guard (0..<eyeCount).contains(eye) else { return nil }
    return EyeContour(
      phases: columns.map(\.phase),
      lowerVolts: columns.map { upperEnd(of: eye, in: $0, probability) },
      upperVolts: columns.map { lowerEnd(of: eye + 1, in: $0, probability) })
  }

  /// Height and width of an eye at a probability; nothing when there is no such eye.
  public func opening(eye: Int, probability: Double) -> EyeOpening? {
    guard let contour = contour(eye: eye, probability: probability) else { return nil }
    let middle = conditions.phases / 2
    let threshold = thresholds[eye]
    // How far the threshold is from the nearer of both levels: negative where it is not free.
    let clearance = contour.phases.indices.map {
      min(threshold - contour.lowerVolts[$0], contour.upperVolts[$0] - threshold)
    }
    return EyeOpening(
      eye: eye, probability: probability, lowerVolts: contour.lowerVolts[middle],
      upperVolts: contour.upperVolts[middle],
      leftWidth: Self.reach(clearance, from: middle, by: -1) / Double(conditions.phases),
      rightWidth: Self.reach(clearance, from: middle, by: 1) / Double(conditions.phases))
  }

  /// The smallest height and width of all eyes at a probability.
  public func worstOpening(probability: Double) -> EyeOpening? {
    (0..<eyeCount).compactMap { opening(eye: $0, probability: probability) }.min { $0.heightVolts < $1.heightVolts }
  }

  /// How many phases pass until a value becomes negative, with a straight line between neighbors.
  private static func reach(_ values: [Double], from start: Int, by step: Int) -> Double {
    guard values[start] > 0 else { return 0 }
    var index = start
    while values.indices.contains(index + step) {
      let (here, next) = (values[index], values[index + step])
      if next <= 0 { return Double((index - start).magnitude) + here / (here - next) }
      index += step
    }
    return Double((index - start).magnitude)
  }

  private func upperEnd(of level: Int, in column: Column, _ probability: Double) -> Double {
    conditions.levels[level] * column.cursorVolts - column.disturbances[level].mirrored.quantile(probability)
  }

  private func lowerEnd(of level: Int, in column: Column, _ probability: Double) -> Double {
    conditions.levels[level] * column.cursorVolts + column.disturbances[level].quantile(probability)
  }
}
