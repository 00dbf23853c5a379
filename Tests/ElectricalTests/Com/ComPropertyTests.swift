import Diagnostics
import Glibc
import Numerics
import Quantities
import Testing

@testable import Electrical

@Suite("What Channel Operating Margin must do")
struct ComPropertyTests {
  static func fixture(_ name: String = "50g-pam4-cd mr-20db z30") throws -> (
    ComSpecification, ComChannel, EqualizerSettings
  ) {
    let expected = try #require(try ComFixture.exact().first { $0.name == name })
    var specification = try ComFixture.specification(for: expected)
    specification.signaling.frequencyStep = Frequency(hertz: 100e6)
    return (specification, try ComFixture.channel(expected.channel), expected.settings)
  }

  static func margin(_ specification: ComSpecification, _ channel: ComChannel, _ settings: EqualizerSettings) throws
    -> Double
  {
    try ComAnalysis(specification: specification, channel: channel).evaluate(0, at: settings).com.decibels
  }

  @Test("at fixed settings the margin falls as receiver noise grows")
  func receiverNoise() throws {
    var (specification, channel, settings) = try Self.fixture()
    var last = Double.infinity
    for factor in [0, 0.5, 1, 2, 4.0] {
      specification.receiver.noise = NoiseDensity(voltsSquaredPerHertz: 1.64e-17 * factor)
      let margin = try Self.margin(specification, channel, settings)
      #expect(margin < last)
      last = margin
    }
  }

  @Test("at fixed settings the margin falls as crosstalk grows")
  func crosstalk() throws {
    let (specification, channel, settings) = try Self.fixture()
    var last = Double.infinity
    for factor in [0, 0.5, 1, 2, 4.0] {
      var louder = channel
      func scale(_ path: inout ComChannel.Path) {
        for index in path.sweep.values.indices {
          path.sweep.values[index].s21 *= Complex(factor)
          path.sweep.values[index].s12 *= Complex(factor)
        }
      }
      scale(&louder.farEnd[0])
      scale(&louder.nearEnd[0])
      let margin = try Self.margin(specification, louder, settings)
      #expect(margin < last)
      last = margin
    }
  }

  @Test("without one term the margin is what it is when that term is zero from the start")
  func withoutTerm() throws {
    var (specification, channel, settings) = try Self.fixture()
    let all = try ComAnalysis(specification: specification, channel: channel).evaluate(0, at: settings)
    func without(_ kind: NoiseTerm.Kind) throws -> Double {
      try #require(all.terms.first { $0.kind == kind }).comWithout.decibels
    }
    #expect(all.terms.allSatisfy { $0.comWithout >= all.com })
    #expect(abs(all.density.total - 1) < 1e-9)
    #expect(
      abs(
        try without(.nearEndCrosstalk)
          - Self.margin(specification, ComChannel(through: channel.through, farEnd: channel.farEnd), settings)) < 1e-6)
    specification.receiver.noise = .zero
    #expect(abs(try without(.receiver) - Self.margin(specification, channel, settings)) < 1e-6)
    specification.receiver.noise = NoiseDensity(voltsSquaredPerHertz: 1.64e-17)
    specification.transmitter.randomJitter = 0
    #expect(abs(try without(.randomJitter) - Self.margin(specification, channel, settings)) < 1e-6)
  }

  @Test("the margin of a target below 1e-10 continues that of the targets above it")
  func tinyTargets() throws {
    var (specification, channel, settings) = try Self.fixture()
    var margins: [Double] = []
    for target in [1.01e-10, 0.99e-10] {
      specification.signaling.detectorErrorRatio = target
      margins.append(try Self.margin(specification, channel, settings))
    }
    #expect(abs(margins[0] - margins[1]) < 0.005)
    #expect(margins[1] < margins[0])
  }

  @Test("a channel at another reference impedance is renormalized first")
  func reference() throws {
    let (specification, channel, settings) = try Self.fixture()
    var other = channel
    other.through.sweep = channel.through.sweep.renormalized(toOhms: 85)
    let margin = try Self.margin(specification, channel, settings)
    #expect(abs(try Self.margin(specification, other, settings) - margin) < 1e-9)
    let back = other.through.sweep.renormalized(toOhms: 100)
    for (left, right) in zip(back.values, channel.through.sweep.values) {
      #expect((left.s21 - right.s21).magnitude < 1e-12)
      #expect((left.s11 - right.s11).magnitude < 1e-12)
    }
  }

  @Test("a response is continued to zero frequency and beyond its last point as stated")
  func continuation() {
    // A delay of 0.7 with a magnitude of 0.9 - 0.2 f, known from 0.5 to 3 in steps of 0.05.
    func response(_ f: Double) -> Complex { Complex(magnitude: 0.9 - 0.2 * f, phase: -2 * Double.pi * f * 0.7) }
    let frequencies = (10...60).map { Double($0) * 0.05 }
    let values = TransferInterpolation(frequencies: frequencies, values: frequencies.map(response), end: 6)
      .values(count: 61, step: 0.1)
    for k in 0...30 { #expect((values[k] - response(Double(k) * 0.1)).magnitude < 1e-9) }
    // The fit reaches zero before the end of the grid: from 0.3 at 3 straight to 0 at 6, with the phase of the delay.
    for k in 31...60 {
      let f = Double(k) * 0.1
      let expected = Complex(magnitude: 0.3 * (6 - f) / 3, phase: -2 * Double.pi * f * 0.7)
      #expect((values[k] - expected).magnitude < 1e-9)
    }
  }

  @Test("specifications and channels that mean nothing are refused, each with what is wrong")
  func refusals() throws {
    let (specification, channel, _) = try Self.fixture()
    func codes(_ change: (inout ComSpecification, inout ComChannel) -> Void) -> [String] {
      var (changed, lane) = (specification, channel)
      change(&changed, &lane)
      do {
        _ = try ComAnalysis(specification: changed, channel: lane)
        return []
      } catch { return error.findings.map(\.code.id) }
    }
    #expect(codes { _, _ in } == [])
    #expect(codes { spec, _ in spec.signaling.detectorErrorRatio = 2 } == ["HG2240"])
    #expect(codes { spec, _ in spec.signaling.frequencyStep = Frequency(hertz: 1e-9) } == ["HG2240"])
    #expect(codes { spec, _ in spec.signaling.frequencyStep = Frequency(hertz: .nan) }.contains("HG2240"))
    #expect(
      codes { spec, _ in spec.transmitter.preCursor = Array(repeating: TapRange(0, 1, step: 1e-5), count: 9) } == [
        "HG2240"
      ])
    #expect(codes { spec, _ in spec.cases[0].receiver.package.lines[0].length = Length(meters: -1) } == ["HG2240"])
    #expect(codes { _, lane in lane.through.sweep.values[3].s21 = Complex(.nan) } == ["HG2241"])
    #expect(codes { _, lane in lane.farEnd[0].sweep.frequenciesHz[3] = 0 } == ["HG2241"])
    var silent = channel
    for index in silent.through.sweep.values.indices { silent.through.sweep.values[index].s21 = .zero }
    #expect(throws: Rejection.self) {
      try ComAnalysis(specification: specification, channel: silent).evaluate(0, at: EqualizerSettings(gain: .zero))
    }
    #expect(throws: Rejection.self) { try ComAnalysis(specification: specification, channel: silent).evaluate(0) }
    #expect(throws: Rejection.self) { try ComAnalysis(specification: specification, channel: channel).evaluate(1) }
  }

  @Test("a file that ends below the symbol rate is warned of")
  func shortFile() throws {
    let (specification, channel, settings) = try Self.fixture()
    var cut = channel
    let count = cut.through.sweep.frequenciesHz.count { $0 < 20e9 }
    cut.through.sweep = try #require(
      TwoPortSweep(
        frequenciesHz: Array(channel.through.sweep.frequenciesHz.prefix(count)), referenceOhms: 100,
        values: Array(channel.through.sweep.values.prefix(count))))
    let analysis = try ComAnalysis(specification: specification, channel: cut)
    #expect(analysis.findings.map(\.code.id) == ["HG2242"])
    #expect(try analysis.evaluate(0, at: settings).com.decibels.isFinite)
  }
}
