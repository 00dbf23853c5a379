/// A decimal number whose end is known, written as programs write them: sign, one digit, a point, up to eighteen digits, and
/// perhaps an exponent of two digits.
///
/// Digits are taken from the end, so that one number need not wait for the length of the one before, and nothing branches on how
/// many there are. What is written otherwise is left to `DecimalNumber`; both round by the same rule.
enum PlainNumber {
  /// Reads a number.
  /// - Parameters:
  ///   - start: its first byte.
  ///   - end: the byte behind its last one, after `start`; 24 bytes before it and four from `start` can be read, whatever they are.
  /// - Returns: the nearest double, always finite; nothing when the number is written otherwise.
  @inline(__always)
  static func read(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
    // Lower case is one bit above upper case.
    guard end[-4] | 0x20 != UInt8(ascii: "e") else { return readWithExponent(start, end) }
    return read(start, end, exponent: 0)
  }

  @inline(never)
  private static func readWithExponent(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
    let (tens, ones) = (end[-2] &- 0x30, end[-1] &- 0x30)
    let isNegative = end[-3] == UInt8(ascii: "-")
    guard tens < 10, ones < 10, isNegative || end[-3] == UInt8(ascii: "+") else { return nil }
    let size = Int(tens) * 10 + Int(ones)
    return read(start, end - 4, exponent: isNegative ? -size : size)
  }

  /// Reads what stands before an exponent.
  @inline(__always)
  private static func read(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, exponent: Int
  ) -> Double? {
    let bytes = UInt32(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt32.self))
    // Signs are as good as random: they move what was loaded, since a branch on them would be wrong half the time.
    let minus: UInt32 = bytes & 0xFF == 0x2D ? 1 : 0
    let head = bytes &>> (8 &* minus)
    let count = end - start &- 2 &- Int(minus)
    var mantissa = UInt64(head & 0xFF) ^ 0x30
    // Zero if a digit and a point come first.
    var others = (mantissa &+ 0x76 | UInt64(head ^ 0x2E00)) & 0xFF80
    let scale = count &- exponent
    if UInt(bitPattern: count &- 1) < 8, UInt(bitPattern: scale) <= PowersOfTen.largestExact {
      append(end, count, to: &mantissa, &others)
      guard others == 0 else { return nil }
      // Both are exact, so that the quotient is rounded once.
      let magnitude = Double(Int64(truncatingIfNeeded: mantissa)) / PowersOfTen.exact[scale]
      return Double(bitPattern: magnitude.bitPattern | UInt64(minus) &<< 63)
    }
    guard UInt(bitPattern: count &- 1) < 18 else { return nil }
    if count > 16 { append(end - 16, count &- 16, to: &mantissa, &others) }
    if count > 8 { append(end - 8, min(8, count &- 8), to: &mantissa, &others) }
    append(end, min(8, count), to: &mantissa, &others)
    guard others == 0, let magnitude = PowersOfTen.nearest(mantissa, 0 &- scale) else { return nil }
    return Double(bitPattern: magnitude.bitPattern | UInt64(minus) &<< 63)
  }

  /// Puts digits behind those of an integer.
  /// - Parameters:
  ///   - end: behind the last of them.
  ///   - count: how many there are, from 1 to 8.
  ///   - others: gets bits where they are not digits.
  @inline(__always)
  private static func append(
    _ end: UnsafePointer<UInt8>, _ count: Int, to mantissa: inout UInt64, _ others: inout UInt64
  ) {
    let bytes = UInt64(littleEndian: UnsafeRawPointer(end - 8).loadUnaligned(as: UInt64.self))
    // The bytes before the digits become zeros, which count as zeros before a number do.
    let before = UInt64(truncatingIfNeeded: 0 &- 8 &* count)
    let digits = ((bytes ^ 0x3030_3030_3030_3030) &>> before) &<< before
    mantissa = mantissa &* PowersOfTen.integers[count] &+ DecimalNumber.eightDigits(digits)
    others |= (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080
  }
}
