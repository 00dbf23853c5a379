import Glibc
import Numerics
import Quantities
import Signaling
import TestSupport
import Testing

@testable import Electrical

@Suite("Noise before a sampled receiver")
struct FoldedNoiseTests {
  static let symbol = 4
  /// A pulse with a tail and an echo.
  static let pulse: [Double] = (0..<150).map { index in
    let x = Double(index) / 9
    return x * exp(-x) * 0.1 + (abs(index - 90) < 3 ? 0.01 : 0)
  }

  static func sample(_ pulse: [Double], _ index: Int) -> Double { pulse.indices.contains(index) ? pulse[index] : 0 }

  /// `sum h(n) h(n + k)`, term by term.
  static func correlation(_ pulse: [Double], phase: Int, lag: Int) -> Double {
    stride(from: phase - 40 * symbol, to: pulse.count + 40 * symbol, by: symbol).reduce(0) {
      $0 + sample(pulse, $1) * sample(pulse, $1 + lag * symbol)
    }
  }

  static func slope(_ pulse: [Double]) -> [Double] {
    (-1...pulse.count).map { (sample(pulse, $0 + 1) - sample(pulse, $0 - 1)) * Double(symbol) / 2 }
  }

  @Test("correlations of pulse and slope are their sums, at every phase and behind any transmitter")
  func correlations() {
    let filter = TransmitterFilter(cursor: 0.7, others: [(-1, -0.2), (1, -0.1)])
    let filtered = filter.apply(to: [0, 0, 0, 0] + Self.pulse + [0, 0, 0, 0], samplesPerSymbol: Self.symbol)
    let correlations = PhaseCorrelations(Self.pulse, samplesPerSymbol: Self.symbol, lags: 12)
    for phase in 0..<Self.symbol {
      let plain = correlations.pulse(phase: phase, behind: .one, count: 9)
      let behind = correlations.pulse(phase: phase, behind: TapCorrelation(filter), count: 9)
      let slopes = correlations.slope(phase: phase, behind: TapCorrelation(filter), count: 9)
      let slope = Self.slope(filtered)
      for lag in 0..<9 {
        #expect(abs(plain[lag] - Self.correlation(Self.pulse, phase: phase, lag: lag)) < 1e-9)
        #expect(abs(behind[lag] - Self.correlation(filtered, phase: phase, lag: lag)) < 1e-9)
        // `slope` begins one sample early.
        #expect(abs(slopes[lag] - Self.correlation(slope, phase: phase + 1, lag: lag)) < 1e-7)
      }
    }
  }

  @Test("the strongest phase is the one with the most energy")
  func strongest() {
    let correlations = AggressorCorrelations(Self.pulse, samplesPerSymbol: Self.symbol, lags: 4, span: 2)
    let energies = (0..<Self.symbol).map { Self.correlation(Self.pulse, phase: $0, lag: 0) }
    #expect(correlations.strongestPhase(behind: .one) == energies.firstIndex(of: energies.max() ?? 0))
  }

  @Test("a silent pulse has no correlation")
  func silence() {
    let correlations = PhaseCorrelations([Double](repeating: 0, count: 37), samplesPerSymbol: 4, lags: 3)
    #expect(correlations.pulse(phase: 0, behind: .one, count: 3) == [0, 0, 0])
  }

  /// A specification with a flat equalizer, so that noise has only the receiver's filter.
  static func specification(step: Double) throws -> ComSpecification {
    var specification = try #require(try SampledFixture.cases().first).specification
    specification.signaling.frequencyStep = Frequency(hertz: step)
    return specification
  }

  @Test(
    "the receiver's noise at distance zero is the integral of 93A-35, at others its cosine transform",
    arguments: [0, 1, 5])
  func receiver(lag: Int) throws {
    let specification = try Self.specification(step: 10e6)
    let noise = ReceiverNoise(specification, lags: 8, habits: ComHabits())
    let (gain, low) = (Decibels(decibels: -7), Decibels(decibels: -2))
    var integral = 0.0
    let step = 5e6
    for point in 0..<80_000 {
      let hertz = (Double(point) + 0.5) * step
      let power =
        specification.receiverFilter(hertz: hertz).squaredMagnitude
        * specification.receiver.continuous.response(hertz: hertz, gain: gain, lowFrequencyGain: low).squaredMagnitude
      integral += power * step * cos(2 * Double.pi * hertz * Double(lag) / specification.signaling.rate.baud)
    }
    let expected = integral * specification.receiver.noise.voltsSquaredPerHertz
    let got = noise.correlation(gain: gain, lowFrequencyGain: low)
    #expect(abs(got[lag] - expected) < 1e-4 * noise.even(gain: gain, lowFrequencyGain: low)[0])
  }

  @Test("a script folds as the text does where a period is whole symbols, and not where it is not")
  func uneven() throws {
    let gain = Decibels(decibels: -6)
    var habits = ComHabits()
    habits.foldsUnevenly = true
    let whole = ReceiverNoise(try Self.specification(step: 42.5e6), lags: 8, habits: habits)
    #expect(whole.correlation(gain: gain, lowFrequencyGain: .zero) == whole.even(gain: gain, lowFrequencyGain: .zero))
    let broken = ReceiverNoise(try Self.specification(step: 40e6), lags: 8, habits: habits)
    let ratio =
      broken.correlation(gain: gain, lowFrequencyGain: .zero)[0] / broken.even(gain: gain, lowFrequencyGain: .zero)[0]
    #expect(ratio > 1.2)
  }

  @Test("noise of one volt's deviation is clipped at its quantile, and the step follows from the bits")
  func quantizer() throws {
    let receiver = try #require(SampledReceiver(try Self.specification(step: 10e6), habits: ComHabits()))
    let step = receiver.quantizerStep(symbols: [], variance: 1)
    // Six bits have 63 steps; 5.32672 deviations are exceeded with a probability of 5e-8.
    #expect(abs(step - 2 * SequenceDetectorTests.quantile(5e-8) / 63) < 1e-3 * step)
  }
}
