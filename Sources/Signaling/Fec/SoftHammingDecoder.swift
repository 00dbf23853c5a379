/// Soft decoding of an extended Hamming code by Chase's second algorithm (IEEE Trans. IT-18, 1972).
///
/// The `testBits` least reliable bits are flipped in every combination; each combination is completed to a codeword by the bit that its
/// syndrome names, and the codeword with the least reliability in its flipped bits wins. With 6 bits the result is nearly that of
/// maximum likelihood, since a codeword differs from the best in at least 4 bits.
struct SoftHammingDecoder {
  let code: ExtendedHammingCode
  let testBits: Int
  private var weakest: [Int]

  init(_ code: ExtendedHammingCode, testBits: Int = 6) {
    self.code = code
    self.testBits = min(testBits, code.length)
    weakest = []
  }

  /// The bits that the decoder flips, for hard decisions and their reliabilities (magnitudes of log-likelihood ratios).
  mutating func flips(decisions: [UInt8], reliability: [Double]) -> [Int] {
    findWeakest(reliability)
    var syndrome = 0
    var parity = 0
    for (position, bit) in decisions.enumerated() where bit != 0 {
      syndrome ^= position
      parity ^= 1
    }
    var best: (cost: Double, subset: Int, extra: Int)?
    var subset = 0
    var cost = 0.0
    // The Gray code changes one bit of the subset at a time.
    for step in 0..<(1 << testBits) {
      if step > 0 {
        let bit = step.trailingZeroBitCount
        subset ^= 1 << bit
        syndrome ^= weakest[bit]
        parity ^= 1
        cost += subset >> bit & 1 == 1 ? reliability[weakest[bit]] : -reliability[weakest[bit]]
      }
      guard let extra = completion(syndrome, parity) else { continue }
      var total = cost
      if extra >= 0 { total += isFlipped(extra, subset) ? -reliability[extra] : reliability[extra] }
      if best.map({ total < $0.cost }) ?? true { best = (total, subset, extra) }
    }
    guard let best else { return [] }
    var flipped = (0..<testBits).filter { best.subset >> $0 & 1 == 1 }.map { weakest[$0] }
    if best.extra >= 0 {
      if let index = flipped.firstIndex(of: best.extra) {
        flipped.remove(at: index)
      } else {
        flipped.append(best.extra)
      }
    }
    return flipped
  }

  /// The bit that makes a codeword of a pattern; -1 when it is one already, nothing when one bit does not suffice.
  private func completion(_ syndrome: Int, _ parity: Int) -> Int? {
    if parity == 1 { return syndrome }
    return syndrome == 0 ? -1 : nil
  }

  private func isFlipped(_ position: Int, _ subset: Int) -> Bool {
    for index in 0..<testBits where weakest[index] == position { return subset >> index & 1 == 1 }
    return false
  }

  /// The least reliable bits by insertion; the lower number first among equals.
  private mutating func findWeakest(_ reliability: [Double]) {
    weakest.removeAll(keepingCapacity: true)
    for position in reliability.indices {
      let isFull = weakest.count == testBits
      if isFull, let last = weakest.last, reliability[position] >= reliability[last] { continue }
      if isFull { weakest.removeLast() }
      var place = weakest.count
      while place > 0, reliability[weakest[place - 1]] > reliability[position] { place -= 1 }
      weakest.insert(position, at: place)
    }
  }
}
