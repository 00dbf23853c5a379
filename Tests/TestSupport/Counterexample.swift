/// Looks for decisions under which a property fails, and makes them small.
///
/// - Parameters:
///   - runs: how many times the property is tried.
///   - seed: of the first run; the next runs count up.
///   - property: says what is wrong, or nothing.
/// - Returns: what is wrong in the smallest failing run found, with its seed and decisions; nothing when no run fails.
public func counterexample(
  runs: Int = 500, seed: UInt64 = 1, _ property: (inout Choices) throws -> String?
) -> String? {
  for run in 0..<UInt64(max(0, runs)) {
    var choices = Choices(seed: seed &+ run)
    guard failure(property, &choices) != nil else { continue }
    let small = shrunk(choices.record, property)
    var replayed = Choices(replay: small)
    let reason = failure(property, &replayed) ?? "fails only on its seed"
    return "\(reason) (seed \(seed &+ run), decisions \(small))"
  }
  return nil
}

private func failure(_ property: (inout Choices) throws -> String?, _ choices: inout Choices) -> String? {
  do { return try property(&choices) } catch { return "threw \(error)" }
}

/// Removes stretches of decisions, then lowers each by bisection, as long as the property still fails; at most 5,000
/// trials.
private func shrunk(_ record: [UInt64], _ property: (inout Choices) throws -> String?) -> [UInt64] {
  var best = record
  var trialsLeft = 5000
  func fails(_ candidate: [UInt64]) -> Bool {
    guard trialsLeft > 0 else { return false }
    trialsLeft -= 1
    var choices = Choices(replay: candidate)
    return failure(property, &choices) != nil
  }
  var improved = true
  while improved, trialsLeft > 0 {
    improved = false
    for length in [8, 4, 2, 1] {
      var start = 0
      while start + length <= best.count {
        var candidate = best
        candidate.removeSubrange(start..<(start + length))
        if fails(candidate) {
          best = candidate
          improved = true
        } else {
          start += 1
        }
      }
    }
    for index in best.indices {
      var low: UInt64 = 0
      while low < best[index] {
        let middle = low + (best[index] - low) / 2
        var candidate = best
        candidate[index] = middle
        if fails(candidate) {
          best = candidate
          improved = true
        } else {
          low = middle + 1
        }
      }
    }
  }
  return best
}
