/// Pulse amplitude modulation by its number of evenly spaced levels.
public enum Modulation: String, Sendable, CaseIterable {
  /// Two levels, 1 bit a symbol.
  case nrz
  /// Four levels, Gray coded, 2 bits a symbol.
  case pam4
  /// Six levels; two symbols carry 5 bits (a subset of the 6 x 6 square).
  case pam6
  /// Eight levels, Gray coded, 3 bits a symbol.
  case pam8

  /// The modulation with that many levels; nothing when there is none.
  public init?(levels: Int) {
    guard let found = Self.allCases.first(where: { $0.levels == levels }) else { return nil }
    self = found
  }

  /// Number of levels, `L`.
  public var levels: Int {
    switch self {
    case .nrz: 2
    case .pam4: 4
    case .pam6: 6
    case .pam8: 8
    }
  }

  /// Bits that one symbol carries, on average.
  public var bitsPerSymbol: Double {
    switch self {
    case .nrz: 1
    case .pam4: 2
    case .pam6: 2.5
    case .pam8: 3
    }
  }

  /// Levels from the lowest, -1, to the highest, 1.
  public var amplitudes: [Double] { (0..<levels).map { 2 * Double($0) / Double(levels - 1) - 1 } }

  /// Mean square of equally likely levels over the square of the outermost one: `(L^2 - 1) / (3 (L - 1)^2)`, `sigma_X^2` of
  /// equation 93A-29.
  public var symbolPower: Double {
    let levels = Double(levels)
    return (levels * levels - 1) / (3 * (levels - 1) * (levels - 1))
  }
}
