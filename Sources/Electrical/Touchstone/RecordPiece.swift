/// One piece of a text, with the frequencies that were read from it.
struct RecordPiece {
  /// How many frequencies there is room for.
  private let capacity: Int
  private let stride: Int
  private let numbers: UnsafeMutablePointer<Double>
  /// Where each frequency ends, from the start of the text.
  private let ends: UnsafeMutablePointer<UInt32>

  private(set) var start: UnsafePointer<UInt8>
  private var end: UnsafePointer<UInt8>
  /// How many frequencies were read.
  private(set) var count = 0
  /// Behind the last of them.
  private(set) var reached: UnsafePointer<UInt8>
  /// Whether the next one is not there to its end.
  private(set) var lacksText = false

  /// Makes room, to be given back by `deallocate`.
  init(stride: Int, numbers capacity: Int) {
    self.stride = stride
    self.capacity = max(1, capacity / stride)
    numbers = .allocate(capacity: self.capacity * stride)
    ends = .allocate(capacity: self.capacity)
    start = UnsafePointer(UnsafeRawPointer(numbers).assumingMemoryBound(to: UInt8.self))
    end = start
    reached = start
  }

  func deallocate() {
    numbers.deallocate()
    ends.deallocate()
  }

  /// Takes another piece of text, of less than 4 GB, in place of the one before.
  mutating func set(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
    self.start = start
    self.end = end
    reached = start
    count = 0
    lacksText = false
  }

  /// Reads as many frequencies as are all alike, and there is room for.
  mutating func read(layout: [Int], frequencyShift: Int) {
    var scanner = RecordScanner(start, end, layout: layout, frequencyShift: frequencyShift)
    while count < capacity, scanner.next(into: numbers + count * stride) {
      ends[count] = UInt32(truncatingIfNeeded: scanner.cursor - start)
      count += 1
    }
    reached = scanner.cursor
    lacksText = scanner.lacksText
  }

  /// The numbers of a frequency that was read.
  func numbers(of index: Int) -> UnsafePointer<Double> { UnsafePointer(numbers + index * stride) }

  /// Behind a frequency that was read.
  func end(of index: Int) -> UnsafePointer<UInt8> { start + Int(ends[index]) }
}
