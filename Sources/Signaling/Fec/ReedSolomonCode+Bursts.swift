extension ReedSolomonCode {
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
    // counts[c][s]: probability of c wrong symbols, at most t, and state s.
    var counts = [[Double]](repeating: [Double](repeating: 0, count: states), count: correctable + 1)
    counts[0] = start
    // Beyond t: probability, and expected number of wrong symbols.
    var lost = [Double](repeating: 0, count: states)
    var lostErrors = lost
    for symbol in 0..<length {
      if symbol > 0 {
        counts = counts.map(steps.skip)
        lost = steps.skip(lost)
        lostErrors = steps.skip(lostErrors)
      }
      let overflow = steps.wrong(counts[correctable])
      lostErrors = sum(
        sum(steps.right(lostErrors), steps.wrong(lostErrors)),
        sum(steps.wrong(lost), overflow.map { $0 * Double(correctable + 1) }))
      lost = sum(sum(steps.right(lost), steps.wrong(lost)), overflow)
      for count in stride(from: correctable, through: 0, by: -1) {
        let clean = steps.right(counts[count])
        counts[count] = count > 0 ? sum(clean, steps.wrong(counts[count - 1])) : clean
      }
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
