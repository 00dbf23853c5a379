import Numerics

/// The codewords that a decoder takes for the sent one when it errs: each wrong bit is one step to a neighboring level away, in symbols of
/// their own.
struct NeighborCodewords {
  /// Weights that are looked at; heavier ones are decided for too seldom to count.
  static let weights = [4, 6, 8, 10, 12]

  let code: ExtendedHammingCode
  let levels: GrayLevels
  /// How many there are of each weight, on average over what is sent.
  let counts: [Double]

  /// Counts by the dual code, 2^m words of signs (MacWilliams' identity, a factor for each symbol):
  /// `G(t) = 2^-m sum over v of prod over symbols of (1 + t sum over its bits b of k_b (-1)^(v . b))`, with `k_b` the share of levels that
  /// have a neighbor which differs in the bit. Odd powers cancel with the parity.
  init(_ code: ExtendedHammingCode, _ levels: GrayLevels) {
    self.code = code
    self.levels = levels
    let shares = (0..<levels.bits).map { levels.neighborShare(bit: $0) }
    let degree = Self.weights.last ?? 0
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: degree + 1)
    for word in 0..<code.length {
      var product = [1.0] + [Double](repeating: 0, count: degree)
      for start in stride(from: 0, to: code.length, by: levels.bits) {
        var factor = 0.0
        for position in start..<min(start + levels.bits, code.length) {
          factor +=
            (word & position).nonzeroBitCount.isMultiple(of: 2) ? shares[position - start] : -shares[position - start]
        }
        for power in stride(from: degree, to: 0, by: -1) { product[power] += factor * product[power - 1] }
      }
      for power in product.indices { sums[power].add(product[power]) }
    }
    counts = Self.weights.map { weight in
      let count = sums[weight].value / Double(code.length)
      return count < 1e-3 ? 0 : count
    }
  }

  /// One of them, each as likely as any other, with what is sent in the symbols of its bits.
  func draw(weight: Int, _ random: inout RandomStream, bits: inout [Int], levels sent: inout [Int]) {
    repeat {
      bits.removeAll(keepingCapacity: true)
      sent.removeAll(keepingCapacity: true)
      var last = 0
      while bits.count < weight {
        // The last bit makes a codeword of the others.
        let isLast = bits.count == weight - 1
        let bit = isLast ? last : random.integer(below: code.length)
        let level = random.integer(below: levels.count)
        let isTaken = bits.contains { $0 / levels.bits == bit / levels.bits }
        if isTaken || levels.direction(level: level, bit: bit % levels.bits) == 0 { break }
        last ^= bit
        bits.append(bit)
        sent.append(level)
      }
    } while bits.count < weight
  }
}
