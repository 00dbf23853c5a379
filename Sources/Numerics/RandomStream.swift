import Glibc

/// Random numbers that depend on nothing but a seed: xoshiro256++ (Blackman and Vigna, 2019), filled by SplitMix64.
public struct RandomStream: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  private var spare: Double?

  /// Starts the stream of a seed.
  public init(seed: UInt64) {
    var mixer = seed
    func next() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var mixed = mixer
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// 64 random bits.
  public mutating func bits() -> UInt64 {
    let sum = state.0 &+ state.3
    let result = (sum << 23 | sum >> 41) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return result
  }

  /// A number from 0 to below 1.
  public mutating func uniform() -> Double { Double(bits() >> 11) * 0x1p-53 }

  /// A whole number from 0 to below `bound`; 0 when there is none. The bias is below 1e-9 for bounds under 2^32.
  public mutating func integer(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    return Int(bits().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A standard normal number (Marsaglia's polar method, 1964).
  public mutating func normal() -> Double {
    if let kept = spare {
      spare = nil
      return kept
    }
    while true {
      let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = x * x + y * y
      if square > 0, square < 1 {
        let scale = (-2 * log(square) / square).squareRoot()
        spare = y * scale
        return x * scale
      }
    }
  }

  /// A standard normal number above `limit`, which is at least zero (Marsaglia's tail, 1964): `sqrt(limit^2 - 2 ln U)`, kept with the
  /// probability `limit / x`, or plain normal numbers until one is above where `limit` is small.
  public mutating func normal(above limit: Double) -> Double {
    while true {
      if limit < 0.5 {
        let value = normal()
        if value > limit { return value }
      } else {
        let value = (limit * limit - 2 * log(1 - uniform())).squareRoot()
        if uniform() * value < limit { return value }
      }
    }
  }
}
