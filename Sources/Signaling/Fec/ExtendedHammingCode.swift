import Numerics

/// An extended Hamming code of length `2^m`: corrects one wrong bit of a block and detects two.
///
/// Bit 0 is the parity of the whole block; bit `i` from 1 on has the column `i` in the parity-check matrix, so that the syndrome of one
/// wrong bit is its number.
public struct ExtendedHammingCode: Sendable, Hashable, CustomStringConvertible {
  /// Binary logarithm of the length, m.
  public let order: Int

  /// Describes a code.
  /// - Parameter order: 2 to 9, for lengths of 4 to 512 bits.
  public init?(order: Int) {
    guard (2...9).contains(order) else { return nil }
    self.init(checkedOrder: order)
  }

  private init(checkedOrder order: Int) { self.order = order }

  /// Hamming (128,120), the inner code of 200 Gb/s optical lanes in IEEE P802.3dj.
  public static let inner = ExtendedHammingCode(checkedOrder: 7)

  /// Bits of a block.
  public var length: Int { 1 << order }
  /// Bits of data in a block.
  public var dimension: Int { length - order - 1 }
  /// Data over all.
  public var rate: Double { Double(dimension) / Double(length) }
  /// `Hamming(128,120)`.
  public var description: String { "Hamming(\(length),\(dimension))" }

  /// How many codewords have each weight, from 0 to the length.
  ///
  /// By MacWilliams' identity from the dual, the first-order Reed-Muller code:
  /// `A(x) = ((1 + x)^n + (1 - x)^n + (2n - 2) (1 - x^2)^(n/2)) / 2n`.
  public var weights: [Double] {
    let all = Combinatorics.binomials(length)
    let half = Combinatorics.binomials(length / 2)
    return (0...length).map { weight in
      guard weight.isMultiple(of: 2) else { return 0 }
      let sign = (weight / 2).isMultiple(of: 2) ? 1.0 : -1.0
      return (2 * all[weight] + sign * Double(2 * length - 2) * half[weight / 2]) / Double(2 * length)
    }
  }

  /// The chance that a code symbol of some bits is touched when `wrong` bits of a block are wrong in random places.
  func symbolHit(wrong: Int, symbolBits: Int) -> Double {
    var missed = 1.0
    for index in 0..<wrong { missed *= max(0, Double(length - symbolBits - index)) / Double(length - index) }
    return 1 - missed
  }
}

/// What an inner code leaves to the outer one.
public struct InnerOutcome: Sendable, Equatable {
  /// The share of wrong bits.
  public let bitErrorRatio: Double
  /// The share of blocks with wrong bits.
  public let blockErrorRatio: Double
  /// The share of symbols of the outer code that are wrong.
  public let symbolErrorRatio: Double
  /// How it was found.
  public let method: Method

  /// How an outcome was found.
  public enum Method: Sendable, Equatable {
    /// By the weights of the code, exactly; with the share of blocks that are known to be wrong.
    case exact(detected: Double)
    /// By simulation; with the number of blocks and the standard errors of the three ratios.
    case simulated(blocks: Int, bit: Double, block: Double, symbol: Double)
  }

  /// Describes an outcome.
  public init(bitErrorRatio: Double, blockErrorRatio: Double, symbolErrorRatio: Double, method: Method) {
    self.bitErrorRatio = bitErrorRatio
    self.blockErrorRatio = blockErrorRatio
    self.symbolErrorRatio = symbolErrorRatio
    self.method = method
  }
}
