public import Diagnostics

/// How wrong symbols follow each other on the line.
public enum ErrorPattern: Sendable, Equatable {
  /// Bits are wrong independently of each other.
  case random
  /// A wrong symbol follows a wrong one with the given probability, or independently when there is none.
  case bursts(continuation: Double?, precoding: Bool)
  /// As a decision-feedback equalizer with one tap propagates them.
  case feedback(tap: Double, precoding: Bool)
}

/// How an inner code is decoded.
public enum InnerDecoding: String, Sendable, CaseIterable {
  /// By the signs of the received bits.
  case hard
  /// By their reliabilities.
  case soft
}

/// Forward error correction of a link: outer code, interleaving, inner code, and what the line does to them.
public struct FecDesign: Sendable, Equatable {
  /// The outer code.
  public let code: ReedSolomonCode
  /// Codewords that share the line symbol by symbol.
  public let interleave: Int
  /// The decoder of the inner Hamming(128,120) code; nothing without one.
  public let inner: InnerDecoding?
  /// Levels of the line.
  public let modulation: Modulation
  /// How errors follow each other.
  public let errors: ErrorPattern
  /// Seed of the simulation of soft decisions.
  public let seed: UInt64

  /// Describes a design.
  /// - Throws: findings when parts of it exclude each other.
  public init(
    code: ReedSolomonCode, interleave: Int = 1, inner: InnerDecoding? = nil, modulation: Modulation = .pam4,
    errors: ErrorPattern = .random, seed: UInt64 = 1
  ) throws(Rejection) {
    self.code = code
    self.interleave = max(1, interleave)
    self.inner = inner
    self.modulation = modulation
    self.errors = errors
    self.seed = seed
    let findings = patternFindings + [alignmentFinding, innerFinding, lengthFinding].compactMap(\.self)
    if !findings.isEmpty { throw Rejection(findings) }
  }

  /// Whether symbols are precoded.
  public var isPrecoded: Bool {
    switch errors {
    case .random: false
    case .bursts(_, let precoding), .feedback(_, let precoding): precoding
    }
  }

  /// Data bits over line bits, the inner code included.
  public var rate: Double { code.rate * (inner == nil ? 1 : ExtendedHammingCode.inner.rate) }

  /// Line symbols of one code symbol; nothing when they do not fill it.
  var lineSymbols: Int? {
    let count = Double(code.symbolBits) / modulation.bitsPerSymbol
    return count == count.rounded() ? Int(count) : nil
  }

  private var patternFindings: [Finding] {
    switch errors {
    case .bursts(let continuation?, _) where !(0..<1).contains(continuation):
      [
        Finding(
          .impossibleErrorPattern, .error,
          "wrong symbols cannot follow each other with a probability of \(continuation)",
          expected: "a number from 0 to below 1", help: ["0.75 is what a feedback tap of 1 does to PAM4"])
      ]
    case .feedback(let tap, _) where !(-1...1).contains(tap):
      [
        Finding(
          .impossibleErrorPattern, .error, "a feedback tap of \(tap) lets errors run on without end",
          expected: "a fraction of the cursor from -1 to 1", help: ["give the first tap over the cursor, as `0.6`"])
      ]
    default: []
    }
  }

  private var alignmentFinding: Finding? {
    guard errors != .random, lineSymbols == nil else { return nil }
    return Finding(
      .unalignedSymbols, .error,
      "symbols of \(code.symbolBits) bits are no whole number of \(modulation.rawValue.uppercased()) symbols",
      expected: "whole line symbols, because bursts are followed from one to the next",
      help: ["take `--modulation pam4`", "or leave the burst out: errors are then independent"])
  }

  private var lengthFinding: Finding? { errors == .random ? nil : code.burstFinding }

  private var innerFinding: Finding? {
    guard inner != nil else { return nil }
    if errors != .random {
      return Finding(
        .impossibleErrorPattern, .error, "an inner code is computed for independent errors only",
        help: ["leave out `--burst`, `--dfe-tap` and `--precoding`", "or leave out `--inner`"])
    }
    guard inner == .soft, modulation == .pam6 else { return nil }
    return Finding(
      .unalignedSymbols, .error, "soft decisions are not simulated for PAM6, whose symbols stand for bits in pairs",
      help: ["take `--modulation pam4`", "or `--inner hamming-hard`"])
  }
}
