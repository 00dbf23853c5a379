import Electrical
import Quantities
import Signaling

/// Channel Operating Margin of 200 Gb/s lanes behind a sampled receiver: a wide grid, and the grid of another program beside it.
enum ChannelOperatingMargin200G {
  static let benchmarks = [
    Benchmark(
      "com-200g",
      "200 Gb/s behind a sampled receiver: 7,848 settings, and 36 beside PyChOpMarg, which searches the same"
    ) {
      try [wideGrid($0), besidePeer($0)]
    }
  ]

  private static let channel = "dac-1m"

  private static func wideGrid(_ bench: Workbench) throws -> Measurement {
    var wide = specification
    wide.receiver.continuous.gain = TapRange(-12, -10, step: 1)
    wide.receiver.continuous.lowFrequency?.gain = TapRange(-3, 0, step: 3)
    wide.transmitter.preCursor = [TapRange(-0.34, 0, step: 0.02), TapRange(0, 0.14, step: 0.02)]
    wide.transmitter.postCursor = [TapRange(-0.2, 0, step: 0.02)]
    let analysis = try ComAnalysis(specification: wide, channel: try ChannelOperatingMargin.read(bench, channel))
    let (timing, result) = try Stopwatch.best(of: bench.samples) { try analysis.evaluate(0) }
    var measurement = measurement("wide-grid", timing, result, bench)
    // Levinson's recursion over 87 positions is four products a step, at each of 33 phases.
    let products = Double(result.candidates) * 33 * 2 * 87 * 87
    measurement.limit = .init(
      text: "arithmetic: the bound of every phase, 33 x 2 x 87^2 products a setting, 4 a nanosecond",
      seconds: products / 4e9)
    return measurement
  }

  private static func besidePeer(_ bench: Workbench) throws -> Measurement {
    let lane = try ChannelOperatingMargin.read(bench, channel)
    let analysis = try ComAnalysis(specification: specification, channel: lane, method: .script)
    let (timing, result) = try Stopwatch.best(of: bench.samples) { try analysis.evaluate(0) }
    var measurement = measurement("peer-grid", timing, result, bench)
    let folder = bench.root + "/Channels/" + channel
    measurement.peers = try bench.peers.run(
      "com-200g", samples: 1,
      files: [bench.root + "/Tests/ElectricalTests/Fixtures/com.json"]
        + ["thru", "fext", "next"].map { "\(folder)-\($0).s4p" })
    return measurement
  }

  private static func measurement(_ part: String, _ timing: Timing, _ result: ComCaseResult, _ bench: Workbench)
    -> Measurement
  {
    var measurement = Measurement(
      part: part, timing: timing, samples: bench.samples,
      check:
        "COM \(NumberText.fixed(result.com.decibels, decimals: 3)) dB, \(result.candidates) settings, set-up included")
    measurement.figures = [("us_per_setting", timing.cpu / Double(max(1, result.candidates)) * 1e6)]
    return measurement
  }

  /// The column of 200 Gb/s a lane in the long package of class A, as the reference results have it: coarse grids, 50 ohm terminations.
  private static var specification: ComSpecification {
    let rate = 106.25e9
    let corner = Frequency(hertz: rate / 80)
    let wide = [ClosedRange<Double>](repeating: -0.7...0.7, count: 15)
    return ComSpecification(
      id: "200g-pam4-dj", title: "200 Gb/s a lane", source: "IEEE P802.3dj draft 3.3",
      signaling: ComSignaling(
        rate: SymbolRate(baud: rate), modulation: .pam4, samplesPerSymbol: 32, frequencyStep: Frequency(hertz: 40e6),
        detectorErrorRatio: 2e-4),
      transmitter: ComTransmitter(
        riseTime: Duration(seconds: 4e-12), signalToNoise: Decibels(decibels: 33.5), levelMismatch: 0.95,
        victimAmplitude: Voltage(volts: 0.385), farEndAmplitude: Voltage(volts: 0.385),
        nearEndAmplitude: Voltage(volts: 0.481),
        preCursor: [TapRange(-0.2, 0, step: 0.1), TapRange(0, 0.06, step: 0.06)], postCursor: [.fixed(0)],
        leastCursor: 0.54, randomJitter: 0.01, dualDiracJitter: 0.02),
      receiver: ComReceiver(
        noise: NoiseDensity(voltsSquaredPerHertz: 7.5e-18), bandwidth: 0.55,
        continuous: ContinuousEqualizer(
          gain: TapRange(-12, 0, step: 6), zero: Frequency(hertz: rate / 2.5), firstPole: Frequency(hertz: rate / 2.5),
          secondPole: Frequency(hertz: rate),
          lowFrequency: .init(gain: TapRange(-3, 0, step: 3), zero: corner, pole: corner)),
        feedback: FeedbackEqualizer(limits: [0...0.85]),
        feedForward: FeedForwardEqualizer(
          preCursor: 6, limits: wide, floating: FloatingTaps(groups: 2, tapsPerGroup: 4, farthest: 80, limit: 0.05),
          quantizerBits: 6),
        sequenceDetection: SequenceDetection(noiseAllowance: Decibels(decibels: 3))),
      reference: Resistance(ohms: 46.25),
      cases: [PackageCase(name: "A33", transmitter: end, receiver: end, farEnd: end, nearEnd: end)])
  }

  private static var end: ChannelEnd {
    let law = LineLaw(gamma0: 5e-4, a1: 8.9e-4, a2: 2e-4, delay: DelayPerLength(secondsPerMeter: 6.141e-9))
    let pads = [(40e-15, 130e-12), (90e-15, 150e-12), (110e-15, 140e-12)]
    return ChannelEnd(
      package: DevicePackage(
        pads: pads.map { .init(capacitance: Capacitance(farads: $0), inductance: Inductance(henries: $1)) },
        bump: Capacitance(farads: 30e-15),
        lines: [
          TransmissionLine(length: Length(meters: 0.033), impedance: Resistance(ohms: 87.5), law: law),
          TransmissionLine(length: Length(meters: 1.8e-3), impedance: Resistance(ohms: 92.5), law: law),
        ],
        ball: Capacitance(farads: 40e-15), termination: Resistance(ohms: 50)))
  }
}
