import Numerics

/// The equations of an equalizer on a set of positions that grows tap by tap.
///
/// One factor of `R` serves all sets that begin alike: a floating group is tried by appending its taps to the factor and
/// cutting them off again.
struct TapSystem {
  private let limits: EqualizerLimits
  private let target: MinimumMeanSquareEqualizer.Target
  private var factor: CholeskyFactor
  private var positions: [Int] = []
  /// Taps that stay; those behind are on trial.
  private var committed = 0
  private var groups: [Int] = []
  /// `L^-1` of `h0` and of each row that feedback cancels, side by side.
  private var projections: [[Double]]
  /// The beginning of the factor's row of every position that is still free.
  private var beginnings: [[Double]]

  init(limits: EqualizerLimits, target: MinimumMeanSquareEqualizer.Target) {
    self.limits = limits
    self.target = target
    let floating = limits.floating.map { max(0, $0.groups) * max(0, $0.tapsPerGroup) } ?? 0
    let capacity = min(limits.span, limits.fixed.count + floating)
    factor = CholeskyFactor(capacity: capacity)
    projections = Array(repeating: [], count: limits.feedback.count + 1)
    beginnings = Array(repeating: [], count: limits.span)
  }

  /// Element of the row of the cursor, or of the symbol `row` after it.
  private func response(_ row: Int, _ position: Int) -> Double {
    target.response[position + limits.feedback.count - row]
  }

  /// Adds a tap.
  /// - Returns: false where the matrix is not positive definite.
  mutating func append(_ position: Int) -> Bool {
    let row = factor.order
    let elements = positions.map { target.correlation[abs($0 - position)] } + [target.correlation[0]]
    guard factor.append(elements, known: beginnings[position][...]) else { return false }
    positions.append(position)
    for index in projections.indices {
      let next = projections[index].withUnsafeBufferPointer { solved in
        solved.baseAddress.map { factor.forward(row: row, response(index, position), after: $0) }
      }
      projections[index].append(next ?? response(index, position) / factor[row, row])
    }
    return true
  }

  /// Makes the taps on trial stay.
  mutating func commit() {
    committed = positions.count
    guard limits.floating != nil else { return }
    for position in limits.fixed.count..<max(limits.fixed.count, limits.span) where !positions.contains(position) {
      factor.extend(&beginnings[position]) { target.correlation[abs(positions[$0] - position)] }
    }
  }

  private mutating func withdraw() {
    factor.cut(to: committed)
    positions.removeLast(positions.count - committed)
    for index in projections.indices { projections[index].removeLast(projections[index].count - committed) }
  }

  /// Adds the group of taps with which the error is least.
  /// - Returns: false where there is no room for another group.
  mutating func placeGroup(of count: Int) -> Bool {
    var best: (start: Int, error: Double)?
    for start in starts(of: count) {
      let isPossible = (start..<start + count).allSatisfy { append($0) }
      // Limits on taps can only raise the error that clipped feedback alone leaves.
      if isPossible, let mix = mix(), mix.error < best?.error ?? .infinity {
        let error = limited(mix).error
        if error < best?.error ?? .infinity { best = (start, error) }
      }
      withdraw()
    }
    guard let best else { return false }
    for position in best.start..<best.start + count { _ = append(position) }
    groups.append(best.start)
    commit()
    return true
  }

  private func starts(of count: Int) -> [Int] {
    guard count > 0, limits.span - count >= limits.fixed.count else { return [] }
    return (limits.fixed.count...limits.span - count).filter { start in
      !groups.contains { abs($0 - start) < count }
    }
  }

  /// The taps that stay.
  func solution() -> MinimumMeanSquareEqualizer.Solution? {
    guard let mix = mix() else { return nil }
    let result = limited(mix)
    var taps = [Double](repeating: 0, count: limits.span)
    for (position, tap) in zip(positions, result.taps) { taps[position] = tap }
    return MinimumMeanSquareEqualizer.Solution(
      taps: taps, groups: groups, feedback: result.feedback, error: result.error)
  }

  private func mix() -> FeedbackMix? {
    let side = projections.count
    let count = positions.count
    var gram = [Double](repeating: 0, count: side * side)
    for i in 0..<side {
      for j in 0...i {
        let product = projections[i].withUnsafeBufferPointer { left in
          projections[j].withUnsafeBufferPointer { right -> Double in
            guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
            return innerProduct(left, right, count)
          }
        }
        gram[i * side + j] = product
        gram[j * side + i] = product
      }
    }
    return FeedbackMix(gram: gram, limits: limits.feedback, count: side - 1)
  }

  /// Taps of a combination, clipped and scaled back where they exceed their limits.
  private func limited(_ mix: FeedbackMix) -> (taps: [Double], feedback: [Double], error: Double) {
    var combined = [Double](repeating: 0, count: positions.count)
    for (factor, projection) in zip(mix.factors, projections) {
      for index in combined.indices { combined[index] += factor * projection[index] }
    }
    let taps = factor.backward(combined)
    let cursor = taps[limits.cursor]
    let clipped = zip(positions, taps).map { position, tap in
      guard position != limits.cursor else { return tap }
      let range = limits.range(at: position, cursor: cursor)
      return min(max(tap, range.lowerBound), range.upperBound)
    }
    guard clipped != taps else { return (taps, mix.feedback, mix.error) }
    let scale = 1 / zip(positions, clipped).reduce(0) { $0 + $1.1 * response(0, $1.0) }
    let scaled = clipped.map { $0 * scale }
    let feedback = limits.feedback.indices.map { index in
      let sum = zip(positions, scaled).reduce(0) { $0 + $1.1 * response(index + 1, $1.0) }
      return min(max(sum, limits.feedback[index].lowerBound), limits.feedback[index].upperBound)
    }
    return (scaled, feedback, error(scaled, feedback))
  }

  private func error(_ taps: [Double], _ feedback: [Double]) -> Double {
    // `h0 w = 1` by the scaling.
    var error = -1.0
    for (i, tap) in taps.enumerated() {
      var row = 0.0
      for (j, other) in taps.enumerated() { row += target.correlation[abs(positions[i] - positions[j])] * other }
      for (index, back) in feedback.enumerated() { row -= 2 * back * response(index + 1, positions[i]) }
      error += tap * row
    }
    return feedback.reduce(error) { $0 + $1 * $1 }
  }
}
