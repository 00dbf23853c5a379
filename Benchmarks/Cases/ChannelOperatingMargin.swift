import Diagnostics
import Electrical
import Quantities
import Signaling

/// Channel Operating Margin of 100 Gb/s lanes: the standard's own grid of equalizers, and the grid of another program beside it.
enum ChannelOperatingMargin {
  static let benchmarks = [
    Benchmark("com-ck-grid", "all 285,033 settings of IEEE 802.3ck for 100 Gb/s by figure of merit, COM at the best") {
      try standardGrid($0)
    },
    Benchmark("com-peer", "630 settings of 100 Gb/s PAM4 with the script's habits; PyChOpMarg searches the same") {
      try besidePeer($0)
    },
  ]

  static let channel = "kr-28db"

  private static func standardGrid(_ bench: Workbench) throws -> [Measurement] {
    let lane = try read(bench)
    return try [1, 2].map { threads in
      let analysis = try ComAnalysis(specification: specification(step: 10e6, floating: floatingTaps), channel: lane)
      let (timing, result) = try Stopwatch.best(of: bench.samples) { try analysis.evaluate(0, threads: threads) }
      var measurement = Measurement(
        part: "\(threads)-threads", timing: timing, samples: bench.samples,
        check: "COM \(NumberText.fixed(result.com.decibels, decimals: 3)) dB, \(result.candidates) settings")
      measurement.figures = [("settings_per_s", Double(result.candidates) / timing.wall)]
      return measurement
    }
  }

  private static func besidePeer(_ bench: Workbench) throws -> [Measurement] {
    var coarse = specification(step: 20e6, floating: nil)
    coarse.receiver.continuous.gain = TapRange(-18, 0, step: 3)
    coarse.receiver.continuous.lowFrequency?.gain = TapRange(-4, 0, step: 2)
    coarse.transmitter.preCursor = [TapRange(-0.24, 0, step: 0.06), TapRange(0, 0.12, step: 0.06)]
    coarse.transmitter.postCursor = [TapRange(-0.1, 0, step: 0.1)]
    let analysis = try ComAnalysis(specification: coarse, channel: try read(bench), method: .script)
    let (preparing, prepared) = try Stopwatch.best(of: bench.samples) { try analysis.prepare(0) }
    let (timing, result) = try Stopwatch.best(of: bench.samples) { try prepared.search() }
    let folder = bench.root + "/Channels/" + channel
    let peers = try bench.peers.run(
      "com", samples: 1,
      files: [bench.root + "/Tests/ElectricalTests/Fixtures/com.json"]
        + ["thru", "fext", "next"].map { "\(folder)-\($0).s4p" })
    var setUp = Measurement(
      part: "set-up", timing: preparing, samples: bench.samples, check: "pulses of three paths at any gain")
    setUp.peers = peers.filter { $0.name.hasSuffix("set-up") || $0.cpu == nil }
    let margin = NumberText.fixed(result.com.decibels, decimals: 3)
    var search = Measurement(
      part: "search", timing: timing, samples: bench.samples,
      check: "COM \(margin) dB, \(result.candidates) settings")
    search.peers = peers.filter { !$0.name.hasSuffix("set-up") }
    search.figures = [("us_per_setting", timing.cpu / Double(max(1, result.candidates)) * 1e6)]
    return [setUp, search]
  }

  /// A channel that ships, with its crosstalk.
  static func read(_ bench: Workbench, _ channel: String = channel) throws -> ComChannel {
    func path(_ kind: String) throws -> ComChannel.Path {
      let file = "\(channel)-\(kind).s4p"
      let network = try Touchstone.read(bench.root + "/Channels/" + file).network
      guard let sweep = network.differential(.pairs) else {
        throw Rejection(Finding(.comChannel, .error, "`\(file)` is no four-port of one reference impedance"))
      }
      return ComChannel.Path(name: file, sweep: sweep)
    }
    return ComChannel(through: try path("thru"), farEnd: [try path("fext")], nearEnd: [try path("next")])
  }

  private static let floatingTaps = FloatingTaps(groups: 3, tapsPerGroup: 3, farthest: 40, limit: 0.05)

  /// The column of 802.3ck in the long package, with its whole grid.
  private static func specification(step: Double, floating: FloatingTaps?) -> ComSpecification {
    let rate = 53.125e9
    let corner = Frequency(hertz: rate / 80)
    let later = [ClosedRange<Double>](repeating: -0.05...0.2, count: 10)
    return ComSpecification(
      id: "802.3ck-kr", title: "100GBASE-KR1", source: "IEEE 802.3ck",
      signaling: ComSignaling(
        rate: SymbolRate(baud: rate), modulation: .pam4, samplesPerSymbol: 32, frequencyStep: Frequency(hertz: step),
        detectorErrorRatio: 1e-4),
      transmitter: ComTransmitter(
        riseTime: Duration(seconds: 7.5e-12), signalToNoise: Decibels(decibels: 33), levelMismatch: 0.95,
        victimAmplitude: Voltage(volts: 0.413), farEndAmplitude: Voltage(volts: 0.413),
        nearEndAmplitude: Voltage(volts: 0.608),
        preCursor: [TapRange(-0.34, 0, step: 0.02), TapRange(0, 0.12, step: 0.02), TapRange(-0.06, 0, step: 0.02)],
        postCursor: [TapRange(-0.2, 0, step: 0.05)], leastCursor: 0.54, randomJitter: 0.01, dualDiracJitter: 0.02),
      receiver: ComReceiver(
        noise: NoiseDensity(voltsSquaredPerHertz: 8.2e-18), bandwidth: 0.75,
        continuous: ContinuousEqualizer(
          gain: TapRange(-20, 0, step: 1), zero: Frequency(hertz: rate / 2.5), firstPole: Frequency(hertz: rate / 2.5),
          secondPole: Frequency(hertz: rate),
          lowFrequency: .init(gain: TapRange(-6, 0, step: 1), zero: corner, pole: corner)),
        feedback: FeedbackEqualizer(limits: [0...0.85, -0.15...0.3] + later, floating: floating)),
      reference: Resistance(ohms: 50),
      cases: [
        PackageCase(
          name: "long", transmitter: end(0.031), receiver: end(0.029), farEnd: end(0.031), nearEnd: end(0.029))
      ])
  }

  private static func end(_ meters: Double) -> ChannelEnd {
    let law = LineLaw(gamma0: 5e-4, a1: 8.9e-4, a2: 2e-4, delay: DelayPerLength(secondsPerMeter: 6.141e-9))
    return ChannelEnd(
      package: DevicePackage(
        pads: [.init(capacitance: Capacitance(farads: 120e-15), inductance: Inductance(henries: 120e-12))],
        bump: Capacitance(farads: 30e-15),
        lines: [
          TransmissionLine(length: Length(meters: meters), impedance: Resistance(ohms: 87.5), law: law),
          TransmissionLine(length: Length(meters: 1.8e-3), impedance: Resistance(ohms: 92.5), law: law),
        ],
        ball: Capacitance(farads: 87e-15), termination: Resistance(ohms: 50)))
  }
}
