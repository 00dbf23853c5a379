import Documents
import Electrical
import Numerics
import Quantities
import Testing

/// Numbers of another implementation (scikit-rf 2.2.0) for the channels of the repository.
@Suite("Networks agree with another implementation")
struct NetworkCheckTests {
  private let checks: Node

  init() throws { checks = try ChannelFixture.checks() }

  private func expected(_ file: String) throws -> Node { try #require(checks["files"]?[file]) }

  private static func point(_ network: ScatteringNetwork, hertz: Double) throws -> Int {
    try #require(network.frequenciesHz.firstIndex { abs($0 - hertz) < 1 })
  }

  @Test("mixed mode within 1e-8", arguments: ChannelFixture.files)
  func mixedMode(file: String) throws {
    let network = try ChannelFixture.network(file)
    let mixed = try network.mixedMode(PortOrder.pairs.pairsOfPorts)
    let differential = try #require(network.differential())
    #expect(mixed.referenceOhms == [100, 100, 25, 25])
    let expected = try expected(file)
    // Ports of the mixed network are d1, d2, c1, c2.
    let places = [
      ("SDD11", 0, 0), ("SDD21", 1, 0), ("SDD22", 1, 1), ("SCC21", 3, 2), ("SCD21", 3, 0), ("SCD11", 2, 0),
      ("SDC21", 1, 2),
    ]
    for (name, row, column) in places {
      for entry in try #require(expected[name]?.entries) {
        let gigahertz = try #require(Double(entry.key.dropLast(3)))
        let point = try Self.point(network, hertz: gigahertz * 1e9)
        let value = try entry.value.complex()
        #expect((mixed[point, row, column] - value).magnitude < 1e-8, "\(name) at \(entry.key)")
        if name == "SDD21" { #expect((differential.values[point].s21 - value).magnitude < 1e-8) }
      }
    }
  }

  @Test("points, span, passivity within 1e-6 and reciprocity", arguments: ChannelFixture.files)
  func quality(file: String) throws {
    let network = try ChannelFixture.network(file)
    let expected = try expected(file)
    let quality = NetworkQuality(network)
    #expect(Double(network.points) == (try expected.number("points")))
    #expect(network.frequenciesHz.last == (try expected.number("f_max_Hz")))
    #expect(abs(quality.largestSingularValue - (try expected.number("max_singular"))) < 1e-6)
    #expect(abs(quality.reciprocityError - (try expected.number("reciprocity_error"))) < 1e-9)
    #expect(quality.isReciprocal)
  }

  @Test("impulse response within 1e-9 of its peak, and what arrives early", arguments: ChannelFixture.thrus)
  func impulse(file: String) throws {
    let sweep = try ChannelFixture.differential(file)
    let impulse = ImpulseResponse(frequenciesHz: sweep.frequenciesHz, values: sweep.transmission)
    let expected = try #require(try expected(file)["impulse"])
    let peak = try expected.number("peak")
    #expect(impulse.peakIndex == Int(try expected.number("peak_index")))
    #expect(abs(impulse.samples[impulse.peakIndex] - peak) < 1e-9 * abs(peak))
    #expect(abs(impulse.samples.reduce(0, +) - (try expected.number("sum"))) < 1e-9)
    #expect(abs(impulse.stepSeconds / (try expected.number("dt_s")) - 1) < 1e-12)
    let early = impulse.earlyEnergyShare(beforePeak: Duration(seconds: 200e-12))
    #expect(abs(early / (try expected.number("pre_peak_energy_fraction_beyond_200ps")) - 1) < 1e-9)
  }

  @Test("step impedance within 0.01 ohm", arguments: ChannelFixture.thrus)
  func reflectometry(file: String) throws {
    let sweep = try ChannelFixture.differential(file)
    let reflection = TimeDomainReflection(
      frequenciesHz: sweep.frequenciesHz, reflection: sweep.nearReflection,
      reference: Resistance(ohms: sweep.referenceOhms))
    let expected = try #require(try expected(file)["tdr_ohm"])
    let times = try #require(expected["at_s"]).numbers()
    let impedances = try #require(expected["Z"]).numbers()
    for (time, ohms) in zip(times, impedances) {
      let index = Int((time / reflection.stepSeconds).rounded())
      #expect(abs(reflection.ohms[index] - ohms) < 0.01)
    }
  }

  @Test("group delay to its seven printed digits", arguments: ChannelFixture.thrus)
  func groupDelay(file: String) throws {
    let sweep = try ChannelFixture.differential(file)
    let delays = sweep.groupDelaysSeconds
    for entry in try #require(try expected(file)["group_delay_s"]?.entries) {
      let gigahertz = try #require(Double(entry.key.dropLast(3)))
      let point = try #require(sweep.frequenciesHz.firstIndex { abs($0 - gigahertz * 1e9) < 1 })
      #expect(abs(delays[point] / (try entry.value.number()) - 1) < 1e-6)
    }
  }

  @Test("fitted loss within 1e-4, and its deviation", arguments: ChannelFixture.thrus)
  func fittedLoss(file: String) throws {
    let sweep = try ChannelFixture.differential(file)
    let fit = try #require(FittedLoss(sweep, from: Frequency(hertz: 1e9), to: Frequency(hertz: 30e9)))
    let expected = try #require(try expected(file)["fitted_loss_1_to_30GHz"])
    let coefficients = try #require(expected["a"]).numbers()
    for (value, reference) in zip(fit.coefficients, coefficients) {
      #expect(abs(value / reference - 1) < 1e-4)
    }
    #expect(abs(fit.deviation.decibels / (try expected.number("ild_rms_dB")) - 1) < 1e-4)
  }

  @Test("cascades within 1e-7")
  func cascade() throws {
    for entry in try #require(checks["cascade"]?.elements) {
      let first = try ChannelFixture.network((entry["first"]?.text ?? "") + "-thru.s4p")
      let second = try ChannelFixture.network((entry["second"]?.text ?? "") + "-thru.s4p")
      let joined = try first.followed(by: second, sides: PortSides(.pairs))
      let point = try Self.point(joined, hertz: try entry.number("f_Hz"))
      let matrix = try #require(entry["S"]).matrix()
      #expect((joined.matrix(at: point) - matrix).largestMagnitude < 1e-7)
      // The differential two-ports see mode conversion only in the four-port.
      let differential = try #require(joined.differential())
      let transmission = try #require(entry["SDD21"]).complex()
      let reflection = try #require(entry["SDD11"]).complex()
      #expect((differential.values[point].s21 - transmission).magnitude < 1e-7)
      #expect((differential.values[point].s11 - reflection).magnitude < 1e-7)
    }
  }

  @Test("renormalized within 1e-8")
  func renormalize() throws {
    for entry in try #require(checks["renormalise"]?.elements) {
      let network = try ChannelFixture.network((entry["file"]?.text ?? "") + "-thru.s4p")
      let ohms = try entry.number("single_ended_ohm")
      let renormalized = try network.renormalized(toOhms: [ohms, ohms, ohms, ohms])
      let point = try Self.point(network, hertz: try entry.number("f_Hz"))
      let matrix = try #require(entry["S"]).matrix()
      #expect((renormalized.matrix(at: point) - matrix).largestMagnitude < 1e-8)
    }
  }
}
