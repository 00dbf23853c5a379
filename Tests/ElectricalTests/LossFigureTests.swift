import Electrical
import Glibc
import Numerics
import Quantities
import Testing

@Suite("Figures of loss and crosstalk against closed forms")
struct LossFigureTests {
  private static func sweep(_ frequencies: [Double], _ transmission: (Double) -> Complex) throws -> TwoPortSweep {
    try #require(
      TwoPortSweep(
        frequenciesHz: frequencies, referenceOhms: 100,
        values: frequencies.map { frequency in
          let value = transmission(frequency)
          return TwoPort(s11: .zero, s12: value, s21: value, s22: .zero)
        }))
  }

  private static let wide = LinkWeighting(
    rate: SymbolRate(baud: 50e9), riseTime: Duration(seconds: 0), receiver: Frequency(hertz: .infinity))

  @Test("a loss of the fitted form has no deviation, and a ripple on it deviates by its amplitude over root two")
  func deviation() throws {
    let frequencies = (1...2400).map { Double($0) * 10e6 }
    func loss(_ hertz: Double) -> Double {
      let f = hertz / 1e9
      return 0.1 + 1.2 * f.squareRoot() + 0.3 * f + 0.002 * f * f
    }
    let from = Frequency(hertz: 10e6)
    let to = Frequency(hertz: 24e9)
    let smooth = try Self.sweep(frequencies) { Complex(pow(10, -loss($0) / 20)) }
    let fit = try #require(FittedLoss(smooth, from: from, to: to))
    for (found, expected) in zip(fit.coefficients, [0.1, 1.2, 0.3, 0.002]) { #expect(abs(found - expected) < 1e-9) }
    #expect(fit.deviation.decibels < 1e-10)
    #expect(abs(fit.loss(at: Frequency(hertz: 10e9)).decibels - loss(10e9)) < 1e-9)
    // Forty periods of a ripple of 0.2 dB are hardly seen by a fit of four smooth terms.
    let rippled = try Self.sweep(frequencies) {
      Complex(pow(10, -(loss($0) + 0.2 * sin(2 * Double.pi * $0 / 0.6e9)) / 20))
    }
    let ripple = try #require(FittedLoss(rippled, from: from, to: to))
    #expect(abs(ripple.deviation.decibels / (0.2 * 0.5.squareRoot()) - 1) < 0.01)
  }

  @Test("FOM_ILD weighs with the spectrum of the symbols: at half the symbol rate sinc^2 is 4 / pi^2")
  func figureOfMerit() throws {
    let frequencies = (1...2400).map { Double($0) * 10e6 }
    // All of the deviation stands at the top end, where the weight is known.
    let sweep = try Self.sweep(frequencies) { Complex(pow(10, -($0 > 23.9e9 ? 12 : 10) / 20)) }
    let fit = try #require(FittedLoss(sweep, from: Frequency(hertz: 10e6), to: Frequency(hertz: 24e9)))
    let weighted = fit.figureOfMerit(Self.wide).decibels
    let direct =
      zip(fit.frequenciesHz, fit.deviationDecibels).reduce(0.0) { sum, point in
        let x = Double.pi * point.0 / 50e9
        let shape = sin(x) / x
        return sum + shape * shape * point.1 * point.1
      } / Double(frequencies.count)
    #expect(abs(weighted - direct.squareRoot()) < 1e-12)
    #expect(weighted < fit.deviation.decibels)
    let all = LinkWeighting(rate: SymbolRate(baud: 1e18), riseTime: Duration(seconds: 0))
    #expect(abs(fit.figureOfMerit(all).decibels - fit.deviation.decibels) < 1e-9)
  }

  @Test("flat crosstalk integrates to the power of the symbols below the highest frequency")
  func flatCrosstalk() throws {
    // Integral of sinc^2 from 0 to 1 is Si(2 pi) / pi = 0.4514116667901403.
    let frequencies = (0...5000).map { Double($0) * 10e6 }
    let sweep = try Self.sweep(frequencies) { _ in Complex(0.01) }
    var settings = IntegratedCrosstalk.Settings(Self.wide)
    settings.from = Frequency(hertz: 0)
    settings.to = Frequency(hertz: 50e9)
    let far = IntegratedCrosstalk(farEnd: [sweep], nearEnd: [], settings)
    let expected = 0.6 * 0.01 * (2 * 0.4514116667901403).squareRoot()
    #expect(abs(far.farEnd.volts / expected - 1) < 1e-5)
    #expect(far.nearEnd.volts == 0)
    // Powers add: four equal aggressors are twice one, and both ends together root two times one.
    let four = IntegratedCrosstalk(farEnd: [sweep, sweep, sweep, sweep], nearEnd: [], settings)
    #expect(abs(four.total.volts / far.total.volts - 2) < 1e-12)
    let both = IntegratedCrosstalk(farEnd: [sweep], nearEnd: [sweep], settings)
    #expect(abs(both.total.volts / far.total.volts - 2.0.squareRoot()) < 1e-12)
  }

  @Test("a delay of 3 ns is the group delay everywhere and the delay of the channel")
  func delay() throws {
    let frequencies = [0, 0.01e9, 0.05e9, 0.1e9, 0.15e9, 0.3e9]
    let sweep = try Self.sweep(frequencies) { Complex(magnitude: 0.5, phase: -2 * Double.pi * $0 * 3e-9) }
    for delay in sweep.groupDelaysSeconds { #expect(abs(delay - 3e-9) < 1e-18) }
    #expect(abs((try #require(sweep.delay)).seconds - 3e-9) < 1e-18)
    for loss in sweep.insertionLossDecibels { #expect(abs(loss - 6.020599913279624) < 1e-12) }
    #expect(sweep.insertionLoss(at: Frequency(hertz: 1e9)) == nil)
  }

  @Test("energy before the delay of a line shows: an advance of 300 ps is not causal")
  func causality() throws {
    let frequencies = (0...1000).map { Double($0) * 40e6 }
    func share(_ echo: Double) -> Double {
      let values = frequencies.map { frequency in
        Complex(magnitude: 1, phase: -2 * Double.pi * frequency * 2e-9)
          + Complex(magnitude: echo, phase: -2 * Double.pi * frequency * 1.7e-9)
      }
      let impulse = ImpulseResponse(frequenciesHz: frequencies, values: values)
      return impulse.earlyEnergyShare(beforePeak: Duration(seconds: 200e-12))
    }
    #expect(share(0) < 1e-5)
    // A copy of a tenth carries a hundredth of the energy.
    #expect(abs(share(0.1) - 0.01 / 1.01) < 1e-3)
  }

  @Test("a step sees a shunt of 100 ohm across 100 ohm as 50 ohm at once")
  func reflection() {
    let frequencies = (0...1000).map { Double($0) * 40e6 }
    let values = frequencies.map { _ in Complex(-1.0 / 3) }
    let step = TimeDomainReflection(
      frequenciesHz: frequencies, reflection: values, reference: Resistance(ohms: 100))
    let range = step.range(upTo: Duration(seconds: 1e-9))
    #expect(abs((range?.lowest.ohms ?? 0) - 50) < 0.01)
  }
}
