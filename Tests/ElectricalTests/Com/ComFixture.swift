import Diagnostics
import Electrical
import FoundationEssentials
import Quantities
import Signaling
import Synchronization

/// The reference results of the COM fixtures, and the specifications and channels that they are for.
enum ComFixture {
  /// One computed margin; which members are there depends on the file.
  struct Expected: Decodable {
    struct AtOtherTaps: Decodable {
      let COM_dB, FOM_dB, As, Ani: Double
    }

    let spec, channel, package: String
    let zp_tx, zp_rx, zp_next, zp_fext: [Double]
    let COM_dB, FOM_dB, g_DC, g_DC2, As, Ani, sigma_Tx, sigma_N, sigma_ISI, sigma_XT: Double
    let tx_taps, dfe_taps: [Double]
    let sigma_J, sigma_G, pulse_peak: Double?
    let cursor_sample, samples_before_peak, candidates: Int?
    let at_taps_of_com_annex93a: AtOtherTaps?

    var name: String { "\(spec) \(channel) \(package)" }

    /// The linear equalizers' settings.
    var settings: EqualizerSettings {
      EqualizerSettings(
        gain: Decibels(decibels: g_DC), lowFrequencyGain: Decibels(decibels: g_DC2),
        preCursor: [tx_taps[2], tx_taps[1], tx_taps[0]], postCursor: Array(tx_taps[3...]))
    }
  }

  /// A specification in the names of the fixture.
  struct Parameters: Decodable {
    let fb, fstep, DER_0, T_r, RLM, A_v, A_fe, A_ne, R_0, A_DD, SNR_TX, eta_0, sigma_Rj: Double
    let f_z, f_p1, f_p2, f_LF, c0_min, f_r, gamma0, a1, a2, tau: Double
    let L, M: Int
    let g_DC, g_DC2, tx_taps_min, tx_taps_max, tx_taps_step, dfe_min, dfe_max, R_d, C_b, C_p, z_c: [Double]
    let C_d, L_s: [[Double]]
  }

  private struct Margins: Decodable {
    let results: [Expected]
    let specs: [String: Parameters]?
  }

  private struct Skipping<Value: Decodable>: Decodable {
    let value: Value?
    init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
  }

  private struct PeerMargins: Decodable {
    let results: [Skipping<Expected>]
    let specs: [String: Skipping<Parameters>]
  }

  private static let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Fixtures/"
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  private static func load<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: folder + name)))
  }

  /// The text of Annex 93A, by an independent implementation.
  static func exact() throws -> [Expected] { try load("com-annex93a-exact.json", as: Margins.self).results }

  /// The same with the cursor of the scripts.
  static func residualBelowOneMillivolt() throws -> [Expected] {
    try load("com-annex93a.json", as: Margins.self).results
  }

  /// Results of PyChOpMarg for specifications without a receiver's feed-forward equalizer.
  static func script() throws -> [Expected] {
    try load("com.json", as: PeerMargins.self).results.compactMap(\.value).filter { $0.spec != "200g-pam4-dj" }
  }

  /// Results of PyChOpMarg for channels without their point at zero frequency.
  static func withoutZero() throws -> [Expected] { try load("com-without-zero.json", as: Margins.self).results }

  /// The specification of a result, with the packages of that result as its only case.
  static func specification(for expected: Expected) throws -> ComSpecification {
    guard let parameters = try load("com.json", as: PeerMargins.self).specs[expected.spec]?.value else {
      throw Rejection([])
    }
    return parameters.specification(expected)
  }

  private static let read = Mutex([String: ComChannel]())

  /// A channel that ships, with its crosstalk.
  static func channel(_ name: String) throws -> ComChannel {
    if let known = read.withLock({ $0[name] }) { return known }
    func path(_ kind: String) throws -> ComChannel.Path {
      let file = "\(name)-\(kind).s4p"
      let network = try Touchstone.read(root + "/Channels/" + file).network
      guard let sweep = network.differential(.pairs) else { throw Rejection([]) }
      return ComChannel.Path(name: file, sweep: sweep)
    }
    let channel = ComChannel(through: try path("thru"), farEnd: [try path("fext")], nearEnd: [try path("next")])
    read.withLock { $0[name] = channel }
    return channel
  }

  /// A result's analysis.
  static func analysis(_ expected: Expected, _ method: ComMethod) throws -> ComAnalysis {
    try ComAnalysis(
      specification: try specification(for: expected), channel: try channel(expected.channel), method: method)
  }
}

extension ComFixture.Parameters {
  fileprivate func specification(_ expected: ComFixture.Expected) -> ComSpecification {
    let taps = (0..<6).map { index in
      tx_taps_step[index] > 0
        ? TapRange(tx_taps_min[index], tx_taps_max[index], step: tx_taps_step[index]) : .fixed(tx_taps_min[index])
    }
    return ComSpecification(
      id: expected.spec, title: expected.spec, source: "com.json",
      signaling: ComSignaling(
        rate: SymbolRate(baud: fb * 1e9), modulation: Modulation(levels: L) ?? .nrz, samplesPerSymbol: M,
        frequencyStep: Frequency(hertz: fstep * 1e9), detectorErrorRatio: DER_0),
      transmitter: ComTransmitter(
        riseTime: Duration(seconds: T_r * 1e-9), signalToNoise: Decibels(decibels: SNR_TX), levelMismatch: RLM,
        victimAmplitude: Voltage(volts: A_v), farEndAmplitude: Voltage(volts: A_fe),
        nearEndAmplitude: Voltage(volts: A_ne), preCursor: [taps[2], taps[1], taps[0]],
        postCursor: [taps[3], taps[4], taps[5]], leastCursor: c0_min, randomJitter: sigma_Rj, dualDiracJitter: A_DD),
      receiver: ComReceiver(
        noise: NoiseDensity(voltsSquaredPerHertz: eta_0 / 1e9), bandwidth: f_r, continuous: equalizer,
        feedback: FeedbackEqualizer(limits: zip(dfe_min, dfe_max).map { $0...$1 })),
      reference: Resistance(ohms: R_0),
      cases: [
        PackageCase(
          name: expected.package, transmitter: end(expected.zp_tx, 0), receiver: end(expected.zp_rx, 1),
          farEnd: end(expected.zp_fext, 0), nearEnd: end(expected.zp_next, 0))
      ])
  }

  private var equalizer: ContinuousEqualizer {
    func range(_ gains: [Double]) -> TapRange {
      let (lowest, highest) = (gains.min() ?? 0, gains.max() ?? 0)
      return gains.count > 1
        ? TapRange(lowest, highest, step: (highest - lowest) / Double(gains.count - 1)) : .fixed(lowest)
    }
    let corner = Frequency(hertz: f_LF * 1e9)
    return ContinuousEqualizer(
      gain: range(g_DC), zero: Frequency(hertz: f_z * 1e9), firstPole: Frequency(hertz: f_p1 * 1e9),
      secondPole: Frequency(hertz: f_p2 * 1e9),
      lowFrequency: g_DC2.count > 1 ? .init(gain: range(g_DC2), zero: corner, pole: corner) : nil)
  }

  private func end(_ lengths: [Double], _ index: Int) -> ChannelEnd {
    func value(_ list: [Double]) -> Double { list[min(index, list.count - 1)] }
    let law = LineLaw(gamma0: gamma0, a1: a1, a2: a2, delay: DelayPerLength(secondsPerMeter: tau * 1e-6))
    return ChannelEnd(
      package: DevicePackage(
        pads: zip(C_d[index], L_s[index]).map {
          .init(capacitance: Capacitance(farads: $0 * 1e-9), inductance: Inductance(henries: $1 * 1e-9))
        },
        bump: Capacitance(farads: value(C_b) * 1e-9),
        lines: zip(z_c, lengths).map {
          TransmissionLine(length: Length(meters: $1 * 1e-3), impedance: Resistance(ohms: $0), law: law)
        },
        ball: Capacitance(farads: value(C_p) * 1e-9), termination: Resistance(ohms: value(R_d))))
  }
}
