import Glibc
import Numerics
import Quantities
import Testing

@testable import Electrical
@testable import Signaling

@Suite("Eyes behind a sampled receiver") struct SampledEyeTests {
  /// A lane at the reference settings, and its margin.
  private struct Lane {
    let specification: ComSpecification
    let lane: ComLane
    let result: ComCaseResult

    var taps: [Double] { result.settings.feedForward }
    var cursorTap: Int { specification.receiver.feedForward?.preCursor ?? 0 }

    init(_ change: (inout ComSpecification) -> Void = { _ in }) throws {
      let item = try #require(try SampledFixture.cases().first { $0.testDescription == "vsr-05db A33" })
      var specification = item.specification
      change(&specification)
      self.specification = specification
      lane = try ComAnalysis(specification: specification, channel: try ComFixture.channel(item.expected.channel))
        .prepare(0)
      result = try lane.evaluate(at: item.base.settings)
    }

    /// The feed-forward sum at one sample, written out.
    func equalized(_ pulse: [Double], at index: Int) -> Double {
      taps.enumerated().reduce(0) { sum, tap in
        let source = index - (tap.offset - cursorTap) * lane.bank.samplesPerSymbol
        return sum + (pulse.indices.contains(source) ? tap.element * pulse[source] : 0)
      }
    }

    /// The samples at the slicer but for the cursor's, less feedback.
    func interference() -> [Double] {
      let (pulse, symbol) = (lane.bank.equalized(lane.bank.victim, result.settings), lane.bank.samplesPerSymbol)
      let cursor = result.pulse.cursor
      let height = equalized(pulse, at: cursor)
      return stride(from: cursor % symbol, to: pulse.count, by: symbol).filter { $0 != cursor }.map { index in
        let place = (index - cursor) / symbol - 1
        let feedback = result.settings.feedback
        return equalized(pulse, at: index) - (feedback.indices.contains(place) ? feedback[place] * height : 0)
      }
    }
  }

  @Test("At the decision its pulse has the cursor, the samples before and behind it, and the crosstalk that COM has")
  func samples() throws {
    let lane = try Lane()
    let (result, symbol) = (lane.result, lane.lane.bank.samplesPerSymbol)
    let pulses = try #require(lane.lane.eyePulses(of: result))
    #expect(lane.taps.count > 15 && lane.taps[lane.cursorTap] == 1)
    let amplitude = lane.specification.transmitter.levelMismatch / 3
    #expect(abs(amplitude * pulses.response(at: 0) - result.signal.volts) < 1e-9 * result.signal.volts)
    let input = lane.lane.bank.equalized(lane.lane.bank.victim, result.settings)
    for place in -40...120 {
      let sample = lane.equalized(input, at: result.pulse.cursor + place * symbol)
      #expect(abs(pulses.response(at: Double(place)) - sample) < 1e-9 * result.signal.volts)
      let held = place == 1 ? (result.settings.feedback.first ?? 0) * pulses.response(at: 0) : 0
      let residual = result.pulse.residuals[result.pulse.residualCursor + place]
      #expect(place == 0 || abs(sample - held - residual) < 1e-9 * result.signal.volts)
    }
    let terms = [NoiseTerm.Kind.farEndCrosstalk, .nearEndCrosstalk].map { result.sigma($0).volts }
    #expect(pulses.crosstalkVolts.count == 2)
    for (samples, sigma) in zip(pulses.crosstalkVolts, terms) {
      let found = (Modulation.pam4.symbolPower * samples.reduce(0) { $0 + $1 * $1 }).squareRoot()
      #expect(sigma > 0 && abs(found - sigma) < 1e-9 * sigma)
    }
  }

  @Test(
    "Noise is that of COM: the receiver's through filters and taps by the integral, the quantizer's through each tap")
  func noise() throws {
    let lane = try Lane()
    let (result, receiver) = (lane.result, lane.specification.receiver)
    let eye = try #require(lane.lane.eye(of: result, phases: 4))
    let gains = [result.settings.gain, result.settings.lowFrequencyGain].map { pow(10, $0.decibels / 20) }
    let low = try #require(receiver.continuous.lowFrequency)
    let symbolSeconds = 1 / lane.specification.signaling.rate.baud
    let step = 10e6
    func square(_ gain: Double, _ hertz: Double, _ zero: Frequency, _ poles: [Frequency]) -> Double {
      let top = gain * gain + (hertz / zero.hertz) * (hertz / zero.hertz)
      return poles.reduce(top) { $0 / (1 + (hertz / $1.hertz) * (hertz / $1.hertz)) }
    }
    var sum = 0.0
    for point in 0..<100_000 {
      let hertz = (Double(point) + 0.5) * step
      let angle = 2 * Double.pi * hertz * symbolSeconds
      let (real, imaginary) = lane.taps.enumerated().reduce((0.0, 0.0)) { sum, tap in
        (sum.0 + tap.element * cos(angle * Double(tap.offset)), sum.1 + tap.element * sin(angle * Double(tap.offset)))
      }
      let equalizer = receiver.continuous
      sum +=
        step * lane.specification.receiverFilter(hertz: hertz).squaredMagnitude * (real * real + imaginary * imaginary)
        * square(gains[0], hertz, equalizer.zero, [equalizer.firstPole, equalizer.secondPole])
        * square(gains[1], hertz, low.zero, [low.pole])
    }
    let received = result.sigma(.receiver).volts
    #expect(abs((receiver.noise.voltsSquaredPerHertz * sum).squareRoot() - received) < 1e-4 * received)
    let gaussian = hypot(received, result.sigma(.transmitter).volts)
    #expect(abs(eye.conditions.noiseVolts - gaussian) < 1e-12 * gaussian)
    let rounding = (eye.conditions.uniformVolts.reduce(0) { $0 + $1 * $1 } / 12).squareRoot()
    #expect(rounding > 0 && abs(rounding - result.sigma(.quantizer).volts) < 1e-9 * rounding)
  }

  @Test("Without jitter its wrong symbols are those of the characteristic function of every sample, noise and rounding")
  func errors() throws {
    let lane = try Lane {
      $0.transmitter.randomJitter = 0
      $0.transmitter.dualDiracJitter = 0
      // Enough noise that errors are not beyond what a difference from one half can tell.
      $0.receiver.noise = NoiseDensity(voltsSquaredPerHertz: 40 * $0.receiver.noise.voltsSquaredPerHertz)
    }
    let pulses = try #require(lane.lane.eyePulses(of: lane.result))
    let eye = try #require(lane.lane.eye(of: lane.result, phases: 4))
    let (levels, limits) = (eye.conditions.levels, eye.thresholds)
    let samples = lane.interference() + pulses.crosstalkVolts.flatMap { $0 }
    let sigma = eye.conditions.noiseVolts
    func characteristic(_ frequency: Double) -> Double {
      var product = exp(-0.5 * sigma * sigma * frequency * frequency)
      for width in eye.conditions.uniformVolts {
        product *= sin(0.5 * width * frequency) / (0.5 * width * frequency)
      }
      // Levels come in pairs of opposite sign.
      for sample in samples {
        product *= (cos(levels[3] * sample * frequency) + cos(levels[2] * sample * frequency)) / 2
      }
      return product
    }
    // A series whose only error is what lies farther out than half its period (Beaulieu, 1990).
    let period = 2 * (samples.reduce(eye.conditions.uniformVolts.reduce(12 * sigma, +)) { $0 + abs($1) })
    let base = 2 * Double.pi / period
    let values = stride(from: 1, through: Int(9 / (sigma * base)) + 1, by: 2).map { number in
      (frequency: Double(number) * base, weight: characteristic(Double(number) * base) / Double(number))
    }
    func above(_ limit: Double) -> Double {
      0.5 - 2 / Double.pi * values.reduce(0) { $0 + $1.weight * sin($1.frequency * limit) }
    }
    let cursor = lane.lane.bank.equalized(lane.lane.bank.victim, lane.result.settings)
    let height = lane.equalized(cursor, at: lane.result.pulse.cursor)
    let wrong = limits.enumerated().reduce(0.0) { sum, limit in
      sum + above(limit.element - levels[limit.offset] * height)
        + above(levels[limit.offset + 1] * height - limit.element)
    }
    let expected = wrong / 4
    #expect(expected > 1e-7 && expected < 0.01, "\(expected)")
    #expect(abs(eye.symbolErrorRatio - expected) < 0.01 * expected, "\(eye.symbolErrorRatio) \(expected)")
  }

  @Test(
    "With even levels and without jitter each eye is twice the signal less the noise of COM's decision feedback high")
  func height() throws {
    let lane = try Lane {
      $0.transmitter.randomJitter = 0
      $0.transmitter.dualDiracJitter = 0
      $0.transmitter.levelMismatch = 1
    }
    let eye = try #require(lane.lane.eye(of: lane.result, phases: 4))
    let expected = 2 * (lane.result.signal.volts - lane.result.noise.volts)
    for number in 0..<eye.eyeCount {
      let opening = try #require(
        eye.opening(eye: number, probability: lane.specification.signaling.detectorErrorRatio))
      #expect(abs(opening.heightVolts - expected) < 0.02 * lane.result.noise.volts)
    }
  }

  @Test("Between the decisions the waveform is that of the taps at every phase, and jitter closes the eye")
  func waveform() throws {
    let lane = try Lane()
    let pulses = try #require(lane.lane.eyePulses(of: lane.result))
    let input = lane.lane.bank.equalized(lane.lane.bank.victim, lane.result.settings)
    for offset in -48...48 {
      let time = Double(offset) / Double(lane.lane.bank.samplesPerSymbol)
      let sample = lane.equalized(input, at: lane.result.pulse.cursor + offset)
      #expect(abs(pulses.response(at: time) - sample) < 1e-9 * lane.result.signal.volts)
    }
    let still = try Lane {
      $0.transmitter.randomJitter = 0
      $0.transmitter.dualDiracJitter = 0
    }
    let jittered = try #require(lane.lane.eye(of: lane.result, phases: 32))
    let quiet = try #require(still.lane.eye(of: still.result, phases: 32))
    let heights = [jittered, quiet].compactMap { $0.worstOpening(probability: 1e-5)?.heightVolts }
    #expect(heights.count == 2 && heights[0] < heights[1])
    let widths = [jittered, quiet].compactMap { $0.worstOpening(probability: 1e-5)?.width }
    #expect(widths.count == 2 && widths[0] > 0.02 && widths[0] < widths[1])
  }
}
