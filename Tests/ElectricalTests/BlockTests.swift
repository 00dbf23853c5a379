import Electrical
import Numerics
import Quantities
import TestSupport
import Testing

@Suite("Blocks")
struct BlockTests {
  static let line = TransmissionLine(
    length: Length(meters: 0.03), impedance: Resistance(ohms: 92.5),
    law: LineLaw(gamma0: 5e-4, a1: 8.9e-4, a2: 2e-4, delay: DelayPerLength(secondsPerMeter: 6.141e-9)))

  @Test("two halves of a line are the line", arguments: [0.0, 0.04, 13.28, 26.56, 60])
  func halves(gigahertz: Double) {
    var half = Self.line
    half.length = Length(meters: 0.015)
    let whole = Self.line.twoPort(gigahertz: gigahertz, referenceOhms: 100)
    let part = half.twoPort(gigahertz: gigahertz, referenceOhms: 100)
    let joined = part.followed(by: part)
    #expect((joined.s21 - whole.s21).magnitude < 1e-12)
    #expect((joined.s11 - whole.s11).magnitude < 1e-12)
  }

  @Test("a package line loses 0.55, 0.90 and 1.53 dB in 10 mm at 12.9, 26.6 and 53.1 GHz")
  func packageLoss() {
    for (gigahertz, expected) in [(12.9, 0.55), (26.6, 0.90), (53.1, 1.53)] {
      let loss = Self.line.law.propagation(gigahertz: gigahertz).real * 10 * 8.685889638
      #expect(abs(loss - expected) < 0.006)
    }
  }

  @Test("a shunt capacitance and a series inductance reflect as their nodal equations say")
  func lumps() {
    let omega = 2 * Double.pi * 20e9
    let shunt = LumpedElement.shunt(Capacitance(farads: 100e-15)).twoPort(gigahertz: 20, referenceOhms: 100)
    // Differentially the two capacitances are in series: half of one across 100 ohm.
    let admittance = Complex(0, omega * 50e-15)
    let load = Complex.one / (admittance + Complex(0.01))
    #expect(((load - Complex(100)) / (load + Complex(100)) - shunt.s11).magnitude < 1e-12)
    let series = LumpedElement.series(Inductance(henries: 120e-12)).twoPort(gigahertz: 20, referenceOhms: 100)
    let input = Complex(100, omega * 240e-12)
    #expect(((input - Complex(100)) / (input + Complex(100)) - series.s11).magnitude < 1e-12)
  }
}
