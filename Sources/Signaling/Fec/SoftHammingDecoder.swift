/// Soft decoding of an extended Hamming code by Chase's second algorithm (IEEE Trans. IT-18, 1972).
///
/// The `testBits` least reliable bits are flipped in every combination; each combination is completed to a codeword by the bit that its
/// syndrome names, and the codeword with the least reliability in its flipped bits wins. With 6 bits the result is nearly that of
/// maximum likelihood, since a codeword differs from the best in at least 4 bits.
struct SoftHammingDecoder {
  let code: ExtendedHammingCode
  let testBits: Int
  /// The least reliable bits, the weakest first, and how reliable they are.
  private var weakest: [Int]
  private var weakness: [Double]
  /// -1 for bits that the combination at hand flips: flipping them again takes their cost back.
  private var sign: [Double]

  init(_ code: ExtendedHammingCode, testBits: Int = 6) {
    self.code = code
    self.testBits = min(testBits, code.length)
    weakest = [Int](repeating: 0, count: self.testBits)
    weakness = [Double](repeating: 0, count: self.testBits)
    sign = [Double](repeating: 1, count: code.length)
  }

  /// The bits that the decoder flips, for hard decisions and their reliabilities (magnitudes of log-likelihood ratios).
  mutating func flips(decisions: [UInt8], reliability: [Double]) -> [Int] {
    findWeakest(reliability)
    var (syndrome, parity) = Self.checks(decisions)
    var (best, bestStep, bestExtra) = (Double.infinity, 0, -1)
    var cost = 0.0
    // The Gray code changes one bit of the combination at a time.
    for step in 0..<(1 << testBits) {
      if step > 0 {
        let position = weakest[step.trailingZeroBitCount]
        cost += reliability[position] * sign[position]
        sign[position] = -sign[position]
        syndrome ^= position
        parity ^= 1
      }
      // With even parity the combination is a codeword or two bits away from any.
      if parity == 0, syndrome != 0 { continue }
      let total = parity == 0 ? cost : cost + reliability[syndrome] * sign[syndrome]
      if total < best { (best, bestStep, bestExtra) = (total, step, parity == 0 ? -1 : syndrome) }
    }
    for position in weakest { sign[position] = 1 }
    return flipped(combination: bestStep ^ (bestStep >> 1), extra: bestExtra)
  }

  /// The syndrome of the Hamming code and the parity.
  private static func checks(_ decisions: [UInt8]) -> (syndrome: Int, parity: Int) {
    var (syndrome, parity) = (0, 0)
    for (position, bit) in decisions.enumerated() {
      syndrome ^= position & (0 &- Int(bit))
      parity ^= Int(bit)
    }
    return (syndrome, parity)
  }

  private func flipped(combination: Int, extra: Int) -> [Int] {
    var flipped = (0..<testBits).filter { combination >> $0 & 1 == 1 }.map { weakest[$0] }
    guard extra >= 0 else { return flipped }
    if let index = flipped.firstIndex(of: extra) { flipped.remove(at: index) } else { flipped.append(extra) }
    return flipped
  }

  /// The least reliable bits by insertion; the lower number first among equals.
  private mutating func findWeakest(_ reliability: [Double]) {
    var limit = Double.infinity
    for place in weakness.indices { weakness[place] = .infinity }
    for position in reliability.indices where reliability[position] < limit {
      var place = testBits - 1
      while place > 0, weakness[place - 1] > reliability[position] {
        weakness[place] = weakness[place - 1]
        weakest[place] = weakest[place - 1]
        place -= 1
      }
      weakness[place] = reliability[position]
      weakest[place] = position
      limit = weakness[testBits - 1]
    }
  }
}
