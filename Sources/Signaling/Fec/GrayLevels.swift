/// Levels at 0, 2, 4, ... whose labels are the binary reflected Gray code, and the max-log likelihoods of their bits.
///
/// The likelihood of a bit, the squared distance to the nearest level where it is 1 less that to the nearest where it is 0, is a straight
/// line between whole numbers, because levels of the same bit value meet halfway at one: `slope y + offset`.
struct GrayLevels {
  /// Number of levels.
  let count: Int
  /// Bits of a label, the first being the most significant.
  let bits: Int
  /// The label of each level.
  let labels: [Int]
  /// For each level and bit, where the neighbor is that differs in this bit: 1 above, -1 below, 0 nowhere.
  private let directions: [Int]
  private let lines: [(slope: Double, offset: Double)]

  init(_ modulation: Modulation) {
    let labels = (0..<modulation.levels).map { $0 ^ ($0 >> 1) }
    let bits = Int(modulation.bitsPerSymbol)
    func differ(_ a: Int, _ b: Int, _ bit: Int) -> Bool {
      labels.indices.contains(b) && (labels[a] ^ labels[b]) >> (bits - 1 - bit) & 1 == 1
    }
    directions = labels.indices.flatMap { level in
      (0..<bits).map { bit in differ(level, level + 1, bit) ? 1 : differ(level, level - 1, bit) ? -1 : 0 }
    }
    lines = (-1..<(2 * labels.count)).flatMap { cell in
      (0..<bits).map { bit in
        func nearest(_ value: Int) -> Double {
          let found = labels.indices.filter { labels[$0] >> (bits - 1 - bit) & 1 == value }
            .min { abs(Double(2 * $0 - cell) - 0.5) < abs(Double(2 * $1 - cell) - 0.5) }
          return Double(2 * (found ?? 0))
        }
        let (zero, one) = (nearest(0), nearest(1))
        return (slope: 2 * (zero - one), offset: one * one - zero * zero)
      }
    }
    count = labels.count
    self.bits = bits
    self.labels = labels
  }

  /// Where the neighbor of a level is that differs in a bit: 1 above, -1 below, 0 nowhere.
  func direction(level: Int, bit: Int) -> Int { directions[level * bits + bit] }

  /// The share of levels that have a neighbor which differs in a bit.
  func neighborShare(bit: Int) -> Double {
    Double((0..<count).filter { direction(level: $0, bit: bit) != 0 }.count) / Double(count)
  }

  /// The lines of all bits of a received value begin here.
  func cell(_ received: Double) -> Int {
    Int(max(-1, min(Double(2 * count - 1), received)) + 1) * bits
  }

  /// The likelihood of a bit: positive when it is rather 0.
  func likelihood(_ received: Double, cell: Int, bit: Int) -> Double {
    let line = lines[cell + bit]
    return line.slope * received + line.offset
  }
}
