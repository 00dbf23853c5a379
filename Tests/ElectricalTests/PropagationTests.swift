import Electrical
import Glibc
import Numerics
import Quantities
import TestSupport
import Testing

@Suite("Propagation of synthesized lines")
struct PropagationTests {
  @Test("board lines lose what the published tables say, in dB an inch")
  func boardTable() {
    let table: [(Int, [Double])] = [(0, [1.05, 1.96, 3.65]), (1, [0.58, 1.00, 1.74]), (2, [0.55, 0.83, 1.26])]
    for (row, expected) in table {
      for (gigahertz, loss) in zip([12.890625, 26.5625, 53.125], expected) {
        let line = SynthesisFixture.line(25.4, SynthesisFixture.laws[row].law)
        let found = -SynthesisFixture.decibels(line.network(at: SynthesisPoint(hertz: gigahertz * 1e9)).s21.dd)
        #expect(abs(found - loss) < 0.0051, "\(SynthesisFixture.laws[row].name) at \(gigahertz) GHz: \(found)")
      }
    }
  }

  @Test("a line of resistance, inductance, conductance and capacitance is the telegrapher's chain matrix")
  func telegrapher() {
    let model = RlgcModel(
      impedance: Resistance(ohms: 92),
      conductor: Conductor(dcOhmsPerMeter: 12, skinOhmsPerMeterRootHertz: 1.2e-3),
      dielectric: Dielectric(permittivity: 3.6, lossTangent: 0.01))
    for hertz in [1e6, 1e8, 5e9, 26.5625e9, 60e9] {
      let (series, shunt) = (model.series(hertz: hertz), model.shunt(hertz: hertz))
      let propagation = model.propagation(hertz: hertz)
      let angle = propagation * 0.05
      let (rising, falling) = (Complex.exp(angle), Complex.exp(-angle))
      let (a, sine) = ((rising + falling) * 0.5, (rising - falling) * 0.5)
      let b = series / propagation * sine / 100
      let c = shunt / propagation * sine * 100
      let scale = Complex.one / (a + a + b + c)
      let found = model.twoPort(
        hertz: hertz, length: Length(meters: 0.05), impedance: Resistance(ohms: 92), referenceOhms: 100)
      #expect((found.s21 - 2 * scale).magnitude < 1e-12, "\(hertz)")
      #expect((found.s11 - (b - c) * scale).magnitude < 1e-12, "\(hertz)")
    }
  }

  @Test(
    "at zero frequency a line is its resistance, and just above it hardly more",
    arguments: Conductor.Transition.allCases)
  func directCurrent(transition: Conductor.Transition) {
    let model = RlgcModel(
      impedance: Resistance(ohms: 100),
      conductor: Conductor(dcOhmsPerMeter: 20, skinOhmsPerMeterRootHertz: 1e-3, transition: transition),
      dielectric: SynthesisFixture.board)
    let length = Length(meters: 0.5)
    let still = model.twoPort(hertz: 0, length: length, impedance: model.impedance, referenceOhms: 100)
    // 10 ohm between two ports of 100 ohm.
    #expect((still.s21 - Complex(200.0 / 210)).magnitude < 1e-15)
    #expect((still.s11 - Complex(10.0 / 210)).magnitude < 1e-15)
    let slow = model.twoPort(hertz: 1, length: length, impedance: model.impedance, referenceOhms: 100)
    #expect((slow.s21 - still.s21).magnitude < 1e-5)
    #expect(abs(model.series(hertz: 1e-3).real - 20) < 1e-4)
  }

  @Test(
    "resistance goes over into the skin effect, whichever way the two are joined",
    arguments: Conductor.Transition.allCases)
  func skin(transition: Conductor.Transition) {
    let conductor = Conductor(dcOhmsPerMeter: 5, skinOhmsPerMeterRootHertz: 1e-3, transition: transition)
    let high = conductor.impedance(hertz: 1e12)
    let steepness = transition == .sum ? 5 : 0.02
    #expect(abs(high.real - 1000) < steepness + 0.001)
    #expect(abs(high.imaginary - 1000) < 0.02)
    #expect(abs(Conductor.skinDepth(hertz: 1e9) - 2.09e-6) < 0.005e-6)
  }

  @Test("Hammerstad's factor runs from 1 on a smooth foil to 2 on a rough one, and Huray's to his limit")
  func roughness() {
    let hammerstad = Roughness.hammerstad(height: Length(meters: 1e-6))
    #expect(abs(hammerstad.surface(skinDepth: 1).real - 1) < 1e-9)
    #expect(abs(hammerstad.surface(skinDepth: 1e-9).real - 2) < 1e-5)
    #expect(abs(hammerstad.surface(skinDepth: 1e-6).real - (1 + 2 / Double.pi * atan(1.4))) < 1e-12)
    // 84 pi a^2 / A with A = 36 a^2 (Simonovich).
    let limit = 1 + 84 * Double.pi / 36
    let balls = Roughness.cannonball(peakToValley: Length(meters: 5e-6))
    #expect(abs(balls.surface(skinDepth: 1e-12).real - limit) < 1e-4)
    for depth in [1e-7, 3e-7, 1e-6, 3e-6] {
      let ratio = depth / 0.3e-6
      let expected = 1 + (limit - 1) / (1 + ratio + ratio * ratio / 2)
      #expect(abs(balls.surface(skinDepth: depth).real - expected) < 1e-12, "\(depth)")
    }
  }

  @Test("a wideband dielectric has the given permittivity and loss where they were measured, and loses nothing at zero")
  func dielectric() {
    let material = Dielectric(permittivity: 3.9, lossTangent: 0.02, frequency: Frequency(hertz: 1e9))
    let there = material.relativePermittivity(hertz: 1e9)
    #expect(abs(there.real - 3.9) < 1e-12)
    #expect(abs(-there.imaginary / there.real - 0.02) < 1e-12)
    #expect(material.relativePermittivity(hertz: 0).imaginary == 0)
    let values = stride(from: 3.0, through: 12, by: 0.25).map { material.relativePermittivity(hertz: pow(10, $0)) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0.real > $1.real }, "permittivity falls with frequency")
    #expect(values.allSatisfy { $0.imaginary < 0 })
  }

  @Test(
    "an RLGC model fitted to the standard's law is within 0.1 dB of it from 50 MHz to 60 GHz",
    arguments: [25.4, 100, 300, 500])
  func fit(millimeters: Double) throws {
    for (name, law, impedance) in SynthesisFixture.laws where name != "package" || millimeters <= 100 {
      let fit = try #require(RlgcModel.fitted(to: law, impedance: Resistance(ohms: impedance)))
      let length = Length(meters: millimeters / 1e3)
      let exact = TransmissionLine(length: length, impedance: Resistance(ohms: impedance), law: law)
      for gigahertz in stride(from: 0.05, through: 60, by: 0.05) {
        let found = fit.model.twoPort(
          hertz: gigahertz * 1e9, length: length, impedance: Resistance(ohms: impedance), referenceOhms: 100)
        let expected = exact.twoPort(gigahertz: gigahertz, referenceOhms: 100)
        let difference = abs(SynthesisFixture.decibels(found.s21) - SynthesisFixture.decibels(expected.s21))
        #expect(difference < 0.1, "\(name), \(millimeters) mm at \(gigahertz) GHz: \(difference) dB")
        if difference >= 0.1 { break }
      }
    }
  }

  @Test("a fit finds nothing for a line faster than light")
  func noFit() {
    #expect(RlgcModel.fitted(to: SynthesisFixture.law(0, 1e-4, 1e-4, 3), impedance: Resistance(ohms: 100)) == nil)
  }

  @Test(
    "twinax loses what the table says at 12.9, 26.6 and 53.1 GHz, per meter",
    arguments: [(1.22, 0.031, [4.8, 7.1, 10.5]), (2.30, 0.045, [8.8, 13.0, 19.2])])
  func twinax(root: Double, linear: Double, expected: [Double]) {
    var wire = TwinaxWireModel()
    (wire.rootLoss, wire.linearLoss) = (root, linear)
    let cable = PairLine(length: Length(meters: 1), impedance: wire.impedance, propagation: .law(wire.law))
    for (gigahertz, loss) in zip([12.890625, 26.5625, 53.125], expected) {
      let found = -SynthesisFixture.decibels(cable.network(at: SynthesisPoint(hertz: gigahertz * 1e9)).s21.dd)
      #expect(abs(found - (root * gigahertz.squareRoot() + linear * gigahertz)) < 1e-9)
      #expect(abs(found - loss) < 0.051)
    }
  }

  @Test("a thin stripline has Cohn's impedance, and two far apart that of a single one")
  func stripline() {
    let alone = PairGeometry(
      kind: .stripline, width: Length(meters: 1e-4), spacing: Length(meters: 5e-3), height: Length(meters: 2e-4),
      thickness: Length(meters: 1e-5)
    ).impedances(permittivity: 1)
    #expect(abs(alone.differential.ohms / 2 - Self.single(widthOverHeight: 0.5)) < 1e-6)
    #expect(abs(alone.common.ohms * 4 - alone.differential.ohms) < 1e-6)
  }

  @Test(
    "a microstrip of w / h = 3.081 on permittivity 2.2 has 50 ohm and an effective permittivity of 1.87 (Pozar, example 3.7)"
  )
  func microstrip() {
    let alone = PairGeometry(
      kind: .microstrip, width: Length(meters: 3.081e-4), spacing: Length(meters: 5e-3), height: Length(meters: 1e-4),
      thickness: Length(meters: 1e-5))
    #expect(abs(alone.effectivePermittivity(2.2) - 1.87) < 0.015)
    #expect(abs(alone.impedances(permittivity: 2.2).differential.ohms / 2 - 50) < 0.5)
    #expect(abs(alone.lossShare(2.2) - 2.2 * 0.87 / (1.87 * 1.2)) < 0.01)
    // Nearer to each other they couple: the differential impedance falls, the common one rises.
    var near = alone
    near.spacing = Length(meters: 1e-4)
    #expect(near.impedances(permittivity: 2.2).differential < alone.impedances(permittivity: 2.2).differential)
    #expect(near.impedances(permittivity: 2.2).common > alone.impedances(permittivity: 2.2).common)
  }

  /// A single strip's impedance by quadrature of both elliptic integrals.
  private static func single(widthOverHeight ratio: Double) -> Double {
    let modulus = tanh(Double.pi / 2 * ratio)
    return 30 * Double.pi * integral(1 - modulus * modulus) / integral(modulus * modulus)
  }

  /// `K` for the square of its modulus, by the midpoint rule, which for a periodic integrand converges at once.
  private static func integral(_ parameter: Double) -> Double {
    let count = 400
    let sum = (0..<count).reduce(0.0) { sum, index in
      let angle = (Double(index) + 0.5) / Double(count) * Double.pi / 2
      return sum + 1 / (1 - parameter * sin(angle) * sin(angle)).squareRoot()
    }
    return sum * Double.pi / 2 / Double(count)
  }
}
