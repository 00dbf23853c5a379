import Glibc
import Numerics

/// A Reed-Solomon code RS(n, k) over symbols of m bits, which corrects `t = (n - k) / 2` wrong symbols.
public struct ReedSolomonCode: Sendable, Hashable, CustomStringConvertible {
  /// Symbols of a codeword, n.
  public let length: Int
  /// Symbols of data, k.
  public let dimension: Int
  /// Bits of a symbol, m.
  public let symbolBits: Int

  /// Describes a code.
  /// - Returns: nothing unless 0 < k < n <= 2^m - 1 (2^m + 1 with the extensions) and m is 2 to 16.
  public init?(length: Int, dimension: Int, symbolBits: Int) {
    guard (2...16).contains(symbolBits), dimension > 0, dimension < length, length <= (1 << symbolBits) + 1 else {
      return nil
    }
    self.init(checked: length, dimension, symbolBits)
  }

  private init(checked length: Int, _ dimension: Int, _ symbolBits: Int) {
    self.length = length
    self.dimension = dimension
    self.symbolBits = symbolBits
  }

  /// RS(528,514), `KR4`, of IEEE 802.3 clause 91: corrects 7 symbols.
  public static let kr4 = ReedSolomonCode(checked: 528, 514, 10)
  /// RS(544,514), `KP4`, of IEEE 802.3 clauses 91, 119 and later: corrects 15 symbols.
  public static let kp4 = ReedSolomonCode(checked: 544, 514, 10)

  /// Symbols that can be corrected, t.
  public var correctable: Int { (length - dimension) / 2 }
  /// Data over all, k / n.
  public var rate: Double { Double(dimension) / Double(length) }
  /// Bits of a codeword.
  public var codewordBits: Int { length * symbolBits }
  /// `RS(544,514)`.
  public var description: String { "RS(\(length),\(dimension))" }

  /// The share of wrong symbols when bits are wrong independently, `1 - (1 - p)^m`.
  public func symbolErrorRatio(bitErrorRatio: Double) -> Double {
    -expm1(Double(symbolBits) * log1p(-min(1, max(0, bitErrorRatio))))
  }

  /// What becomes of codewords whose symbols are wrong independently.
  ///
  /// `P(more than t wrong)` and the share of wrong symbols after decoding `sum over i > t of (i / n) P(i)`, which is
  /// `p P(at least t wrong among n - 1)`.
  public func outcome(symbolErrorRatio ratio: Double) -> CodewordOutcome {
    CodewordOutcome(
      codewordErrorRatio: BinomialDistribution(trials: length, probability: ratio).tail(from: correctable + 1),
      symbolErrorRatio: ratio,
      residualSymbolErrorRatio: ratio
        * BinomialDistribution(trials: length - 1, probability: ratio).tail(from: correctable))
  }
}

/// What becomes of codewords: one with more wrong symbols than can be corrected is left as it is.
public struct CodewordOutcome: Sendable, Equatable {
  /// The share of codewords that cannot be corrected.
  public let codewordErrorRatio: Double
  /// The share of wrong symbols before decoding.
  public let symbolErrorRatio: Double
  /// The share of wrong symbols after decoding.
  public let residualSymbolErrorRatio: Double

  /// The share of wrong bits after decoding, when wrong symbols have as many wrong bits after it as before.
  /// - Parameter bitErrorRatio: share of wrong bits before decoding.
  public func bitErrorRatio(before bitErrorRatio: Double) -> Double {
    symbolErrorRatio > 0 ? residualSymbolErrorRatio * bitErrorRatio / symbolErrorRatio : 0
  }
}
