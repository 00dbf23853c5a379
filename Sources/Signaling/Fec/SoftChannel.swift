import Numerics

/// A block of random bits on Gray coded levels, received with Gaussian noise.
///
/// The decoder of a linear code sees only which decisions are wrong and how reliable they are, so that nothing need be encoded: fewer than 64
/// bits of a random codeword of length 128 are independent of each other, and a decision depends on a few weak ones.
struct SoftChannel {
  let levels: GrayLevels
  /// Half the distance between levels over the standard deviation of the noise.
  let margin: Double
  /// Which decisions are wrong.
  private(set) var errors: [UInt8]
  /// Magnitudes of the max-log likelihoods.
  private(set) var reliability: [Double]
  private var sent: [Int]
  private var noise: [Double]

  /// - Parameter length: bits of a block; the rest of a last symbol that it does not fill belongs to another block.
  init(_ levels: GrayLevels, margin: Double, length: Int) {
    self.levels = levels
    self.margin = max(1e-9, margin)
    errors = [UInt8](repeating: 0, count: length)
    reliability = [Double](repeating: 0, count: length)
    let symbols = (length + levels.bits - 1) / levels.bits
    sent = [Int](repeating: 0, count: symbols)
    noise = [Double](repeating: 0, count: symbols)
  }

  /// Sends random bits.
  mutating func send(_ random: inout RandomStream) {
    for symbol in sent.indices {
      sent[symbol] = Int(truncatingIfNeeded: random.bits() >> 32) & (levels.count - 1)
      noise[symbol] = random.normal()
    }
    decide()
  }

  /// Sends random bits with noise in the direction of another codeword.
  /// - Parameters:
  ///   - bits: where the codeword differs, in different symbols, by a step to a neighboring level each.
  ///   - levels: what is sent in these symbols.
  ///   - along: the noise along all steps together, a standard normal number by itself; from `sqrt(w) u` on the codeword is nearer.
  mutating func send(toward bits: [Int], levels given: [Int], along: Double, _ random: inout RandomStream) {
    for symbol in sent.indices {
      sent[symbol] = Int(truncatingIfNeeded: random.bits() >> 32) & (levels.count - 1)
      noise[symbol] = random.normal()
    }
    let root = Double(bits.count).squareRoot()
    var sum = 0.0
    for bit in bits { sum += noise[bit / levels.bits] }
    let shift = (along - sum / root) / root
    for (bit, level) in zip(bits, given) {
      let symbol = bit / levels.bits
      sent[symbol] = level
      noise[symbol] = (noise[symbol] + shift) * Double(levels.direction(level: level, bit: bit % levels.bits))
    }
    decide()
  }

  private mutating func decide() {
    var position = 0
    for symbol in sent.indices {
      let received = Double(2 * sent[symbol]) + noise[symbol] / margin
      let (cell, label) = (levels.cell(received), levels.labels[sent[symbol]])
      for bit in 0..<levels.bits where position < errors.count {
        let likelihood = levels.likelihood(received, cell: cell, bit: bit)
        let isOne = label >> (levels.bits - 1 - bit) & 1 == 1
        errors[position] = (likelihood < 0) != isOne ? 1 : 0
        reliability[position] = likelihood.magnitude
        position += 1
      }
    }
  }
}
