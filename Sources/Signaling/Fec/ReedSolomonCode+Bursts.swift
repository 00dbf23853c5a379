public import Diagnostics

extension ReedSolomonCode {
  /// The longest code, in symbols, whose codewords are followed through bursts: work grows with the square of the length.
  public static let longestInBursts = 4095

  /// Says that the code is too long to be followed through bursts; nothing when it is not.
  public var burstFinding: Finding? {
    guard length > Self.longestInBursts else { return nil }
    return Finding(
      .codeTooLong, .error, "\(description) is too long to be followed through bursts of errors",
      expected: "at most \(Self.longestInBursts) symbols in a codeword", help: ["`kp4` has 544 symbols, `kr4` has 528"])
  }

  /// What becomes of codewords whose line symbols are wrong by a Markov chain.
  ///
  /// One code symbol is some line symbols in a row. The number of wrong symbols so far and the state of the chain are followed together, from
  /// the stationary state on; every step adds positive terms, so that the smallest tails are as precise as the largest.
  /// - Parameters:
  ///   - chain: errors of line symbols.
  ///   - lineSymbols: line symbols of one code symbol, at least one: 5 for PAM4 and symbols of 10 bits.
  ///   - interleave: codewords that share the line, a code symbol of each in turn.
  public func outcome(chain: SymbolErrorChain, lineSymbols: Int, interleave: Int) -> CodewordOutcome {
    let steps = SymbolSteps(chain, lineSymbols: lineSymbols, others: max(1, interleave) - 1)
    let states = chain.stateCount
    let start = chain.stationary
    // Row c holds the probabilities of c wrong symbols, at most t, in each state.
    var counts = [Double](repeating: 0, count: (correctable + 1) * states)
    counts.replaceSubrange(..<states, with: start)
    // Beyond t: probability, and expected number of wrong symbols.
    var lost = [Double](repeating: 0, count: states)
    var lostErrors = lost
    for symbol in 0..<length {
      if symbol > 0 {
        steps.skip(&counts, rows: min(symbol, correctable) + 1)
        lost = steps.skip(lost)
        lostErrors = steps.skip(lostErrors)
      }
      let overflow = steps.wrong(Array(counts.suffix(states)))
      lostErrors = sum(
        sum(steps.right(lostErrors), steps.wrong(lostErrors)),
        sum(steps.wrong(lost), overflow.map { $0 * Double(correctable + 1) }))
      lost = sum(sum(steps.right(lost), steps.wrong(lost)), overflow)
      steps.advance(&counts, rows: min(symbol + 1, correctable) + 1)
    }
    return CodewordOutcome(
      codewordErrorRatio: lost.reduce(0, +), symbolErrorRatio: steps.wrong(start).reduce(0, +),
      residualSymbolErrorRatio: lostErrors.reduce(0, +) / Double(length))
  }

  private func sum(_ left: [Double], _ right: [Double]) -> [Double] { zip(left, right).map(+) }
}

/// How a chain moves over one code symbol.
private struct SymbolSteps {
  private let states: Int
  /// Row-major: from state to state, without and with an error among the line symbols.
  private let clean: [Double]
  private let dirty: [Double]
  /// Over the symbols of other codewords in between; empty for none.
  private let between: [Double]

  init(_ chain: SymbolErrorChain, lineSymbols: Int, others: Int) {
    let states = chain.stateCount
    self.states = states
    var clean = Self.identity(states)
    var dirty = [Double](repeating: 0, count: states * states)
    let single = chain.transition.flatMap(\.self)
    let right = zip(single, chain.wrongBits.flatMap(\.self)).map { $1 > 0 ? 0 : $0 }
    let wrong = zip(single, chain.wrongBits.flatMap(\.self)).map { $1 > 0 ? $0 : 0 }
    for _ in 0..<max(1, lineSymbols) {
      dirty = zip(Self.product(dirty, single, states), Self.product(clean, wrong, states)).map(+)
      clean = Self.product(clean, right, states)
    }
    self.clean = clean
    self.dirty = dirty
    let whole = zip(clean, dirty).map(+)
    between =
      others == 0 ? [] : (1..<others).reduce(whole) { product, _ in Self.product(product, whole, states) }
  }

  /// Moves every count of wrong symbols over one symbol: from `c` to `c` when it is right, to `c + 1` when it is wrong.
  func advance(_ counts: inout [Double], rows: Int) {
    let states = states
    counts.withUnsafeMutableBufferPointer { counts in
      clean.withUnsafeBufferPointer { clean in
        dirty.withUnsafeBufferPointer { dirty in
          withUnsafeTemporaryAllocation(of: Double.self, capacity: states) { next in
            // Downwards, so that a row is read before it is written.
            for row in stride(from: rows - 1, through: 0, by: -1) {
              next.initialize(repeating: 0)
              Self.add(counts, row: row, times: clean, states, to: next)
              if row > 0 { Self.add(counts, row: row - 1, times: dirty, states, to: next) }
              for state in 0..<states { counts[row * states + state] = next[state] }
            }
          }
        }
      }
    }
  }

  /// Moves every count over the symbols of other codewords.
  func skip(_ counts: inout [Double], rows: Int) {
    guard !between.isEmpty else { return }
    let states = states
    counts.withUnsafeMutableBufferPointer { counts in
      between.withUnsafeBufferPointer { between in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: states) { next in
          for row in 0..<rows {
            next.initialize(repeating: 0)
            Self.add(counts, row: row, times: between, states, to: next)
            for state in 0..<states { counts[row * states + state] = next[state] }
          }
        }
      }
    }
  }

  private static func add(
    _ counts: UnsafeMutableBufferPointer<Double>, row: Int, times matrix: UnsafeBufferPointer<Double>, _ states: Int,
    to sum: UnsafeMutableBufferPointer<Double>
  ) {
    for from in 0..<states {
      let share = counts[row * states + from]
      guard share > 0 else { continue }
      for to in 0..<states { sum[to] += share * matrix[from * states + to] }
    }
  }

  func right(_ state: [Double]) -> [Double] { apply(clean, state) }
  func wrong(_ state: [Double]) -> [Double] { apply(dirty, state) }
  func skip(_ state: [Double]) -> [Double] { between.isEmpty ? state : apply(between, state) }

  private func apply(_ matrix: [Double], _ state: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: states)
    for from in 0..<states where state[from] > 0 {
      for to in 0..<states { result[to] += state[from] * matrix[from * states + to] }
    }
    return result
  }

  private static func identity(_ states: Int) -> [Double] {
    (0..<states * states).map { $0 % (states + 1) == 0 ? 1 : 0 }
  }

  private static func product(_ left: [Double], _ right: [Double], _ states: Int) -> [Double] {
    var result = [Double](repeating: 0, count: states * states)
    for i in 0..<states {
      for k in 0..<states where left[i * states + k] != 0 {
        for j in 0..<states { result[i * states + j] += left[i * states + k] * right[k * states + j] }
      }
    }
    return result
  }
}
