/// Errors of received symbols as a Markov chain: how likely an error follows an error.
///
/// The chain moves one state per symbol; whether the symbol is wrong depends on the state before and after, which is what differential
/// precoding needs.
public struct SymbolErrorChain: Sendable {
  /// Probability of each state after each state; rows sum to 1.
  public let transition: [[Double]]
  /// Bits that are wrong, on average, in the symbol of each transition; zero for a symbol that is right.
  public let wrongBits: [[Double]]

  /// Describes a chain; both tables are square and of one size.
  init(transition: [[Double]], wrongBits: [[Double]]) {
    self.transition = transition
    self.wrongBits = wrongBits
  }

  /// A chain of two states: right and wrong.
  ///
  /// Precoding by `1/(1 + D)` with errors of alternating sign: the decoder adds neighboring decisions, in which the errors of a burst cancel, so
  /// that its output is wrong where the chain changes its state.
  /// - Parameters:
  ///   - start: probability of an error after a right symbol.
  ///   - continuation: probability of an error after an error; the same as `start` for independent errors.
  ///   - precoding: whether symbols are precoded.
  ///   - bitsPerError: bits that are wrong in a wrong symbol; 1 for Gray coded levels.
  public static func bursts(
    start: Double, continuation: Double, precoding: Bool, bitsPerError: Double = 1
  ) -> SymbolErrorChain {
    SymbolErrorChain(
      transition: [[1 - start, start], [1 - continuation, continuation]],
      wrongBits: precoding ? [[0, bitsPerError], [bitsPerError, 0]] : [[0, bitsPerError], [0, bitsPerError]])
  }

  /// Number of states.
  public var stateCount: Int { transition.count }

  /// How often the chain is in each state.
  ///
  /// By the method of Grassmann, Taksar and Heyman (1985), which subtracts nothing: rare states come out as precisely as frequent ones.
  public var stationary: [Double] {
    let count = stateCount
    guard count > 1 else { return [Double](repeating: 1, count: count) }
    var p = transition
    for n in stride(from: count - 1, to: 0, by: -1) {
      let leaving = p[n][..<n].reduce(0, +)
      guard leaving > 0 else { continue }
      for i in 0..<n { p[i][n] /= leaving }
      for i in 0..<n { for j in 0..<n { p[i][j] += p[i][n] * p[n][j] } }
    }
    var weight = [Double](repeating: 0, count: count)
    weight[0] = 1
    for n in 1..<count { weight[n] = (0..<n).reduce(0) { $0 + weight[$1] * p[$1][n] } }
    let sum = weight.reduce(0, +)
    return weight.map { $0 / sum }
  }

  /// The share of symbols that are wrong.
  public var symbolErrorRatio: Double { mean { $0 > 0 ? 1 : 0 } }

  /// Bits that are wrong in a symbol, on average.
  public var wrongBitsPerSymbol: Double { mean { $0 } }

  private func mean(_ value: (Double) -> Double) -> Double {
    let weight = stationary
    var sum = 0.0
    for from in 0..<stateCount {
      for to in 0..<stateCount { sum += weight[from] * transition[from][to] * value(wrongBits[from][to]) }
    }
    return sum
  }

  /// How likely a burst of wrong decisions has each length: element 0 is the probability of exactly one symbol.
  ///
  /// A burst is a run of states other than the first. For the chain of two states this is `(1 - a) a^(n - 1)`.
  /// - Parameter longest: the last element is the probability of this length or more.
  public func burstLengths(longest: Int) -> [Double] {
    var state = transition[0]
    state[0] = 0
    let begun = state.reduce(0, +)
    guard begun > 0, longest > 0 else { return [] }
    state = state.map { $0 / begun }
    var lengths: [Double] = []
    for length in stride(from: 1, through: longest, by: 1) {
      if length == longest {
        lengths.append(state.reduce(0, +))
        break
      }
      lengths.append(state.indices.reduce(0) { $0 + state[$1] * transition[$1][0] })
      var next = [Double](repeating: 0, count: stateCount)
      for from in 1..<stateCount {
        for to in 1..<stateCount { next[to] += state[from] * transition[from][to] }
      }
      state = next
    }
    return lengths
  }

  /// The probability that a wrong decision follows a wrong one, in the long run.
  public var continuation: Double {
    let weight = stationary
    let wrong = weight.dropFirst().reduce(0, +)
    guard wrong > 0 else { return 0 }
    return (1..<stateCount).reduce(0) { sum, from in
      sum + weight[from] * transition[from].dropFirst().reduce(0, +)
    } / wrong
  }
}
