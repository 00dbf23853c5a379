import Electrical
import Glibc
import Numerics
import Quantities

/// What the tests of synthesis share.
enum SynthesisFixture {
  static let laws: [(name: String, law: LineLaw, impedance: Double)] = [
    ("low-loss FR-4", law(0, 4.114e-4, 2.547e-4, 6.191), 109.8),
    ("ultra-low-loss", law(0, 3.82e-4, 9.59e-5, 5.79), 100),
    ("best laminate", law(0, 5.95e-4, 2.6e-5, 5.79), 92.5), ("package", law(5e-4, 8.9e-4, 2e-4, 6.141), 87.5),
  ]

  static func law(_ gamma0: Double, _ a1: Double, _ a2: Double, _ nanosecondsPerMeter: Double) -> LineLaw {
    LineLaw(gamma0: gamma0, a1: a1, a2: a2, delay: DelayPerLength(secondsPerMeter: nanosecondsPerMeter * 1e-9))
  }

  static func decibels(_ value: Complex) -> Double { 20 * log10(value.magnitude) }

  static func line(_ millimeters: Double, impedance: Double = 100, _ law: LineLaw = laws[1].law) -> PairLine {
    PairLine(
      length: Length(meters: millimeters / 1e3), impedance: Resistance(ohms: impedance), propagation: .law(law))
  }

  static let lossless = law(0, 0, 0, 5)
  static let board = Dielectric(permittivity: 3.7, lossTangent: 0.005)

  /// The differential transmission of a channel of blocks from zero to 60 GHz in steps of 40 MHz.
  static func design(_ blocks: [any ChannelBlock], aggressors: Int = 0) -> ChannelDesign {
    ChannelDesign(
      name: "test", frequenciesHz: (0...1500).map { Double($0) * 4e7 },
      elements: blocks.map { ChannelDesign.Element(label: "block", block: $0, isScalable: $0 is PairLine) },
      aggressors: aggressors)
  }

  /// Share of the impulse's energy before a time, the spectrum tapered by `cos^2` against ringing.
  static func energy(before seconds: Double, of block: any ChannelBlock) -> Double {
    let (points, step) = (3001, 2e7)
    let spectrum = (0..<points).map { index in
      let taper = Double.pi * Double(index) / Double(2 * (points - 1))
      let weight = cos(taper) * cos(taper)
      return block.network(at: SynthesisPoint(hertz: Double(index) * step)).s21.dd * weight
    }
    let count = 2 * (points - 1)
    let impulse = FourierTransform(count: count).inverseReal(spectrum)
    let total = impulse.reduce(0) { $0 + $1 * $1 }
    let first = Int(seconds * step * Double(count))
    // What lies in the last half of the window came before zero.
    let early = impulse.indices.filter { $0 < first || $0 > count / 2 }.reduce(0) { $0 + impulse[$1] * impulse[$1] }
    return early / total
  }
}
