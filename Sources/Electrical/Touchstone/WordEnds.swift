/// Where the words of a text end, found many at a time without a branch on each.
///
/// A word is what stands between bytes up to the blank, line ends among them.
struct WordEnds: ~Copyable {
  /// Bytes that are looked at together.
  private static let blockSize = 64

  private let text: UnsafePointer<UInt8>
  private let textEnd: UnsafePointer<UInt8>
  private let offsets: UnsafeMutablePointer<UInt32>
  private let capacity: Int
  private var count = 0
  private var taken = 0
  /// The next byte to be looked at, from the start of the text.
  private var scanned = 0
  /// One where the byte before those was part of a word.
  private var carry: UInt64 = 0

  /// Prepares for a text of less than 4 GB with 64 readable bytes behind it.
  /// - Parameter atOnce: how many words the caller takes together.
  init(_ text: UnsafePointer<UInt8>, _ textEnd: UnsafePointer<UInt8>, atOnce: Int) {
    self.text = text
    self.textEnd = textEnd
    // A block has at most half as many ends as bytes; they are written eight at a time.
    capacity = atOnce + 1024
    offsets = .allocate(capacity: capacity + Self.blockSize)
  }

  deinit { offsets.deallocate() }

  /// Looks at so much text that the next words' ends are known.
  /// - Returns: their offsets from the start of the text; nothing when the text has fewer words.
  @inline(__always)
  mutating func next(_ wanted: Int) -> UnsafePointer<UInt32>? {
    if count - taken < wanted, !lookAhead(wanted) { return nil }
    taken += wanted
    return UnsafePointer(offsets + (taken - wanted))
  }

  private mutating func lookAhead(_ wanted: Int) -> Bool {
    offsets.update(from: offsets + taken, count: count - taken)
    count -= taken
    taken = 0
    let length = textEnd - text
    while count < capacity - Self.blockSize, scanned < length {
      let inWords = wordBytes(at: text + scanned)
      var ends = ~inWords & (inWords &<< 1 | carry)
      carry = inWords &>> 63
      // What lies behind the text does not count.
      if length - scanned < Self.blockSize { ends &= (1 &<< UInt64(length - scanned)) &- 1 }
      note(ends)
      scanned += Self.blockSize
    }
    return count >= wanted
  }

  /// Which of 64 bytes are above the blank, the first one in the lowest bit.
  @inline(__always)
  private func wordBytes(at start: UnsafePointer<UInt8>) -> UInt64 {
    var mask: UInt64 = 0
    for part in 0..<8 {
      let bytes = UInt64(littleEndian: UnsafeRawPointer(start + 8 * part).loadUnaligned(as: UInt64.self))
      let above = ((bytes & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x5F5F_5F5F_5F5F_5F5F | bytes) & 0x8080_8080_8080_8080
      // The eight high bits come together in the highest byte.
      mask |= (((above &>> 7) &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(8 * part)
    }
    return mask
  }

  /// Writes where the bits are set, eight at a time: how many are too many does not matter, for they are written over.
  @inline(__always)
  private mutating func note(_ ends: UInt64) {
    let total = ends.nonzeroBitCount
    var rest = ends
    var target = offsets + count
    let behind = target + total
    repeat {
      for index in 0..<8 {
        target[index] = UInt32(truncatingIfNeeded: scanned &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      target += 8
    } while target < behind
    count += total
  }
}
