import Diagnostics
import Foundation
import Numerics
import TestSupport
import Testing

@testable import Signaling

@Suite("Codes and chains against brute force") struct SmallCodeTests {
  @Test("Codewords with bursts equal the sum over every path of the chain", arguments: [false, true], [1, 2])
  func everyPath(precoding: Bool, interleave: Int) throws {
    // RS(5,3) corrects one symbol of 2 bits: two NRZ symbols each.
    let code = try #require(ReedSolomonCode(length: 5, dimension: 3, symbolBits: 2))
    let (start, after) = (0.07, 0.6)
    let chain = SymbolErrorChain.bursts(start: start, continuation: after, precoding: precoding)
    let symbols = code.length * interleave - (interleave - 1)
    let wrongShare = start / (1 - after + start)
    var (lost, errors) = (0.0, 0.0)
    // Bit 0 is the state before the first symbol.
    let steps = 2 * symbols
    for path in 0..<(1 << (steps + 1)) {
      var probability = path & 1 == 1 ? wrongShare : 1 - wrongShare
      var wrongSymbols = 0
      var isWrong = false
      for step in 1...steps {
        let (before, now) = (path >> (step - 1) & 1, path >> step & 1)
        let error = before == 1 ? after : start
        probability *= now == 1 ? error : 1 - error
        if precoding ? before != now : now == 1 { isWrong = true }
        if step % 2 == 0 {
          if isWrong, (step / 2 - 1) % interleave == 0 { wrongSymbols += 1 }
          isWrong = false
        }
      }
      if wrongSymbols > 1 {
        lost += probability
        errors += probability * Double(wrongSymbols) / 5
      }
    }
    let found = code.outcome(chain: chain, lineSymbols: 2, interleave: interleave)
    #expect(agrees(found.codewordErrorRatio, lost, within: 1e-11))
    #expect(agrees(found.residualSymbolErrorRatio, errors, within: 1e-11))
  }

  @Test("Codes of up to 4095 symbols are followed through bursts, longer ones only with independent errors")
  func longCodes() throws {
    let long = try #require(ReedSolomonCode(length: 4096, dimension: 1, symbolBits: 12))
    #expect(try #require(long.burstFinding).code == .codeTooLong)
    #expect(throws: Rejection.self) { try FecDesign(code: long, errors: .bursts(continuation: 0.5, precoding: false)) }
    #expect(throws: Never.self) { try FecDesign(code: long) }
    let code = try #require(ReedSolomonCode(length: 4095, dimension: 3001, symbolBits: 12))
    #expect(code.burstFinding == nil)
    let start = 0.021
    let found = code.outcome(
      chain: .bursts(start: start, continuation: start, precoding: false), lineSymbols: 6, interleave: 1)
    let expected = code.outcome(symbolErrorRatio: -expm1(6 * log1p(-start)))
    #expect(agrees(found.codewordErrorRatio, expected.codewordErrorRatio, within: 1e-9))
  }

  @Test("A chain of independent symbols gives what the binomial distribution gives")
  func independent() {
    for start in [0.3, 1e-2, 1e-4, 1e-6] {
      let chain = SymbolErrorChain.bursts(start: start, continuation: start, precoding: false)
      let symbol = -expm1(5 * log1p(-start))
      for interleave in [1, 2, 4] {
        let found = ReedSolomonCode.kp4.outcome(chain: chain, lineSymbols: 5, interleave: interleave)
        let expected = ReedSolomonCode.kp4.outcome(symbolErrorRatio: symbol)
        #expect(agrees(found.codewordErrorRatio, expected.codewordErrorRatio, within: 1e-11))
        #expect(agrees(found.residualSymbolErrorRatio, expected.residualSymbolErrorRatio, within: 1e-11))
        #expect(agrees(found.symbolErrorRatio, symbol, within: 1e-12))
      }
    }
  }

  @Test("Hard decisions of the (8,4) and (16,11) codes equal decoding every pattern", arguments: [3, 4])
  func everyPattern(order: Int) throws {
    let code = try #require(ExtendedHammingCode(order: order))
    let n = code.length
    let p = 0.03
    var (bits, blocks, symbols, detected) = (0.0, 0.0, 0.0, 0.0)
    for pattern in 1..<(1 << n) {
      let weight = pattern.nonzeroBitCount
      let chance = pow(p, Double(weight)) * pow(1 - p, Double(n - weight))
      let syndrome = (0..<n).reduce(0) { pattern >> $1 & 1 == 1 ? $0 ^ $1 : $0 }
      var left = pattern
      if weight % 2 == 1 { left ^= 1 << syndrome } else if syndrome != 0 { detected += chance }
      if left != 0 { blocks += chance }
      bits += chance * Double(left.nonzeroBitCount) / Double(n)
      symbols += chance * Self.hits(left, bits: n)
    }
    let found = code.hardDecoded(bitErrorRatio: p, symbolBits: 2)
    #expect(agrees(found.bitErrorRatio, bits, within: 1e-12) && agrees(found.blockErrorRatio, blocks, within: 1e-12))
    #expect(agrees(found.symbolErrorRatio, symbols, within: 1e-12))
    guard case .exact(let value) = found.method else {
      Issue.record("not exact")
      return
    }
    #expect(agrees(value, detected, within: 1e-12))
  }

  /// The share of pairs of bits that a pattern touches.
  private static func hits(_ pattern: Int, bits: Int) -> Double {
    var (hits, pairs) = (0, 0)
    for first in 0..<bits {
      for second in 0..<first {
        pairs += 1
        if pattern & (1 << first | 1 << second) != 0 { hits += 1 }
      }
    }
    return Double(hits) / Double(pairs)
  }

  @Test("Soft decoding of the (8,4) code finds the codeword of greatest likelihood")
  func mostLikely() throws {
    let code = try #require(ExtendedHammingCode(order: 3))
    let codewords = (0..<256).filter { word in
      (0..<8).reduce(0) { word >> $1 & 1 == 1 ? $0 ^ $1 : $0 } == 0 && word.nonzeroBitCount % 2 == 0
    }
    #expect(codewords.count == 16)
    var decoder = SoftHammingDecoder(code)
    var random = RandomStream(seed: 7)
    for _ in 0..<2000 {
      let received = (0..<8).map { _ in 1 + 1.1 * random.normal() }
      let decisions = received.map { UInt8($0 < 0 ? 1 : 0) }
      var word = 0
      for (index, bit) in decisions.enumerated() { word |= Int(bit) << index }
      for position in decoder.flips(decisions: decisions, reliability: received.map(abs)) { word ^= 1 << position }
      func cost(_ codeword: Int) -> Double {
        (0..<8).reduce(0) { $0 + received[$1] * (codeword >> $1 & 1 == 1 ? 1 : -1) }
      }
      let best = codewords.map(cost).min() ?? 0
      #expect(codewords.contains(word) && cost(word) <= best + 1e-12)
    }
  }

  @Test("Binomial tails equal sums of exact fractions")
  func binomial() {
    for (trials, probability) in [(10, 0.25), (20, 0.5), (17, 0.0625), (30, 0.9375)] {
      let row = Combinatorics.binomials(trials)
      var tail = 0.0
      for count in stride(from: trials, through: 0, by: -1) {
        tail += row[count] * pow(probability, Double(count)) * pow(1 - probability, Double(trials - count))
        let found = BinomialDistribution(trials: trials, probability: probability).tail(from: count)
        #expect(agrees(found, tail, within: 2e-14))
      }
    }
  }

  @Test("Random data through a random chain: shares of wrong symbols and bursts are met (seeded, 4 standard errors)")
  func feedbackChain() {
    let (tap, margin, levels) = (0.8, 2.0, 4)
    var random = RandomStream(seed: 11)
    var (before, wrong, precodedWrong, bits, runs) = (0, 0, 0, 0, [Int: Int]())
    var run = 0
    let count = 400_000
    let gray = [0, 1, 3, 2]
    for _ in 0..<count {
      let level = random.integer(below: levels)
      let received = Double(2 * level) - 2 * tap * Double(before) + random.normal() / margin
      let decided = min(levels - 1, max(0, Int((received / 2).rounded())))
      let error = decided - level
      if error != 0 {
        wrong += 1
        run += 1
        bits += (gray[decided] ^ gray[level]).nonzeroBitCount
      } else if run > 0 {
        runs[min(run, 4), default: 0] += 1
        run = 0
      }
      if (error + before) % levels != 0 { precodedWrong += 1 }
      before = error
    }
    let chain = SymbolErrorChain.feedback(
      tap: tap, modulation: .pam4, noise: .gaussian(margin: margin), precoding: false)
    let precoded = SymbolErrorChain.feedback(
      tap: tap, modulation: .pam4, noise: .gaussian(margin: margin), precoding: true)
    // Errors come in bursts, so that their number spreads wider than independent ones by the mean burst.
    func near(_ hits: Int, _ share: Double, of total: Int, spread: Double = 3) -> Bool {
      abs(Double(hits) / Double(total) - share) < 4 * spread * (share / Double(total)).squareRoot()
    }
    #expect(near(wrong, chain.symbolErrorRatio, of: count))
    #expect(near(bits, chain.wrongBitsPerSymbol, of: count))
    #expect(near(precodedWrong, precoded.symbolErrorRatio, of: count))
    let bursts = runs.values.reduce(0, +)
    for (index, share) in chain.burstLengths(longest: 4).enumerated() {
      #expect(near(runs[index + 1] ?? 0, share, of: bursts, spread: 1), "\(index + 1)")
    }
  }
}
