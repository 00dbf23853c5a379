import Diagnostics
import Documents

/// The part of an input that is in memory: one block and what was left of the one before.
struct ByteWindow: ~Copyable {
  /// How many processors share the work on a block.
  static let workers = min(8, ProcessorCount.available)
  /// From here on a block has a part for each of them; smaller inputs are read before other processors have woken up.
  static let largeSize = 1 << 20
  private static let largePart = 1 << 18
  /// Fits a second cache, and what the system's allocator gives without asking the kernel for new pages.
  private static let smallBlock = (1 << 17) - (1 << 10)
  /// The least memory, for inputs that grow while they are read.
  private static let leastSize = 1 << 12
  /// The longest number or keyword line; nobody writes longer ones.
  static let longestPiece = 1 << 16
  /// Readable bytes before the start and behind the end, so that digits can be taken eight at a time from either side.
  private static let padding = 64

  private var input: InputBlocks
  private let allocation: UnsafeMutablePointer<UInt8>
  private let memory: UnsafeMutablePointer<UInt8>
  /// The most bytes in memory.
  let capacity: Int
  /// The bytes that stand whole in memory: up to the last blank, or all at the end of the input. A line feed follows them.
  private(set) var end: UnsafePointer<UInt8>
  /// Behind the last byte in memory.
  private var filled: Int
  /// The next byte to be looked at.
  var cursor: UnsafePointer<UInt8>
  /// Whether the input has ended: what is in memory is all there is.
  private(set) var isLast = false
  /// Where in the input the memory starts.
  private var base = 0

  init(_ input: consuming InputBlocks) {
    // One byte more than a small input has, so that its end is seen with the first block.
    let size = input.size ?? .max - 1
    let block = size < Self.largeSize ? Self.smallBlock : Self.workers * Self.largePart
    capacity = min(block, max(Self.leastSize, size + 1))
    self.input = input
    allocation = .allocate(capacity: Self.padding + capacity + Self.padding)
    allocation.initialize(repeating: 0, count: Self.padding)
    memory = allocation + Self.padding
    memory.initialize(repeating: 0, count: Self.padding)
    cursor = UnsafePointer(memory)
    end = cursor
    filled = 0
  }

  deinit { allocation.deallocate() }

  var name: String { input.name }
  /// The size of the input, where it has one before it is read.
  var size: Int? { input.size }
  /// Where in the input the cursor stands.
  var offset: Int { base + (cursor - UnsafePointer(memory)) }

  /// Keeps what lies behind the cursor and reads on behind it, as far as the block goes.
  /// - Returns: whether more bytes came, or are now to be taken as they are because nothing follows.
  mutating func refill() throws(Rejection) -> Bool {
    guard !isLast else { return false }
    let start = cursor - UnsafePointer(memory)
    memory.update(from: memory + start, count: filled - start)
    base += start
    filled -= start
    cursor = UnsafePointer(memory)
    while filled < capacity {
      let room = UnsafeMutableRawBufferPointer(start: memory + filled, count: capacity - filled)
      let count = try input.read(into: room)
      if count == 0 {
        isLast = true
        break
      }
      filled += count
    }
    setEnd()
    return true
  }

  /// Keeps what lies behind the cursor and reads on behind it.
  /// - Returns: whether more stands whole in memory than before.
  mutating func readOn() throws(Rejection) -> Bool {
    let before = end - cursor
    return try refill() && end - cursor > before
  }

  /// Cuts behind the last blank, so that no number is torn; a carriage return may have its line feed behind the cut.
  private mutating func setEnd() {
    var cut = filled
    if !isLast {
      while cut > 0, !isGap(before: cut) { cut -= 1 }
      // A long comment or the line that it follows can be dealt with though no blank is in sight.
      if cut == 0, filled > 0, memory[0] == UInt8(ascii: "!") || memory[0] == UInt8(ascii: "\r") { cut = 1 }
    }
    end = UnsafePointer(memory + cut)
    for index in filled..<filled + Self.padding { memory[index] = UInt8(ascii: "\n") }
  }

  /// Whether a number ends before a place. A carriage return counts where what follows is in memory too.
  private func isGap(before place: Int) -> Bool {
    switch memory[place - 1] {
    case UInt8(ascii: "\n"), UInt8(ascii: " "), UInt8(ascii: "\t"): true
    case UInt8(ascii: "\r"): place < filled
    default: false
    }
  }

  /// Whether what stands before the cut is less than one piece, which must then be too long.
  var holdsTooLongPiece: Bool { end == cursor && !isLast }

  /// Whether more bytes without a blank than one piece follow the cursor.
  var startsTooLongPiece: Bool {
    let rest = UnsafeBufferPointer(start: cursor, count: UnsafePointer(memory + filled) - cursor)
    return rest.prefix(Self.longestPiece + 1).count { $0 > 0x20 || $0 == 0 } > Self.longestPiece
  }

  /// Moves behind the line's end at the cursor, which may be a line feed, a carriage return, or both.
  mutating func skipLineEnd() throws(Rejection) {
    let isReturn = cursor.pointee == UInt8(ascii: "\r")
    if isReturn, cursor + 1 == UnsafePointer(memory + filled) { _ = try refill() }
    cursor += 1
    if isReturn, cursor < UnsafePointer(memory + filled), cursor.pointee == UInt8(ascii: "\n") { cursor += 1 }
  }

  /// Moves to the end of the line, however long the line is.
  mutating func skipLine() throws(Rejection) {
    while true {
      if let length = lineLength() {
        cursor += length
        return
      }
      cursor = UnsafePointer(memory + filled)
      guard try refill() else { return }
    }
  }

  /// Makes the rest of the line stand whole in memory.
  /// - Returns: its bytes without the line's end; nothing when it is too long.
  mutating func line() throws(Rejection) -> UnsafeBufferPointer<UInt8>? {
    var length = lineLength()
    if length == nil, !isLast {
      _ = try refill()
      length = lineLength()
    }
    let rest = UnsafePointer(memory + filled) - cursor
    let count = length ?? rest
    guard length != nil || isLast, count <= Self.longestPiece else { return nil }
    return UnsafeBufferPointer(start: cursor, count: count)
  }

  private func lineLength() -> Int? {
    let rest = UnsafeBufferPointer(start: cursor, count: UnsafePointer(memory + filled) - cursor)
    return rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }

  /// What stands whole in memory from the cursor on.
  var ahead: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: cursor, count: max(0, end - cursor)) }

  /// The first bytes from the cursor on, as far as there are any.
  func firstBytes(_ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: cursor, count: min(count, UnsafePointer(memory + filled) - cursor)))
  }

  /// The word at the cursor, at most `limit` bytes of it.
  func word(limit: Int = 40) -> String {
    var bytes: [UInt8] = []
    var next = cursor
    while next < UnsafePointer(memory + filled), next.pointee > 0x20 || next.pointee == 0, bytes.count < limit {
      bytes.append(next.pointee)
      next += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
