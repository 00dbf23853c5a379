import Glibc
import Numerics
import Testing

@testable import Electrical

@Suite("Runs of phasors")
struct PhasorRunTests {
  @Test("every phasor of a long run is the cosine and sine of its angle", arguments: [1, 15, 16, 17, 5000])
  func angles(count: Int) {
    var visited = 0
    PhasorRun(start: -0.7, step: 0.0123).forEach(count) { k, phasor in
      let angle = -0.7 + 0.0123 * Double(k)
      #expect(k == visited)
      // The angle itself is rounded to some 1e-14.
      #expect(abs(phasor.real - cos(angle)) < 3e-14 && abs(phasor.imaginary - sin(angle)) < 3e-14)
      visited += 1
    }
    #expect(visited == count)
  }

  @Test("a transfer between two points far apart keeps its straight magnitude and phase")
  func interpolation() {
    let values = [Complex(magnitude: 2, phase: 0.1), Complex(magnitude: 1, phase: -2.5)]
    let between = TransferInterpolation(frequencies: [0, 100], values: values, end: 100).values(count: 101, step: 1)
    for (k, value) in between.enumerated() {
      let share = Double(k) / 100
      let expected = Complex(magnitude: 2 - share, phase: 0.1 - 2.6 * share)
      #expect((value - expected).magnitude < 1e-14)
    }
  }
}
