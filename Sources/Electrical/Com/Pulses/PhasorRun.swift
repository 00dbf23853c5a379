import Numerics

/// `e^(j (start + k step))` for `k` from zero on: every sixteenth from sine and cosine, those between by one product each, so that
/// errors do not grow along the run.
struct PhasorRun {
  private static let block = 16

  private let start, step: Double
  private let turns: [Complex]

  init(start: Double = 0, step: Double) {
    self.start = start
    self.step = step
    turns = (0..<Self.block).map { Complex(magnitude: 1, phase: Double($0) * step) }
  }

  /// Visits the first `count` of them.
  @inline(__always)
  func forEach(_ count: Int, _ body: (Int, Complex) -> Void) {
    turns.withUnsafeBufferPointer { turns in
      var first = 0
      while first < count {
        let phasor = Complex(magnitude: 1, phase: start + Double(first) * step)
        for k in 0..<min(Self.block, count &- first) { body(first &+ k, phasor * turns[k]) }
        first &+= Self.block
      }
    }
  }
}
