/// Decision feedback for a pulse: taps of fixed place within their limits, then floating groups where they remove most
/// energy.
///
/// A solver keeps its working memory, so that a search allocates nothing.
struct FeedbackSolver: Sendable {
  private let lower: [Double]
  private let upper: [Double]
  private let floating: FloatingTaps?
  /// How many symbols after the cursor feedback can reach.
  let reach: Int
  /// The taps of the last solution, the first symbol after the cursor first, as fractions of the cursor.
  private(set) var taps: [Double]
  /// Where the floating groups of the last solution begin, in symbols after the cursor.
  private(set) var groups: [Int] = []
  private var removed: [Double]

  init(_ equalizer: FeedbackEqualizer) {
    lower = equalizer.limits.map(\.lowerBound)
    upper = equalizer.limits.map(\.upperBound)
    floating = equalizer.floating
    reach = max(lower.count, equalizer.floating?.farthest ?? 0)
    taps = [Double](repeating: 0, count: reach)
    removed = taps
  }

  /// More energy than any placement of the floating groups can remove: as if every tap that may float did.
  /// - Parameters:
  ///   - cursor: the pulse at the cursor, above zero.
  ///   - samples: at least `reach` samples of the pulse, one a symbol, the first after the cursor first.
  func bound(cursor: Double, _ samples: UnsafeBufferPointer<Double>) -> Double {
    var sum = 0.0
    for index in 0..<lower.count {
      sum += Self.removal(samples[index], lower[index] * cursor, upper[index] * cursor)
    }
    guard let floating else { return sum }
    let limit = floating.limit * cursor
    for index in min(lower.count, reach)..<reach { sum += Self.removal(samples[index], -limit, limit) }
    return sum
  }

  /// Chooses taps and places groups.
  /// - Returns: the energy that feedback removes, in square volts.
  mutating func solve(cursor: Double, _ samples: UnsafeBufferPointer<Double>) -> Double {
    var sum = 0.0
    for index in 0..<lower.count {
      let fedBack = min(max(samples[index], lower[index] * cursor), upper[index] * cursor)
      taps[index] = fedBack / cursor
      sum += Self.removal(samples[index], fedBack, fedBack)
    }
    guard let floating else { return sum }
    for index in lower.count..<max(lower.count, reach) { taps[index] = 0 }
    sum += place(floating, cursor, samples)
    guard let tail = floating.tail else { return sum }
    return limitTail(tail, cursor, samples) ?? sum
  }

  /// Greedily: each group where its taps remove most, the earliest of equals, clear of the groups before it.
  private mutating func place(_ floating: FloatingTaps, _ cursor: Double, _ samples: UnsafeBufferPointer<Double>)
    -> Double
  {
    groups.removeAll(keepingCapacity: true)
    let limit = floating.limit * cursor
    for index in lower.count..<max(lower.count, reach) {
      removed[index] = Self.removal(samples[index], -limit, limit)
    }
    var sum = 0.0
    for _ in 0..<floating.groups {
      guard let (start, energy) = bestGroup(floating.tapsPerGroup) else { break }
      groups.append(start + 1)
      sum += energy
      for index in start..<start + floating.tapsPerGroup {
        taps[index] = min(max(samples[index], -limit), limit) / cursor
        removed[index] = -.infinity
      }
    }
    return sum
  }

  private func bestGroup(_ width: Int) -> (start: Int, energy: Double)? {
    guard width > 0, lower.count + width <= reach else { return nil }
    var best: (start: Int, energy: Double)?
    for start in lower.count...(reach - width) {
      var energy = 0.0
      for index in start..<start + width { energy += removed[index] }
      if energy > best?.energy ?? -.infinity { best = (start, energy) }
    }
    return best.flatMap { $0.energy > -.infinity ? $0 : nil }
  }

  /// Shrinks the taps of the tail to their limit.
  /// - Returns: the energy then removed by all taps; nothing when the limit is kept as it is.
  private mutating func limitTail(
    _ tail: FloatingTaps.TailLimit, _ cursor: Double, _ samples: UnsafeBufferPointer<Double>
  ) -> Double? {
    let start = max(0, tail.start - 1)
    guard start < reach else { return nil }
    let squares = taps[start...].reduce(0) { $0 + $1 * $1 }
    guard squares > tail.rootSumSquare * tail.rootSumSquare else { return nil }
    let scale = tail.rootSumSquare / squares.squareRoot()
    for index in start..<reach { taps[index] *= scale }
    return taps.indices.reduce(0) { $0 + Self.removal(samples[$1], taps[$1] * cursor, taps[$1] * cursor) }
  }

  /// `h^2 - (h - f)^2`, `f` the sample within its limits.
  @inline(__always)
  private static func removal(_ sample: Double, _ lowest: Double, _ highest: Double) -> Double {
    let left = sample - min(max(sample, lowest), highest)
    return sample * sample - left * left
  }
}
