/// A decimal number at the start of some bytes, read to the nearest double.
///
/// Grammar: sign, digits with at most one point, exponent after `e` (or Fortran's `d`). No hexadecimal, no infinities, no names.
struct DecimalNumber {
  /// The nearest double; infinite when it is beyond all of them.
  let value: Double
  /// The first byte behind the number.
  let end: UnsafePointer<UInt8>
  /// Whether the exponent is written with Fortran's `d`.
  let hasFortranExponent: Bool

  /// Reads a number.
  /// - Parameters:
  ///   - start: its first byte; a byte that cannot belong to a number must follow somewhere, and sixteen readable bytes behind it.
  ///   - shift: the power of ten that the number is multiplied with before it is rounded.
  /// - Returns: nothing when there is no number, or something sticks to its end.
  @inline(__always)
  init?(at start: UnsafePointer<UInt8>, shift: Int) {
    var cursor = start
    // Signs are as good as random: a branch on them would be wrong half the time.
    let minus: UInt64 = cursor.pointee == UInt8(ascii: "-") ? 1 : 0
    cursor += Int(minus)
    if cursor.pointee == UInt8(ascii: "+"), minus == 0 { cursor += 1 }
    var mantissa: UInt64 = 0
    let integer = cursor
    while case let digit = cursor.pointee &- 0x30, digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      cursor += 1
    }
    var digits = cursor - integer
    var exponent = shift
    if cursor.pointee == UInt8(ascii: ".") {
      cursor += 1
      let fraction = Self.readDigits(&cursor, into: &mantissa)
      exponent -= fraction
      digits += fraction
    }
    guard digits > 0 else { return nil }
    var isFortran = false
    // Lower case is one bit above upper case.
    let letter = cursor.pointee | 0x20
    if letter == UInt8(ascii: "e") || letter == UInt8(ascii: "d") {
      isFortran = letter == UInt8(ascii: "d")
      cursor += 1
      guard let written = Self.readExponent(&cursor) else { return nil }
      exponent += written
    }
    guard Self.endsNumber(cursor.pointee) else { return nil }
    hasFortranExponent = isFortran
    end = cursor
    // Nineteen digits always fit a word.
    let magnitude =
      digits <= 19
      ? PowersOfTen.nearest(mantissa, exponent) ?? Self.slowly(start, cursor, shift)
      : Self.slowly(start, cursor, shift)
    value = Double(bitPattern: magnitude.bitPattern | minus &<< 63)
  }

  /// Reads digits sixteen at a time, without a branch on how many there are.
  @inline(__always)
  private static func readDigits(_ cursor: inout UnsafePointer<UInt8>, into mantissa: inout UInt64) -> Int {
    let start = cursor
    while true {
      let (first, firstCount) = stretch(cursor, isWanted: true)
      let (second, secondCount) = stretch(cursor + 8, isWanted: firstCount == 8)
      mantissa = mantissa &* PowersOfTen.integers[firstCount] &+ first
      mantissa = mantissa &* PowersOfTen.integers[secondCount] &+ second
      cursor += firstCount &+ secondCount
      if secondCount < 8 { return cursor - start }
    }
  }

  /// The digits at the start of eight bytes, moved up, so that they count as eight with zeros before them.
  @inline(__always)
  private static func stretch(_ start: UnsafePointer<UInt8>, isWanted: Bool) -> (value: UInt64, count: Int) {
    let raw = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)) ^ 0x3030_3030_3030_3030
    // The high bit of each byte that is no digit; bytes behind the first such one may be wrong, and do not matter.
    let others = ((raw &+ 0x7676_7676_7676_7676) | raw) & 0x8080_8080_8080_8080
    let count = isWanted ? others.trailingZeroBitCount >> 3 : 0
    return (eightDigits(raw << UInt64(64 &- 8 &* count)), count)
  }

  /// The number that eight bytes of digit values spell, the first byte lowest in the word.
  @inline(__always)
  static func eightDigits(_ digits: UInt64) -> UInt64 {
    let pairs = digits &* 10 &+ (digits >> 8)
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) >> 32
  }

  @inline(__always)
  private static func readExponent(_ cursor: inout UnsafePointer<UInt8>) -> Int? {
    let isNegative = cursor.pointee == UInt8(ascii: "-")
    if isNegative || cursor.pointee == UInt8(ascii: "+") { cursor += 1 }
    let start = cursor
    var exponent = 0
    while case let digit = cursor.pointee &- 0x30, digit < 10 {
      // Beyond a million every number is zero or infinite.
      if exponent < 1_000_000 { exponent = exponent &* 10 &+ Int(digit) }
      cursor += 1
    }
    guard cursor > start else { return nil }
    return isNegative ? -exponent : exponent
  }

  @inline(__always)
  private static func endsNumber(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "!") }

  /// The magnitude by the standard library, for many digits and far exponents.
  private static func slowly(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ shift: Int) -> Double {
    var mantissa = ""
    var exponent = shift
    var cursor = start
    while cursor < end {
      let byte = cursor.pointee
      cursor += 1
      if byte | 0x20 == UInt8(ascii: "e") || byte | 0x20 == UInt8(ascii: "d") {
        exponent += readExponent(&cursor) ?? 0
      } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: "+") {
        mantissa.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    // The standard library wants a digit on both sides of a point.
    if mantissa.hasPrefix(".") { mantissa = "0" + mantissa }
    if mantissa.hasSuffix(".") { mantissa += "0" }
    return Double("\(mantissa)e\(exponent)") ?? .infinity
  }
}
