import Glibc
import Numerics

/// Soft decoding of an extended Hamming code, simulated over Gaussian noise from a seed.
///
/// Random data are coded, laid on the levels of the modulation, disturbed and turned into log-likelihood ratios bit by bit (the nearest level
/// of either value decides each: max-log), then decoded by Chase's algorithm.
public struct SoftHammingSimulation: Sendable {
  /// The code.
  public let code: ExtendedHammingCode
  /// NRZ, PAM4 or PAM8; the levels of PAM6 stand for bits in pairs and are not simulated.
  public let modulation: Modulation
  /// Bits of a symbol of the outer code.
  public let symbolBits: Int
  /// Seed of the random numbers.
  public let seed: UInt64
  /// Blocks after which the simulation ends.
  public let blockLimit: Int
  /// Wrong blocks after which it ends.
  public let errorLimit: Int

  /// Prepares a simulation.
  public init(
    code: ExtendedHammingCode = .inner, modulation: Modulation = .pam4, symbolBits: Int = 10, seed: UInt64 = 1,
    blockLimit: Int = 200_000, errorLimit: Int = 4000
  ) {
    self.code = code
    self.modulation = modulation == .pam6 ? .pam4 : modulation
    self.symbolBits = symbolBits
    self.seed = seed
    self.blockLimit = max(2, blockLimit)
    self.errorLimit = max(1, errorLimit)
  }

  /// What the decoder leaves at a bit error ratio before it: simulated, or, where fewer than a hundred wrong blocks would be met, the union
  /// bound.
  public func outcome(bitErrorRatio: Double) -> InnerOutcome {
    let margin = modulation.margin(bitErrorRatio: bitErrorRatio)
    let bound = bound(margin: margin)
    return bound.blockErrorRatio * Double(blockLimit) < 100 ? bound : simulate(margin: margin)
  }

  /// Simulates.
  /// - Parameter margin: half the distance between levels over the standard deviation of the noise.
  public func simulate(margin: Double) -> InnerOutcome {
    var random = RandomStream(seed: seed)
    var decoder = SoftHammingDecoder(code)
    var channel = SoftChannel(modulation, margin: margin, length: code.length)
    var (bits, blocks, symbols) = (RatioEstimate(), RatioEstimate(), RatioEstimate())
    while blocks.count < blockLimit, blocks.hits < errorLimit {
      let sent = randomBlock(&random)
      channel.receive(sent, &random)
      let wrong = residualErrors(sent, channel, &decoder)
      bits.add(Double(wrong) / Double(code.length))
      blocks.add(wrong > 0 ? 1 : 0)
      symbols.add(wrong > 0 ? code.symbolHit(wrong: wrong, symbolBits: symbolBits) : 0)
    }
    return InnerOutcome(
      bitErrorRatio: bits.mean, blockErrorRatio: blocks.mean, symbolErrorRatio: symbols.mean,
      method: .simulated(
        blocks: blocks.count, bit: bits.standardError, block: blocks.standardError, symbol: symbols.standardError))
  }

  /// The union bound over codewords of weights 4, 6 and 8 for the best decoder: each differs from the sent one in w bits, whose nearest levels
  /// are one apart: `A_w k^w Q(sqrt(w) u)`, with k neighbors of other value for each bit on average.
  ///
  /// It is a little high, and exact in the limit of small ratios.
  public func bound(margin: Double) -> InnerOutcome {
    let neighbors = 2 * (1 - 1 / Double(modulation.levels)) / modulation.bitsPerSymbol
    let weights = code.weights
    var (bits, blocks, symbols) = (0.0, 0.0, 0.0)
    for weight in [4, 6, 8] where weight < weights.count {
      let chance =
        weights[weight] * pow(neighbors, Double(weight))
        * GaussianTail.probability(above: margin * Double(weight).squareRoot())
      blocks += chance
      bits += chance * Double(weight) / Double(code.length)
      symbols += chance * code.symbolHit(wrong: weight, symbolBits: symbolBits)
    }
    return InnerOutcome(
      bitErrorRatio: min(0.5, bits), blockErrorRatio: min(1, blocks), symbolErrorRatio: min(1, symbols), method: .bound)
  }

  private func randomBlock(_ random: inout RandomStream) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: code.length)
    var (syndrome, pool, left) = (0, UInt64(0), 0)
    for position in 1..<code.length where position & (position - 1) != 0 {
      if left == 0 { (pool, left) = (random.bits(), 64) }
      let bit = UInt8(truncatingIfNeeded: pool & 1)
      (pool, left) = (pool >> 1, left - 1)
      block[position] = bit
      if bit != 0 { syndrome ^= position }
    }
    for check in 0..<code.order { block[1 << check] = UInt8(truncatingIfNeeded: syndrome >> check & 1) }
    block[0] = block.reduce(0, ^)
    return block
  }

  private func residualErrors(_ sent: [UInt8], _ channel: SoftChannel, _ decoder: inout SoftHammingDecoder) -> Int {
    var decided = channel.decisions
    for position in decoder.flips(decisions: decided, reliability: channel.reliability) { decided[position] ^= 1 }
    var wrong = 0
    for position in sent.indices where sent[position] != decided[position] { wrong += 1 }
    return wrong
  }
}

/// Bits on Gray coded levels with Gaussian noise.
private struct SoftChannel {
  private(set) var decisions: [UInt8]
  private(set) var reliability: [Double]
  private let bitsPerSymbol: Int
  /// The label of each level, and the level of each label.
  private let labels: [Int]
  private let levelOfLabel: [Int]
  /// Standard deviation of the noise, in half distances between levels.
  private let sigma: Double

  init(_ modulation: Modulation, margin: Double, length: Int) {
    decisions = [UInt8](repeating: 0, count: length)
    reliability = [Double](repeating: 0, count: length)
    bitsPerSymbol = Int(modulation.bitsPerSymbol)
    let labels = (0..<modulation.levels).map { $0 ^ ($0 >> 1) }
    self.labels = labels
    levelOfLabel = labels.indices.map { label in labels.firstIndex(of: label) ?? 0 }
    sigma = margin > 0 ? 1 / margin : 1e9
  }

  /// Sends a block; a last symbol that the block does not fill is filled with zeros.
  mutating func receive(_ block: [UInt8], _ random: inout RandomStream) {
    var start = 0
    while start < block.count {
      var label = 0
      for offset in 0..<bitsPerSymbol {
        label = label << 1 | (start + offset < block.count ? Int(block[start + offset]) : 0)
      }
      let received = Double(2 * levelOfLabel[label]) + sigma * random.normal()
      for offset in 0..<bitsPerSymbol where start + offset < block.count {
        decide(start + offset, received, mask: 1 << (bitsPerSymbol - 1 - offset))
      }
      start += bitsPerSymbol
    }
  }

  private mutating func decide(_ position: Int, _ received: Double, mask: Int) {
    var (zero, one) = (Double.infinity, Double.infinity)
    for level in labels.indices {
      let distance = received - Double(2 * level)
      let square = distance * distance
      if labels[level] & mask == 0 { zero = min(zero, square) } else { one = min(one, square) }
    }
    decisions[position] = one < zero ? 1 : 0
    reliability[position] = (one - zero).magnitude
  }
}

/// A mean with its standard error.
private struct RatioEstimate {
  private(set) var count = 0
  private(set) var hits = 0
  private var sum = CompensatedSum()
  private var squares = CompensatedSum()

  mutating func add(_ value: Double) {
    count += 1
    if value > 0 { hits += 1 }
    sum.add(value)
    squares.add(value * value)
  }

  var mean: Double { count > 0 ? sum.value / Double(count) : 0 }
  var standardError: Double {
    guard count > 1 else { return 0 }
    return (max(0, squares.value / Double(count) - mean * mean) / Double(count - 1)).squareRoot()
  }
}
