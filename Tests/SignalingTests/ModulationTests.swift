import Signaling
import TestSupport
import Testing

@Suite("Modulation")
struct ModulationTests {
  @Test("symbol power is the mean square of the levels", arguments: Modulation.allCases)
  func power(modulation: Modulation) {
    let levels = modulation.amplitudes
    let mean = levels.reduce(0) { $0 + $1 * $1 } / Double(levels.count)
    #expect(abs(mean - modulation.symbolPower) < 1e-15)
    #expect(Modulation(levels: modulation.levels) == modulation)
  }
}
