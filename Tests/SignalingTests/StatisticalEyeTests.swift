import Foundation
import Numerics
import TestSupport
import Testing

@testable import Signaling

@Suite("The statistical eye") struct StatisticalEyeTests {
  /// A pulse of one sample a symbol, as long as it takes; the cursor is the largest.
  private func lane(_ taps: [Double], aggressors: [[Double]] = []) throws -> EyePulses {
    let cursor = try #require(taps.indices.max { taps[$0] < taps[$1] })
    return try #require(
      EyePulses(
        victimVolts: taps, samplesPerSymbol: 1, cursor: cursor,
        crosstalkVolts: aggressors.map { EyePulses.worstSamples(of: $0, samplesPerSymbol: 1) }))
  }

  @Test("Interference and crosstalk are those of every sequence of symbols", arguments: [Modulation.nrz, .pam4, .pam6])
  func everySequence(modulation: Modulation) throws {
    let (step, levels) = (0.001, modulation.amplitudes)
    // Multiples of the step at every level.
    let unit = step * Double(levels.count - 1)
    let taps = [2, -7, 160, 31, -12].map { $0 * unit }
    let aggressor = [4, -9].map { $0 * unit }
    let eye = StatisticalEye(
      try lane(taps, aggressors: [aggressor]), EyeConditions(modulation: modulation, stepVolts: step))
    var sums = [0.0]
    for tap in [taps[0], taps[1], taps[3], taps[4]] + aggressor {
      sums = levels.flatMap { level in sums.map { $0 + level * tap } }
    }
    for disturbance in eye.center.disturbances {
      for limit in stride(from: -0.3, through: 0.3, by: 0.0037) {
        let edge = ((limit / step).rounded() + 0.5) * step
        let expected = Double(sums.count { $0 < edge }) / Double(sums.count)
        #expect(abs(disturbance.cumulative(at: edge) - expected) < 1e-12)
      }
    }
  }

  @Test("With Gaussian noise only, error ratios are the closed forms", arguments: Modulation.allCases)
  func gaussian(modulation: Modulation) throws {
    let pulses = try lane([0, 0.3, 0])
    for margin in [2.0, 4, 7] {
      let sigma = 0.3 / Double(modulation.levels - 1) / margin
      let eye = StatisticalEye(pulses, EyeConditions(modulation: modulation, noiseVolts: sigma))
      let noise = DecisionNoise.gaussian(margin: margin)
      #expect(agrees(eye.symbolErrorRatio, modulation.symbolErrorRatio(noise), within: 1e-10))
      #expect(agrees(eye.bitErrorRatio, modulation.bitErrorRatio(noise), within: 1e-10))
      #expect(agrees(modulation.symbolErrorRatio(eye.decisionNoise), modulation.symbolErrorRatio(noise), within: 1e-10))
      var uneven = eye.conditions
      uneven.levelMismatch = 0.9
      let other = StatisticalEye(pulses, uneven)
      #expect(agrees(modulation.symbolErrorRatio(other.decisionNoise), other.symbolErrorRatio, within: 1e-10))
      let each = (0..<eye.eyeCount).reduce(0) { $0 + eye.symbolErrorRatio(eye: $1) }
      #expect(agrees(each, eye.symbolErrorRatio, within: 1e-12))
    }
  }

  @Test("Noise beyond the signal takes no more bins, and error ratios stay the closed forms", arguments: [3, 1e3, 1e6])
  func loudNoise(ratio: Double) throws {
    let sigma = 0.3 * ratio
    let eye = StatisticalEye(try lane([0, 0.3, 0]), EyeConditions(modulation: .pam4, noiseVolts: sigma))
    #expect(eye.columns.allSatisfy { $0.disturbances.allSatisfy { $0.masses.count < 8300 } })
    let noise = DecisionNoise.gaussian(margin: 0.1 / sigma)
    #expect(agrees(eye.symbolErrorRatio, Modulation.pam4.symbolErrorRatio(noise), within: 1e-5))
    #expect(try #require(eye.worstOpening(probability: 1e-4)).isOpen == false)
  }

  @Test("With interference and noise, the error ratio is that of the enumeration")
  func interference() throws {
    let half = 0.1
    let step = half / 200.5
    let taps = [9, -24, 601.5, 33, 45, -15].map { $0 * step }
    let sigma = 0.013
    let eye = StatisticalEye(
      try lane(taps), EyeConditions(modulation: .pam4, noiseVolts: sigma, stepVolts: step))
    let patterns = try #require(InterferencePatterns(taps: taps, cursor: 2, modulation: .pam4))
    #expect(agrees(eye.symbolErrorRatio, patterns.symbolErrorRatio(sigma: sigma), within: 1e-9))
  }

  @Test("The height at a probability is that of the noise's quantile")
  func height() throws {
    let (sigma, cursor) = (0.008, 0.3)
    let eye = StatisticalEye(
      try lane([0, cursor, 0]), EyeConditions(modulation: .pam4, noiseVolts: sigma, stepVolts: 0.0001))
    for probability in [1e-3, 1e-6, 1e-12] {
      let opening = try #require(eye.opening(eye: 1, probability: probability))
      #expect(abs(opening.heightVolts - 2 * (cursor / 3 - sigma * GaussianTail.inverse(probability))) < 0.00002)
      #expect(abs(opening.lowerVolts + opening.upperVolts) < 1e-12)
    }
    #expect(eye.opening(eye: 3, probability: 1e-3) == nil && eye.contour(eye: -1, probability: 1e-3) == nil)
  }

  @Test("Whatever the lane, the densities of every phase and level add up to one")
  func densities() {
    let failure = counterexample { choices in
      let samples = choices.integer(1...8)
      let count = choices.integer(1...6 * samples)
      func volts() -> Double { Double(choices.integer(-300...300)) / 1000 }
      var pulse = (0..<count).map { _ in volts() }
      let cursor = choices.integer(0...count - 1)
      pulse[cursor] = 0.2 + Double(choices.integer(0...300)) / 1000
      let aggressor = (0..<choices.integer(0...10)).map { _ in volts() / 10 }
      let conditions = EyeConditions(
        modulation: choices.element(of: Modulation.allCases) ?? .nrz,
        feedback: (0..<choices.integer(0...2)).map { _ in volts() }, noiseVolts: Double(choices.integer(0...20)) / 1000,
        randomJitter: Double(choices.integer(0...3)) / 100, dualDiracJitter: Double(choices.integer(0...5)) / 100,
        levelMismatch: 1 - Double(choices.integer(0...5)) / 100, phases: choices.integer(4...9),
        stepVolts: 0.002)
      guard
        let pulses = EyePulses(
          victimVolts: pulse, samplesPerSymbol: samples, cursor: cursor,
          crosstalkVolts: [EyePulses.worstSamples(of: aggressor, samplesPerSymbol: samples)])
      else { return "no pulses" }
      let eye = StatisticalEye(pulses, conditions)
      for column in eye.columns {
        for density in column.disturbances where abs(density.total - 1) > 1e-11 {
          return "\(density.total) at \(column.phase)"
        }
      }
      return nil
    }
    #expect(failure == nil)
  }

  /// A pulse of raised cosine shape, symmetric about its peak.
  private func smooth(_ samples: Int = 16) throws -> EyePulses {
    let pulse = (0...6 * samples).map { index -> Double in
      let t = Double(index) / Double(samples) - 3
      return abs(t) < 1e-9 ? 0.3 : 0.3 * sin(.pi * t) / (.pi * t) * cos(0.35 * .pi * t) / (1 - pow(0.7 * t, 2))
    }
    return try #require(EyePulses(victimVolts: pulse, samplesPerSymbol: samples, cursor: 3 * samples))
  }

  @Test("A symmetric pulse gives an eye that is symmetric in voltage and in time")
  func symmetry() throws {
    let eye = StatisticalEye(
      try smooth(),
      EyeConditions(modulation: .pam4, noiseVolts: 0.004, randomJitter: 0.005, dualDiracJitter: 0.01, phases: 16))
    for column in eye.columns {
      for level in 0..<4 {
        let (one, other) = (column.disturbances[level], column.disturbances[3 - level].mirrored)
        #expect(abs(one.mean - other.mean) < 1e-12 && abs(one.quantile(1e-6) - other.quantile(1e-6)) < 1e-9)
      }
    }
    for offset in 1..<8 {
      let (early, late) = (eye.timingBathtub[8 - offset], eye.timingBathtub[8 + offset])
      #expect(early.position == -late.position && agrees(early.symbolErrorRatio, late.symbolErrorRatio, within: 1e-6))
    }
    let (low, high) = (
      try #require(eye.opening(eye: 0, probability: 1e-6)), try #require(eye.opening(eye: 2, probability: 1e-6))
    )
    #expect(abs(low.heightVolts - high.heightVolts) < 1e-9 && abs(low.width - high.width) < 1e-9)
    #expect(low.isOpen && low.width > 0.1 && low.width < 1)
  }

  @Test("Jitter on the grid of phases adds up to one and keeps its variance", arguments: [64, 128, 200])
  func jitter(phases: Int) {
    for (random, dualDirac) in [(0.01, 0.0), (0.012, 0.02), (0.03, 0.0137)] {
      let masses = EyeConditions(
        modulation: .pam4, randomJitter: random, dualDiracJitter: dualDirac, phases: phases
      ).jitter
      let times = masses.indices.map { Double($0 - masses.count / 2) / Double(phases) }
      let variance = zip(times, masses).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
      #expect(abs(masses.reduce(0, +) - 1) < 1e-12)
      #expect(agrees(variance, random * random + dualDirac * dualDirac, within: 0.02))
    }
  }

  @Test("A simulation of symbols, jitter and noise errs as often (seeded, 4 standard errors)")
  func simulation() throws {
    let pulses = try smooth(32)
    let conditions = EyeConditions(
      modulation: .pam4, noiseVolts: 0.02, randomJitter: 0.02, dualDiracJitter: 0.05, phases: 64)
    let eye = StatisticalEye(pulses, conditions)
    var random = RandomStream(seed: 21)
    let levels = Modulation.pam4.amplitudes
    let limits = eye.thresholds
    let count = 60_000
    for phase in [0.0, 0.15625] {
      var wrong = 0
      for _ in 0..<count {
        let sent = random.integer(below: 4)
        let late = (random.bits() & 1 == 0 ? 0.05 : -0.05) + 0.02 * random.normal() + phase
        var volts = levels[sent] * pulses.response(at: late) + 0.02 * random.normal()
        for symbol in -3...3 where symbol != 0 {
          volts += levels[random.integer(below: 4)] * pulses.response(at: late + Double(symbol))
        }
        if limits.count(where: { volts > $0 }) != sent { wrong += 1 }
      }
      let expected = eye.timingBathtub.first { $0.position == phase }?.symbolErrorRatio ?? 0
      let found = Double(wrong) / Double(count)
      // The phases of the eye are a 64th of a symbol apart, which widens jitter by less than a tenth.
      #expect(
        abs(found - expected) < 4 * (expected / Double(count)).squareRoot() + 0.03 * expected, "\(found) \(expected)")
    }
  }

  @Test("Feedback removes what its taps hold, and jitter, noise and crosstalk only close the eye")
  func monotone() throws {
    let taps = [0.01, 0.3, 0.09, -0.02]
    let plain = StatisticalEye(try lane([0.01, 0.3, 0, -0.02]), EyeConditions(modulation: .nrz, noiseVolts: 0.01))
    let fed = StatisticalEye(try lane(taps), EyeConditions(modulation: .nrz, feedback: [0.3], noiseVolts: 0.01))
    #expect(agrees(fed.symbolErrorRatio, plain.symbolErrorRatio, within: 1e-6))
    let pulses = try smooth()
    func height(_ change: (inout EyeConditions) -> Void) throws -> Double {
      var conditions = EyeConditions(modulation: .pam4, noiseVolts: 0.005, phases: 16, stepVolts: 0.0005)
      change(&conditions)
      return try #require(StatisticalEye(pulses, conditions).opening(eye: 1, probability: 1e-6)).heightVolts
    }
    let base = try height { _ in }
    #expect(try height { $0.noiseVolts = 0.007 } < base)
    #expect(try height { $0.randomJitter = 0.05 } < base)
    #expect(try height { $0.dualDiracJitter = 0.08 } < base)
    #expect(try height { $0.levelMismatch = 0.9 } < base)
  }

  @Test("Levels that are mismatched shrink the inner eyes by the mismatch")
  func mismatch() {
    let levels = EyeConditions(modulation: .pam4, levelMismatch: 0.95).levels
    #expect(zip(levels, [-1, -0.95 / 3, 0.95 / 3, 1]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(EyeConditions(modulation: .nrz, levelMismatch: 0.5).levels == [-1, 1])
  }

  @Test("A raster holds the whole density where it reaches far enough, and its mean lies where the levels' does")
  func raster() throws {
    let eye = StatisticalEye(try smooth(), EyeConditions(modulation: .pam4, noiseVolts: 0.004, phases: 16))
    let reach = eye.reachVolts(probability: 1e-15)
    let raster = eye.raster(rows: 50, reachVolts: reach)
    #expect(raster.phases == eye.columns.map(\.phase) && raster.phases.first == -0.5 && raster.phases.last == 0.5)
    for column in raster.shares {
      #expect(abs(column.reduce(0, +) - 1) < 1e-9)
      let mean = column.enumerated().reduce(0) { $0 + $1.element * (Double($1.offset) + 0.5) }
      #expect(abs(mean - 25) < 1e-9)
    }
    #expect(eye.reachVolts(probability: 1e-3) < reach && reach < 4 * 0.3)
  }

  @Test("Uniform noise is that of the enumeration of its ends, wide or narrower than the grid")
  func uniform() throws {
    let pulses = try lane([0, 0.3, 0])
    let (width, limit) = (0.24, 0.1)
    let wide = StatisticalEye(pulses, EyeConditions(modulation: .pam4, uniformVolts: [width], stepVolts: 0.0002))
    // Three of four levels have each threshold beside them: both sides of six, over four.
    #expect(agrees(wide.symbolErrorRatio, 1.5 * (width / 2 - limit) / width, within: 1e-3))
    let half = limit
    let narrow = StatisticalEye(
      pulses,
      EyeConditions(
        modulation: .pam4, noiseVolts: 0.02, uniformVolts: [Double](repeating: 1e-5, count: 12), stepVolts: half / 200.5
      ))
    let sigma = (0.02 * 0.02 + 1e-10).squareRoot()
    #expect(agrees(narrow.symbolErrorRatio, 1.5 * GaussianTail.probability(above: half / sigma), within: 1e-9))
  }
}
