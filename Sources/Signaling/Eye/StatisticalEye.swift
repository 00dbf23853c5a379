import Glibc
public import Numerics

/// The densities of the voltage at every phase of a symbol, for each level that is sent.
///
/// Interference of the lane's own symbols, crosstalk and noise are independent, so that their densities are convolved; jitter is a density
/// over phases, by which those of neighboring phases are mixed. Nothing is drawn at random and nothing is fitted: probabilities of 1e-18
/// are as direct as those of a half. Symbols are independent and their levels equally likely.
public struct StatisticalEye: Sendable {
  /// Under which conditions.
  public let conditions: EyeConditions
  /// Distance of voltages.
  public let stepVolts: Double
  /// The cursor in volts: the response when the receiver decides.
  public let cursorVolts: Double
  /// The phases of one symbol, from -1/2 to 1/2; the middle one is where the receiver decides.
  public let columns: [Column]

  /// One phase.
  public struct Column: Sendable {
    /// Time after the decision, in symbols.
    public let phase: Double
    /// The response to the symbol that is decided, in volts.
    public let cursorVolts: Double
    /// For each level from the lowest, what is added to `level * cursorVolts`.
    public let disturbances: [Density]
  }

  /// Computes an eye.
  public init(_ pulses: EyePulses, _ conditions: EyeConditions) {
    self.conditions = conditions
    cursorVolts = pulses.victimVolts[pulses.cursor]
    stepVolts = conditions.stepVolts ?? Self.step(cursorVolts, conditions)
    let jitter = conditions.jitter
    let margin = jitter.count / 2
    let half = conditions.phases / 2
    let range = -half - margin...half + margin
    let builder = EyeColumnBuilder(pulses, conditions, stepVolts: stepVolts, phases: range)
    columns = (margin...margin + conditions.phases).map { index in
      Column(
        phase: builder.times[index], cursorVolts: builder.cursors[index],
        disturbances: conditions.levels.map { builder.mixed(around: index, level: $0, jitter: jitter) })
    }
  }

  /// The column at which the receiver decides.
  public var center: Column { columns[conditions.phases / 2] }

  /// The thresholds: midway between neighboring levels at the decision, in volts.
  public var thresholds: [Double] {
    let levels = conditions.levels
    return zip(levels, levels.dropFirst()).map { ($0 + $1) / 2 * cursorVolts }
  }

  /// Bins that noise may take; open eyes need far fewer.
  private static let mostNoiseBins = 8192.0

  /// A step such that thresholds fall between two voltages, fine against both the distance of levels and the noise.
  ///
  /// Where noise exceeds the distance of levels nothing is open, and the step grows with the noise instead of the memory.
  private static func step(_ cursor: Double, _ conditions: EyeConditions) -> Double {
    let half = cursor / Double(conditions.modulation.levels - 1)
    let wanted = min(half / 400, max(half / 1600, conditions.noiseVolts / 5))
    let spread = EyeColumnBuilder.reach * 2 * conditions.noiseVolts + conditions.uniformVolts.reduce(0, +)
    let coarsest = spread / mostNoiseBins
    guard coarsest > wanted else { return half / ((half / wanted).rounded(.up) + 0.5) }
    return coarsest < half ? half / ((half / coarsest).rounded(.down) + 0.5) : coarsest
  }
}

/// Interference, crosstalk and noise at each phase, before jitter.
struct EyeColumnBuilder {
  /// How far Gaussian tails are kept, in standard deviations.
  static let reach = 12.0

  let times: [Double]
  let cursors: [Double]
  private let densities: [Density]
  private let step: Double

  /// - Parameter phases: numbers of phases, among them 0, where the receiver decides.
  init(_ pulses: EyePulses, _ conditions: EyeConditions, stepVolts step: Double, phases: ClosedRange<Int>) {
    let times = phases.map { Double($0) / Double(conditions.phases) }
    let smallest = Self.smallest(step)
    let levels = conditions.levels
    let removed = conditions.feedback.map { $0 * pulses.victimVolts[pulses.cursor] }
    let samples = times.map { time -> [Double] in
      var (before, behind) = pulses.interference(phase: time)
      for (index, tap) in removed.enumerated() where index < behind.count { behind[index] -= tap }
      return before + behind
    }
    // What the grid is too coarse for counts as noise, as much of it as there is at the decision.
    let small = Self.power(samples[-phases.lowerBound].filter { $0.magnitude < smallest })
    let levelPower = levels.reduce(0) { $0 + $1 * $1 } / Double(levels.count)
    let common = Self.common(
      pulses, conditions, levels, step,
      sigma: (conditions.noiseVolts * conditions.noiseVolts + small * levelPower).squareRoot())
    densities = samples.map { samples in
      let large = samples.filter { $0.magnitude >= smallest }
      return Density.symbols(large, amplitudes: levels, step: step).trimmed(below: 1e-40).convolved(with: common)
    }
    cursors = times.map { pulses.response(at: $0) }
    self.times = times
    self.step = step
  }

  /// Noise, uniform noise and crosstalk, which do not depend on the phase.
  private static func common(
    _ pulses: EyePulses, _ conditions: EyeConditions, _ levels: [Double], _ step: Double, sigma: Double
  ) -> Density {
    let smallest = smallest(step)
    let crosstalk = pulses.crosstalkVolts.reduce(Density.impulse(step: step)) { density, samples in
      let large = samples.filter { $0.magnitude >= smallest }
      return density.convolved(with: Density.symbols(large, amplitudes: levels, step: step).trimmed(below: 1e-40))
    }
    let small = pulses.crosstalkVolts.reduce(0) { $0 + power($1.filter { $0.magnitude < smallest }) }
    let levelPower = levels.reduce(0) { $0 + $1 * $1 } / Double(levels.count)
    // What is narrower than the grid counts with its variance too.
    let narrow = conditions.uniformVolts.filter { $0 < smallest }.reduce(0) { $0 + $1 * $1 / 12 }
    let whole = (sigma * sigma + small * levelPower + narrow).squareRoot()
    return conditions.uniformVolts.filter { $0 >= smallest }.reduce(crosstalk) { density, width in
      density.convolved(with: .uniform(width: width, step: step))
    }
    .convolved(with: .gaussian(sigma: whole, step: step, reach: reach))
  }

  /// The smallest sample that is laid on the grid. Rounding would distort smaller ones; the many of them together are Gaussian.
  private static func smallest(_ step: Double) -> Double { 2 * step }

  private static func power(_ samples: [Double]) -> Double { samples.reduce(0) { $0 + $1 * $1 } }

  /// The density of what is added to a level at a phase when the sampling is early or late by jitter.
  func mixed(around index: Int, level: Double, jitter: [Double]) -> Density {
    guard jitter.count > 1 else { return densities[index] }
    let parts = jitter.enumerated().compactMap { offset, chance -> JitteredPart? in
      let other = index + offset - jitter.count / 2
      guard chance > 0, densities.indices.contains(other) else { return nil }
      let shift = (level * (cursors[other] - cursors[index]) / step).rounded()
      return JitteredPart(density: densities[other], shift: Int(max(-1e8, min(1e8, shift))), chance: chance)
    }
    return JitteredPart.sum(parts, step: step) ?? densities[index]
  }
}

/// A density with the chance of its phase.
private struct JitteredPart {
  let density: Density
  let shift: Int
  let chance: Double

  static func sum(_ parts: [JitteredPart], step: Double) -> Density? {
    guard let first = parts.map({ $0.density.first + $0.shift }).min(),
      let last = parts.map({ $0.density.last + $0.shift }).max()
    else { return nil }
    var masses = [Double](repeating: 0, count: last - first + 1)
    masses.withUnsafeMutableBufferPointer { masses in
      for part in parts {
        let offset = part.density.first + part.shift - first
        let chance = part.chance
        part.density.masses.withUnsafeBufferPointer { added in
          for index in 0..<added.count { masses[index &+ offset] += added[index] * chance }
        }
      }
    }
    return Density(step: step, first: first, masses: masses)
  }
}
