import Testing

@testable import Electrical

@Suite("Decision feedback")
struct FeedbackTests {
  private func solve(_ equalizer: FeedbackEqualizer, cursor: Double, _ samples: [Double])
    -> (taps: [Double], groups: [Int], removed: Double, bound: Double)
  {
    var solver = FeedbackSolver(equalizer)
    let padded = samples + [Double](repeating: 0, count: max(0, solver.reach - samples.count))
    let removed = padded.withUnsafeBufferPointer { solver.solve(cursor: cursor, $0) }
    let bound = padded.withUnsafeBufferPointer { solver.bound(cursor: cursor, $0) }
    return (solver.taps, solver.groups, removed, bound)
  }

  /// A pulse of height 1 with a small tail and an echo 27 to 29 symbols later.
  private func echo(_ heights: [Double]) -> [Double] {
    var samples = (1...40).map { 0.004 / Double($0) }
    for (offset, height) in heights.enumerated() { samples[26 + offset] = height }
    return samples
  }

  @Test("fixed taps are the samples over the cursor, within their limits")
  func fixed() {
    let result = solve(FeedbackEqualizer(limits: [0...0.85, -0.1...0.3]), cursor: 0.5, [0.6, -0.2, 0.1])
    #expect(result.taps == [0.85, -0.1])
    #expect(abs(result.removed - (0.36 - 0.175 * 0.175 + 0.04 - 0.15 * 0.15)) < 1e-15)
    #expect(result.bound == result.removed)
  }

  @Test("a floating group goes to a far echo and removes it as far as its limit allows")
  func farEcho() {
    let limits = [ClosedRange<Double>](repeating: -0.2...0.2, count: 12)
    let floating = FloatingTaps(groups: 1, tapsPerGroup: 3, farthest: 40, limit: 0.05)
    let result = solve(FeedbackEqualizer(limits: limits, floating: floating), cursor: 1, echo([0.03, -0.08, 0.02]))
    #expect(result.groups == [27])
    #expect(Array(result.taps[26...28]) == [0.03, -0.05, 0.02])
    #expect(result.taps[12...25].allSatisfy { $0 == 0 } && result.taps[29...].allSatisfy { $0 == 0 })
    let fixed = (1...12).reduce(0) { $0 + 1.6e-5 / Double($1 * $1) }
    #expect(abs(result.removed - fixed - (9e-4 + 64e-4 - 9e-4 + 4e-4)) < 1e-12)
    #expect(result.bound >= result.removed)
  }

  @Test("groups do not overlap, and the second takes what is left over")
  func twoGroups() {
    let floating = FloatingTaps(groups: 2, tapsPerGroup: 2, farthest: 40, limit: 1)
    let limits = [0...0.85]
    // Four neighbors: the greedy choice of the middle pair leaves one neighbor at either side.
    let result = solve(
      FeedbackEqualizer(limits: limits, floating: floating), cursor: 1, echo([0.02, 0.04, 0.04, 0.03]))
    #expect(result.groups.first == 28)
    #expect(result.groups.last == 30)
    #expect(result.taps[27] == 0.04 && result.taps[28] == 0.04 && result.taps[29] == 0.03)
    #expect(result.taps[26] == 0)
  }

  @Test("a tail with too much energy is scaled down to its limit")
  func tailLimit() {
    let floating = FloatingTaps(
      groups: 1, tapsPerGroup: 2, farthest: 40, limit: 0.1, tail: .init(start: 25, rootSumSquare: 0.025))
    let result = solve(FeedbackEqualizer(limits: [0...0.85], floating: floating), cursor: 2, echo([0.06, 0.08]))
    // 0.03 and 0.04 of the cursor have a root sum of squares of 0.05: half of each is allowed.
    #expect(abs(result.taps[26] - 0.015) < 1e-12)
    #expect(abs(result.taps[27] - 0.02) < 1e-12)
    let removed = 0.06 * 0.06 - 0.03 * 0.03 + 0.08 * 0.08 - 0.04 * 0.04 + 1.6e-5
    #expect(abs(result.removed - removed) < 1e-12)
  }

  @Test("groups that do not fit are left out")
  func tooWide() {
    let floating = FloatingTaps(groups: 3, tapsPerGroup: 3, farthest: 5, limit: 1)
    let result = solve(FeedbackEqualizer(limits: [0...1], floating: floating), cursor: 1, [0.1, 0.2, 0.3, 0.4, 0.5])
    #expect(result.groups == [3])
  }
}
