/// Products of integers and powers of ten, rounded to the nearest double.
///
/// Small ones are exact in doubles (Clinger, 1990). Others multiply the integer by a power of five of 128 bits, which decides the
/// rounding but for rare cases that are left to the caller (Lemire, *Number parsing at a gigabyte per second*, 2021).
enum PowersOfTen {
  /// The powers of ten that a word of eight digits needs.
  static let integers: InlineArray<9, UInt64> = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  /// The powers of ten that are exact doubles.
  static let exact: InlineArray<23, Double> = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The largest exponent of those.
  static let largestExact: UInt = 22

  /// Exponents of the table of powers of five: those up to 55 fit 128 bits exactly.
  private static let range = -55...55

  /// The leading 128 bits of `5^q` for each exponent of the range, the first one rounded down, reciprocals rounded up.
  private static let fives: [UInt128] = range.map { exponent in
    var power: UInt128 = 1
    for _ in 0..<abs(exponent) { power *= 5 }
    power <<= UInt128(power.leadingZeroBitCount)
    guard exponent < 0 else { return power }
    // The reciprocal of a power of two, with its leading bit in place, is that bit itself.
    let half = UInt128(1) << 127
    return power == half ? half : power.dividingFullWidth((half, 0)).quotient + 1
  }

  /// `mantissa * 10^exponent`, rounded to nearest, ties to even.
  /// - Returns: nothing where the bits at hand do not decide, and for results that are subnormal or nearly infinite.
  @inline(__always)
  static func nearest(_ mantissa: UInt64, _ exponent: Int) -> Double? {
    if mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
      return exponent < 0 ? Double(mantissa) / exact[-exponent] : Double(mantissa) * exact[exponent]
    }
    return viaFives(mantissa, exponent)
  }

  @inline(never)
  private static func viaFives(_ mantissa: UInt64, _ exponent: Int) -> Double? {
    guard mantissa != 0 else { return 0 }
    guard range.contains(exponent) else { return nil }
    let shift = mantissa.leadingZeroBitCount
    let power = fives[exponent - range.lowerBound]
    let product = leadingBits(of: mantissa << UInt64(shift), times: power)
    if product.low == .max, !(-27...55).contains(exponent) { return nil }
    let upper = Int(product.high >> 63)
    // Two bits beyond the 53 of a double are kept for rounding.
    var bits = product.high >> UInt64(upper + 9)
    var binary = (((152_170 + 65_536) * exponent) >> 16) + 63 + upper - shift + 1023
    guard binary > 0, binary < 2046 else { return nil }
    // A result that lies exactly between two doubles goes to the even one.
    let mayBeTie = product.low <= 1 && exponent >= -4 && exponent <= 23 && bits & 3 == 1
    if mayBeTie, bits << UInt64(upper + 9) == product.high { bits &= ~1 }
    bits += bits & 1
    bits >>= 1
    if bits >= 2 << 52 {
      bits = 1 << 52
      binary += 1
    }
    return Double(bitPattern: UInt64(binary) << 52 | bits & ~(1 << 52))
  }

  /// The upper 128 bits of a product of 64 and 128 bits; the lower half only where it can change the rounding.
  private static func leadingBits(of word: UInt64, times power: UInt128) -> (high: UInt64, low: UInt64) {
    var first = word.multipliedFullWidth(by: UInt64(power >> 64))
    if first.high & 0x1FF == 0x1FF {
      let second = word.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power))
      let (sum, overflow) = first.low.addingReportingOverflow(second.high)
      first.low = sum
      if overflow { first.high += 1 }
    }
    return (first.high, first.low)
  }
}
