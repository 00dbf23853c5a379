import Glibc
import Numerics
import Signaling
import TestSupport
import Testing

@Suite("Equalizer of least mean square error")
struct MinimumMeanSquareEqualizerTests {
  /// A pulse at whole symbols with its cursor, in white noise.
  struct Channel {
    var pulse: [Double]
    var cursor: Int
    /// Variance of noise over that of symbols.
    var noise: Double

    func sample(_ symbol: Int) -> Double {
      let index = cursor + symbol
      return pulse.indices.contains(index) ? pulse[index] : 0
    }

    func target(_ limits: EqualizerLimits) -> MinimumMeanSquareEqualizer.Target {
      let correlation = (0..<limits.span).map { lag in
        zip(pulse, pulse.dropFirst(lag)).reduce(lag == 0 ? noise : 0) { $0 + $1.0 * $1.1 }
      }
      let latest = limits.cursor + limits.feedback.count
      return .init(
        correlation: correlation, response: (0..<limits.span + limits.feedback.count).map { sample(latest - $0) })
    }

    /// The equations of section 178A.1.8 as they stand, `[R -Hb^T -h0^T; -Hb I 0; h0 0 0]`, for taps at every position.
    func written(_ limits: EqualizerLimits) throws -> (taps: [Double], feedback: [Double]) {
      let target = target(limits)
      let (taps, back) = (limits.fixed.count, limits.feedback.count)
      let order = taps + back + 1
      var matrix = [Double](repeating: 0, count: order * order)
      var right = [Double](repeating: 0, count: order)
      for i in 0..<taps {
        for j in 0..<taps { matrix[i * order + j] = target.correlation[abs(i - j)] }
        for b in 0..<back {
          matrix[i * order + taps + b] = -sample(limits.cursor + b + 1 - i)
          matrix[(taps + b) * order + i] = -sample(limits.cursor + b + 1 - i)
        }
        matrix[i * order + taps + back] = -sample(limits.cursor - i)
        matrix[(taps + back) * order + i] = sample(limits.cursor - i)
        right[i] = sample(limits.cursor - i)
      }
      for b in 0..<back { matrix[(taps + b) * order + taps + b] = 1 }
      right[taps + back] = 1
      let solution = try #require(LinearSolver.solve(matrix, right))
      return (Array(solution.prefix(taps)), Array(solution[taps..<taps + back]))
    }

    /// Mean square error over that of symbols, term by term: what noise, every symbol, and what feedback leaves.
    func error(_ taps: [Double], _ feedback: [Double], cursor tap: Int) -> Double {
      let amplified = taps.reduce(0) { $0 + $1 * $1 } * noise
      return (-taps.count - pulse.count...taps.count + pulse.count).reduce(amplified) { sum, symbol in
        var value = taps.indices.reduce(0.0) { $0 + taps[$1] * sample(symbol + tap - $1) }
        if symbol == 0 { value -= 1 }
        if symbol > 0, symbol <= feedback.count { value -= feedback[symbol - 1] }
        return sum + value * value
      }
    }
  }

  static let pam4 = Channel(
    pulse: [0.004, -0.02, 0.11, 0.62, 0.35, 0.12, -0.06, 0.03, 0.018, -0.011, 0.006, 0.002], cursor: 3, noise: 1e-3)

  @Test("two taps behind h = [1, a] are [1, -a / R0], by hand")
  func closedForm() throws {
    let (a, noise) = (0.4, 0.01)
    let limits = EqualizerLimits.unlimited(cursor: 0, taps: 2)
    let channel = Channel(pulse: [1, a], cursor: 0, noise: noise)
    let solution = try #require(MinimumMeanSquareEqualizer(limits: limits).solve(channel.target(limits)))
    let power = 1 + a * a + noise
    #expect(abs(solution.taps[0] - 1) < 1e-14)
    #expect(abs(solution.taps[1] + a / power) < 1e-14)
    #expect(abs(solution.error - ((power * power - a * a) / power - 1)) < 1e-14)
  }

  @Test("one tap with feedback leaves the noise alone")
  func feedbackAlone() throws {
    let limits = EqualizerLimits.unlimited(cursor: 0, taps: 1, feedback: 1)
    let channel = Channel(pulse: [0.5, 0.2], cursor: 0, noise: 0.01)
    let solution = try #require(MinimumMeanSquareEqualizer(limits: limits).solve(channel.target(limits)))
    #expect(abs(solution.taps[0] - 2) < 1e-13)
    #expect(abs(solution.feedback[0] - 0.4) < 1e-13)
    #expect(abs(solution.error - 0.04) < 1e-13)
  }

  @Test(
    "taps within their limits solve the annex's equations", arguments: [(2, 7, 1), (3, 9, 2), (6, 15, 1), (0, 4, 0)])
  func equations(cursor: Int, taps: Int, feedback: Int) throws {
    let limits = EqualizerLimits.unlimited(cursor: cursor, taps: taps, feedback: feedback)
    let solution = try #require(MinimumMeanSquareEqualizer(limits: limits).solve(Self.pam4.target(limits)))
    let expected = try Self.pam4.written(limits)
    for (got, wanted) in zip(solution.taps, expected.taps) { #expect(abs(got - wanted) < 1e-10) }
    for (got, wanted) in zip(solution.feedback, expected.feedback) { #expect(abs(got - wanted) < 1e-10) }
    #expect(abs(solution.error - Self.pam4.error(solution.taps, solution.feedback, cursor: cursor)) < 1e-12)
  }

  @Test("without limits the taps are Wiener's, scaled to a cursor of one, and the error is his without the bias")
  func wiener() throws {
    let limits = EqualizerLimits.unlimited(cursor: 4, taps: 12)
    let target = Self.pam4.target(limits)
    let matrix = (0..<144).map { target.correlation[abs($0 / 12 - $0 % 12)] }
    let wiener = try #require(LinearSolver.solve(matrix, target.response))
    let gain = zip(wiener, target.response).reduce(0) { $0 + $1.0 * $1.1 }
    let solution = try #require(MinimumMeanSquareEqualizer(limits: limits).solve(target))
    for (got, wanted) in zip(solution.taps, wiener) { #expect(abs(got - wanted / gain) < 1e-11) }
    // Wiener's error 1 - g becomes 1 / g - 1.
    #expect(abs(solution.error - (1 / gain - 1)) < 1e-12)
  }

  @Test("long taps without noise invert a minimum-phase channel")
  func inverse() throws {
    let limits = EqualizerLimits.unlimited(cursor: 0, taps: 40)
    let channel = Channel(pulse: [1, 0.5], cursor: 0, noise: 0)
    let solution = try #require(MinimumMeanSquareEqualizer(limits: limits).solve(channel.target(limits)))
    for (index, tap) in solution.taps.enumerated().prefix(20) { #expect(abs(tap - pow(-0.5, Double(index))) < 1e-9) }
    #expect(solution.error < 1e-14)
  }

  @Test("feedback at its limit is held there while the taps are solved again")
  func clippedFeedback() throws {
    var limits = EqualizerLimits.unlimited(cursor: 1, taps: 3, feedback: 1)
    limits.feedback = [0...0.1]
    let channel = Self.pam4
    let solution = try #require(MinimumMeanSquareEqualizer(limits: limits).solve(channel.target(limits)))
    #expect(solution.feedback == [0.1])
    // No other taps with a cursor of one do better: the gradient along both free directions vanishes.
    let best = channel.error(solution.taps, [0.1], cursor: 1)
    #expect(abs(best - solution.error) < 1e-12)
    let rows = (0..<3).map { channel.sample(1 - $0) }
    for direction in 0..<2 {
      for step in [-1e-4, 1e-4] {
        var taps = solution.taps
        taps[direction] += step
        taps[2] -= step * rows[direction] / rows[2]
        #expect(channel.error(taps, [0.1], cursor: 1) > best)
      }
    }
  }

  @Test("a tap at its limit is a fraction of the cursor's tap, and the cursor stays one")
  func clippedTap() throws {
    var limits = EqualizerLimits.unlimited(cursor: 2, taps: 7, feedback: 1)
    limits.fixed[1] = -0.05...0.05
    let channel = Self.pam4
    let free = try channel.written(limits)
    #expect(abs(free.taps[1]) > 0.05 * free.taps[2], "the case would test nothing")
    let solution = try #require(MinimumMeanSquareEqualizer(limits: limits).solve(channel.target(limits)))
    #expect(abs(abs(solution.taps[1]) - 0.05 * solution.taps[2]) < 1e-14)
    // The others keep their proportions to the cursor's tap.
    for index in [0, 3, 4, 5, 6] {
      #expect(abs(solution.taps[index] / solution.taps[2] - free.taps[index] / free.taps[2]) < 1e-10)
    }
    let cursor = (0..<7).reduce(0) { $0 + solution.taps[$1] * channel.sample(2 - $1) }
    #expect(abs(cursor - 1) < 1e-14)
    let next = (0..<7).reduce(0) { $0 + solution.taps[$1] * channel.sample(3 - $1) }
    #expect(abs(solution.feedback[0] - next) < 1e-13)
    #expect(abs(solution.error - channel.error(solution.taps, solution.feedback, cursor: 2)) < 1e-12)
  }

  @Test("a floating group lands on one far echo", arguments: [20, 33, 47])
  func echo(distance: Int) throws {
    var channel = Channel(pulse: [1, 0.2] + [Double](repeating: 0, count: 60), cursor: 0, noise: 1e-3)
    channel.pulse[distance] = 0.04
    var limits = EqualizerLimits.unlimited(cursor: 2, taps: 6, feedback: 1)
    limits.floating = .init(groups: 1, tapsPerGroup: 4, span: 60, limit: 0.05)
    let solution = try #require(MinimumMeanSquareEqualizer(limits: limits).solve(channel.target(limits)))
    // A tap `distance` symbols behind the cursor's takes the echo away.
    let group = try #require(solution.groups.first)
    #expect((group..<group + 4).contains(distance + 2))
    let tap = solution.taps[distance + 2] / solution.taps[2]
    #expect(abs(tap + 0.04) < 0.002)
  }

  @Test("groups do not overlap, and each is where trying every place puts it")
  func groups() throws {
    var channel = Channel(pulse: [0.05, 1, 0.2] + [Double](repeating: 0, count: 40), cursor: 1, noise: 1e-3)
    for (index, value) in [(14, 0.03), (16, -0.02), (18, 0.02), (30, 0.01)] { channel.pulse[index] = value }
    var limits = EqualizerLimits.unlimited(cursor: 2, taps: 5, feedback: 1)
    limits.floating = .init(groups: 2, tapsPerGroup: 3, span: 36, limit: 0.5)
    let solution = try #require(MinimumMeanSquareEqualizer(limits: limits).solve(channel.target(limits)))
    var chosen: [Int] = []
    for _ in 0..<2 {
      let errors = (5...33).compactMap { start -> (Int, Double)? in
        guard !chosen.contains(where: { abs($0 - start) < 3 }) else { return nil }
        return (start, bruteError(channel, limits, chosen + [start]))
      }
      chosen.append(try #require(errors.min { $0.1 < $1.1 }).0)
    }
    #expect(solution.groups == chosen)
    #expect(abs(solution.error - bruteError(channel, limits, chosen)) < 1e-12)
  }

  /// The least error with taps at given groups only: others are kept out by a huge noise of their own.
  private func bruteError(_ channel: Channel, _ limits: EqualizerLimits, _ groups: [Int]) -> Double {
    let positions = Array(0..<5) + groups.flatMap { $0..<$0 + 3 }.sorted()
    let target = channel.target(limits)
    let order = positions.count
    // R - Hb^T Hb on the positions.
    let matrix = (0..<order * order).map { index in
      let (i, j) = (positions[index / order], positions[index % order])
      return target.correlation[abs(i - j)] - channel.sample(3 - i) * channel.sample(3 - j)
    }
    let row = positions.map { channel.sample(2 - $0) }
    let solved = LinearSolver.solve(matrix, row) ?? []
    return 1 / zip(solved, row).reduce(0) { $0 + $1.0 * $1.1 } - 1
  }

  @Test("no taps undercut the bound, and unlimited taps at every position reach it")
  func bound() throws {
    var limits = EqualizerLimits(
      cursor: 3, fixed: Array(repeating: -0.2...0.2, count: 8), feedback: [0...0.3])
    limits.floating = .init(groups: 1, tapsPerGroup: 2, span: 20, limit: 0.05)
    var bound = EqualizerBound(limits: limits)
    let target = Self.pam4.target(limits)
    let error = bound.error(target)
    let least = try #require(error)
    #expect(least < (try #require(MinimumMeanSquareEqualizer(limits: limits).solve(target))).error)
    let all = EqualizerLimits.unlimited(cursor: 3, taps: 20, feedback: 1)
    let reached = try #require(MinimumMeanSquareEqualizer(limits: all).solve(target)).error
    #expect(abs(reached - least) < 1e-12)
  }

  @Test("a target that is too short has no taps")
  func short() {
    let limits = EqualizerLimits.unlimited(cursor: 1, taps: 3, feedback: 1)
    #expect(MinimumMeanSquareEqualizer(limits: limits).solve(.init(correlation: [1], response: [1, 0, 0, 0])) == nil)
    #expect(
      MinimumMeanSquareEqualizer(limits: limits).solve(.init(correlation: [1, 2, 1], response: [1, 0, 0, 0])) == nil)
  }
}
