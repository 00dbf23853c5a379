import Glibc
import Numerics

/// Soft decoding of an extended Hamming code, simulated over Gaussian noise from a seed.
///
/// Random bits are laid on the levels of the modulation, disturbed and turned into log-likelihood ratios bit by bit (the nearest level of
/// either value decides each: max-log), then decoded by Chase's algorithm.
///
/// Where errors are rare, the terms of the union bound are simulated: noise that brings a random codeword of weight w nearer than the sent
/// one has the probability `Q(sqrt(w) u)`, and counted is how often the decoder then decides for this codeword and for no other;
/// and how often it does although the sent one is nearer. Every wrong block counts once, under what was decided. That a bit be wrong by two
/// levels, or more than 12 bits, is left out.
public struct SoftHammingSimulation: Sendable {
  /// Above this sum of the union bound, noise is simulated as it comes.
  private static let plainBound = 0.25
  /// By how many standard deviations of the noise a codeword is farther than the sent one, on average over what is drawn.
  private static let shortfall = 0.35

  /// The code.
  public let code: ExtendedHammingCode
  /// NRZ, PAM4 or PAM8; the levels of PAM6 stand for bits in pairs and are not simulated.
  public let modulation: Modulation
  /// Bits of a symbol of the outer code.
  public let symbolBits: Int
  /// Seed of the random numbers.
  public let seed: UInt64
  /// Blocks to decode.
  public let blocks: Int
  private let neighbors: NeighborCodewords
  private let outer: OuterSymbols

  /// Prepares a simulation.
  public init(
    code: ExtendedHammingCode = .inner, modulation: Modulation = .pam4, symbolBits: Int = 10, seed: UInt64 = 1,
    blocks: Int = 10_000
  ) {
    self.code = code
    self.modulation = modulation == .pam6 ? .pam4 : modulation
    self.symbolBits = symbolBits
    self.seed = seed
    self.blocks = max(100, blocks)
    neighbors = NeighborCodewords(code, GrayLevels(self.modulation))
    outer = OuterSymbols(code, symbolBits: symbolBits)
  }

  /// What the decoder leaves at a bit error ratio before it.
  public func outcome(bitErrorRatio: Double) -> InnerOutcome {
    simulate(margin: modulation.margin(bitErrorRatio: bitErrorRatio))
  }

  /// Simulates.
  /// - Parameter margin: half the distance between levels over the standard deviation of the noise.
  public func simulate(margin: Double) -> InnerOutcome {
    var random = RandomStream(seed: seed)
    var channel = SoftChannel(neighbors.levels, margin: margin, length: code.length)
    let bounds = zip(NeighborCodewords.weights, neighbors.counts).map { weight, count in
      count * GaussianTail.probability(above: margin * Double(weight).squareRoot())
    }
    let sum = bounds.reduce(0, +)
    var tally = Tally()
    guard sum < Self.plainBound else {
      tally.add(plain(&channel, &random), scale: 1)
      return tally.outcome
    }
    for (index, weight) in NeighborCodewords.weights.enumerated() where bounds[index] > 0 {
      let share = max(100, Int(Double(blocks) * bounds[index] / sum / 2))
      let distance = margin * Double(weight).squareRoot()
      tally.add(nearer(weight, distance, share, &channel, &random), scale: bounds[index])
      let density = GaussianTail.density(at: distance)
      tally.add(farther(weight, distance, share, &channel, &random), scale: neighbors.counts[index] * density)
    }
    return tally.outcome
  }

  /// Noise as it comes.
  private func plain(_ channel: inout SoftChannel, _ random: inout RandomStream) -> Sample {
    var decoder = SoftHammingDecoder(code)
    var sample = Sample()
    for _ in 0..<blocks {
      channel.send(&random)
      // Right decisions are the nearest codeword.
      guard channel.errors.contains(1) else {
        sample.add(0, of: code.length, symbols: 0)
        continue
      }
      var left = channel.errors
      for position in decoder.flips(decisions: left, reliability: channel.reliability) { left[position] ^= 1 }
      let wrong = left.indices.filter { left[$0] == 1 }
      sample.add(wrong.count, of: code.length, symbols: outer.hit(by: wrong))
    }
    return sample
  }

  /// How often the decoder decides for a codeword that is nearer than the sent one.
  private func nearer(
    _ weight: Int, _ distance: Double, _ blocks: Int, _ channel: inout SoftChannel, _ random: inout RandomStream
  ) -> Sample {
    confusions(weight, blocks, &channel, &random) { random in (random.normal(above: distance), 1) }
  }

  /// How often it decides for one that is farther, because the sent one is not among those that it tries: of noise that falls short by an
  /// exponential number, weighted with the normal density over this one's.
  private func farther(
    _ weight: Int, _ distance: Double, _ blocks: Int, _ channel: inout SoftChannel, _ random: inout RandomStream
  ) -> Sample {
    confusions(weight, blocks, &channel, &random) { random in
      let short = -Self.shortfall * log(1 - random.uniform())
      return (distance - short, Self.shortfall * exp(distance * short - short * short / 2 + short / Self.shortfall))
    }
  }

  /// How often the decoder decides for a codeword of a weight.
  /// - Parameter along: the noise in its direction, and how much such a block counts.
  private func confusions(
    _ weight: Int, _ blocks: Int, _ channel: inout SoftChannel, _ random: inout RandomStream,
    along: (inout RandomStream) -> (noise: Double, factor: Double)
  ) -> Sample {
    var decoder = SoftHammingDecoder(code)
    var sample = Sample()
    var (bits, levels): ([Int], [Int]) = ([], [])
    for _ in 0..<blocks {
      neighbors.draw(weight: weight, &random, bits: &bits, levels: &levels)
      let (noise, factor) = along(&random)
      channel.send(toward: bits, levels: levels, along: noise, &random)
      var left = channel.errors
      for position in decoder.flips(decisions: left, reliability: channel.reliability) { left[position] ^= 1 }
      for bit in bits { left[bit] ^= 1 }
      let isConfused = !left.contains(1)
      sample.add(
        isConfused ? weight : 0, of: code.length, symbols: isConfused ? outer.hit(by: bits) : 0, factor: factor)
    }
    return sample
  }
}

/// The symbols of the outer code in a block: its data bits in their order, `symbolBits` at a time.
private struct OuterSymbols {
  /// The symbol of each bit; nothing for checks, and for data at the end that do not fill a symbol.
  private let ofBit: [Int?]
  private let count: Int

  init(_ code: ExtendedHammingCode, symbolBits: Int) {
    let count = max(1, code.dimension / max(1, symbolBits))
    var data = 0
    ofBit = (0..<code.length).map { position in
      guard position & (position - 1) != 0 else { return nil }
      defer { data += 1 }
      return data / max(1, symbolBits) < count ? data / max(1, symbolBits) : nil
    }
    self.count = count
  }

  /// The share of symbols with at least one of the wrong bits.
  func hit(by wrong: [Int]) -> Double {
    var (hit, number): (UInt64, Int) = (0, 0)
    var far: [Int] = []
    for symbol in wrong.compactMap({ ofBit[$0] }) {
      if symbol >= 64 {
        if !far.contains(symbol) { far.append(symbol) }
      } else if hit >> UInt64(symbol) & 1 == 0 {
        hit |= 1 << UInt64(symbol)
        number += 1
      }
    }
    return Double(number + far.count) / Double(count)
  }
}

/// Ratios in a number of simulated blocks.
private struct Sample {
  private(set) var bits = RatioEstimate()
  private(set) var blocks = RatioEstimate()
  private(set) var symbols = RatioEstimate()

  mutating func add(_ wrong: Int, of length: Int, symbols share: Double, factor: Double = 1) {
    bits.add(factor * Double(wrong) / Double(length))
    blocks.add(wrong > 0 ? factor : 0)
    symbols.add(factor * share)
  }
}

/// The sum of samples, each times the probability of what it was drawn from.
private struct Tally {
  private var count = 0
  private var means = (bit: 0.0, block: 0.0, symbol: 0.0)
  private var variances = (bit: 0.0, block: 0.0, symbol: 0.0)

  mutating func add(_ sample: Sample, scale: Double) {
    count += sample.blocks.count
    means.bit += scale * sample.bits.mean
    means.block += scale * sample.blocks.mean
    means.symbol += scale * sample.symbols.mean
    variances.bit += scale * scale * sample.bits.variance
    variances.block += scale * scale * sample.blocks.variance
    variances.symbol += scale * scale * sample.symbols.variance
  }

  var outcome: InnerOutcome {
    InnerOutcome(
      bitErrorRatio: means.bit, blockErrorRatio: means.block, symbolErrorRatio: means.symbol,
      method: .simulated(
        blocks: count, bit: variances.bit.squareRoot(), block: variances.block.squareRoot(),
        symbol: variances.symbol.squareRoot()))
  }
}

/// A mean and the variance of the mean.
private struct RatioEstimate {
  private(set) var count = 0
  private var sum = 0.0
  private var squares = 0.0

  mutating func add(_ value: Double) {
    count += 1
    sum += value
    squares += value * value
  }

  var mean: Double { count > 0 ? sum / Double(count) : 0 }
  var variance: Double {
    guard count > 1 else { return 0 }
    return max(0, squares / Double(count) - mean * mean) / Double(count - 1)
  }
}
