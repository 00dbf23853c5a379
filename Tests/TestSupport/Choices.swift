/// The random decisions of one run of a property: recorded, so that a failing run can be made smaller and replayed.
///
/// Generators take `inout Choices` and draw from it. Smaller draws should mean simpler values, because shrinking lowers
/// them:
///
///     let failure = counterexample { choices in
///       let text = choices.string(of: "abc", length: 0...8)
///       return parse(print(text)) == text ? nil : "`\(text)` does not come back"
///     }
///     #expect(failure == nil)
public struct Choices {
  private(set) var record: [UInt64] = []
  private let replay: [UInt64]?
  private var state: UInt64

  /// Draws from a seed.
  public init(seed: UInt64) {
    state = seed
    replay = nil
  }

  /// Replays decisions, for example the bytes of a fuzzer; past their end every decision is 0.
  public init(replay: [UInt64]) {
    state = 0
    self.replay = replay
  }

  /// A number below `bound`; 0 when `bound` is 0 or 1.
  public mutating func next(_ bound: UInt64) -> UInt64 {
    let raw: UInt64
    if let replay { raw = record.count < replay.count ? replay[record.count] : 0 } else { raw = random() }
    let value = bound < 2 ? 0 : raw % bound
    record.append(value)
    return value
  }

  /// A number of a range; shrinks towards the lower bound.
  public mutating func integer(_ range: ClosedRange<Int>) -> Int {
    let span = UInt64(bitPattern: Int64(range.upperBound)) &- UInt64(bitPattern: Int64(range.lowerBound))
    let offset = span == .max ? bits() : next(span + 1)
    return Int(truncatingIfNeeded: UInt64(bitPattern: Int64(range.lowerBound)) &+ offset)
  }

  /// Any 64 bits.
  public mutating func bits() -> UInt64 { next(1 << 32) | next(1 << 32) << 32 }

  /// True or false; shrinks towards false.
  public mutating func bool() -> Bool { next(2) == 1 }

  /// Any finite number, the extremes as likely as the rest of its exponents.
  public mutating func finiteDouble() -> Double {
    let value = Double(bitPattern: bits())
    return value.isFinite ? value : 0
  }

  /// One of some values; shrinks towards the first. Nothing when there are none.
  public mutating func element<T>(of values: [T]) -> T? {
    guard !values.isEmpty else { return nil }
    return values[Int(next(UInt64(values.count)))]
  }

  /// Characters of an alphabet.
  public mutating func string(of alphabet: String, length: ClosedRange<Int>) -> String {
    let characters = Array(alphabet)
    let count = integer(length)
    return String((0..<count).compactMap { _ in element(of: characters) })
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  private mutating func random() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
