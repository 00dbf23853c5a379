import Diagnostics
import Documents
import Electrical
import Quantities
import Testing

@Suite("Specifications in PyChOpMarg's names")
struct PeerSpecificationTests {
  private static func peer(_ name: String) throws -> ComLibrary.Reading {
    try ComFiles.library.read(ComFiles.peer + "#" + name)
  }

  /// Everything but names, sources, cases and the search, in which the peer's file differs from the standard on purpose.
  private static func expectEqual(_ peer: ComSpecification, _ ours: ComSpecification) {
    #expect(peer.signaling.rate == ours.signaling.rate)
    #expect(peer.signaling.modulation == ours.signaling.modulation)
    #expect(peer.signaling.detectorErrorRatio == ours.signaling.detectorErrorRatio)
    var (left, right) = (peer.transmitter, ours.transmitter)
    (left.preCursor, left.postCursor, right.preCursor, right.postCursor) = ([], [], [], [])
    #expect(left == right)
    #expect(peer.receiver.noise == ours.receiver.noise)
    #expect(peer.receiver.bandwidth == ours.receiver.bandwidth)
    #expect(peer.receiver.feedback.limits == ours.receiver.feedback.limits)
    #expect(peer.receiver.feedForward == ours.receiver.feedForward)
    #expect(peer.receiver.sequenceDetection == ours.receiver.sequenceDetection)
    #expect(peer.receiver.continuous.secondPole == ours.receiver.continuous.secondPole)
    #expect(abs(peer.receiver.continuous.zero / ours.receiver.continuous.zero - 1) < 1e-6)
    #expect(peer.receiver.continuous.lowFrequency?.zero == ours.receiver.continuous.lowFrequency?.zero)
    #expect(peer.receiver.continuous.lowFrequency?.pole == ours.receiver.continuous.lowFrequency?.pole)
    #expect(peer.reference == ours.reference)
  }

  @Test(
    "the four specifications of the reference file hold what the catalog has",
    arguments: [
      ("25g-nrz-kr4", "802.3bj-kr4", "z30"), ("50g-pam4-cd", "802.3cd-kr", "z30"),
      ("100g-pam4-ck", "802.3ck-kr", "z31"),
      ("200g-pam4-dj", "802.3dj-kr", "A33"),
    ])
  func equal(peer name: String, ours: String, oneCase: String) throws {
    let reading = try Self.peer(name)
    #expect(reading.findings.isEmpty)
    let peer = reading.specification
    let ours = try ComFiles.shipped(ours)
    Self.expectEqual(peer, ours)
    let their = try #require(peer.cases.first)
    #expect(peer.cases.count == 1 && peer.id == name)
    var package = try #require(ours.cases.first { $0.name == oneCase }).transmitter.package
    // The reference ran 200 Gb/s with 50 ohm against 46.25 ohm.
    if name == "200g-pam4-dj" { package.termination = Resistance(ohms: 50) }
    #expect(their.transmitter.package == package)
  }

  @Test("grids are those of the file")
  func grids() throws {
    let ck = try Self.peer("100g-pam4-ck").specification
    #expect(ck.transmitter.preCursor == [TapRange(-0.24, 0, step: 0.06), TapRange(0, 0.12, step: 0.06)])
    #expect(ck.transmitter.postCursor == [TapRange(-0.1, 0, step: 0.1)])
    #expect(ck.receiver.continuous.gain == TapRange(-18, 0, step: 3))
    #expect(ck.receiver.continuous.lowFrequency?.gain == TapRange(-4, 0, step: 2))
    #expect(ck.signaling.frequencyStep == Frequency(hertz: 20e6))
    #expect(try Self.peer("25g-nrz-kr4").specification.transmitter.postCursor == [TapRange(-0.38, 0, step: 0.02)])
    #expect(try Self.peer("200g-pam4-dj").specification.signaling.frequencyStep == Frequency(hertz: 40e6))
  }

  @Test("lengths for each role make the case, and a list of cases makes several")
  func lengths() throws {
    let spec = try Self.changed(
      "\"zp_cases\": null", to: "\"zp_cases\": [{\"zp_tx\": [12, 1.8]}, {\"zp_rx\": [29, 1.8], \"zp_next\": [29, 1.8]}]"
    )
    #expect(spec.cases.map(\.name) == ["z12", "z31"])
    func first(_ end: ChannelEnd) -> Double { end.package.lines[0].length.meters * 1e3 }
    #expect(spec.cases.map { first($0.transmitter) } == [12, 31])
    #expect(spec.cases.map { first($0.receiver) } == [31, 29])
    #expect(spec.cases.map { first($0.farEnd) } == [31, 31])
    #expect(spec.cases.map { first($0.nearEnd) } == [31, 29])
  }

  @Test("host boards of the file stand at both ends, or at the receiver alone")
  func boards() throws {
    let both = try Self.changed("\"include_pcb\": 0", to: "\"include_pcb\": 1").cases[0]
    #expect(both.transmitter.board?.line.length == Length(meters: 0.151))
    #expect(both.nearEnd.board?.line.length == Length(meters: 0.072))
    #expect(both.receiver.board?.line.impedance == Resistance(ohms: 109.8))
    let receiver = try Self.changed("\"include_pcb\": 0", to: "\"include_pcb\": 2").cases[0]
    #expect(receiver.transmitter.board == nil && receiver.receiver.board != nil)
  }

  @Test("effective return loss may be given in the keywords of the sheet, and is not specified without")
  func returnLoss() throws {
    #expect(try Self.peer("100g-pam4-ck").specification.returnLoss == nil)
    let rule = try Self.changed(
      "\"include_pcb\": 0",
      to:
        "\"include_pcb\": 0, \"ERL Pass threshold\": 9, \"TR_TDR\": 0.01, \"N\": 3500, \"fixture delay time\": [0, 1e-10]"
    ).returnLoss
    #expect(rule?.least == Decibels(decibels: 9) && rule?.symbols == 3500 && rule?.equalizedSymbols == 12)
    #expect(rule?.farFixtureDelay == Duration(seconds: 1e-10) && rule?.permittedReflection == 0.618)
  }

  /// The 100 Gb/s specification with a change to its text.
  private static func changed(_ text: String, to other: String) throws -> ComSpecification {
    try read(try ComScratch.specification("100g-pam4-ck").replacing(text, with: other))
  }

  private static let minima = "\"dfe_min\": "

  @Test("minima of the feedback that are missing are the negative maxima, as in the sheet", arguments: ["null", nil])
  func mirrored(value: String?) throws {
    let given = try Self.peer("100g-pam4-ck").specification.receiver.feedback.limits
    let text = try ComScratch.specification("100g-pam4-ck")
    let (start, end) = try Self.span(of: Self.minima, in: text)
    let written = value.map { Self.minima + $0 + "," } ?? ""
    let limits = try Self.read(text[..<start] + written + text[end...]).receiver.feedback.limits
    #expect(limits.count == 12 && limits.map(\.upperBound) == given.map(\.upperBound))
    #expect(limits.allSatisfy { $0.lowerBound == -$0.upperBound })
  }

  @Test("limits of taps on one side only are refused", arguments: ["dfe_max", "rx_taps_min", "rx_taps_max"])
  func oneSided(key: String) throws {
    let name = "200g-pam4-dj"
    let text = try ComScratch.specification(name)
    let (start, end) = try Self.span(of: "\"\(key)\": ", in: text)
    let findings = try ComScratch.findings { try Self.read(text[..<start] + "\"\(key)\": null," + text[end...]) }
    #expect(findings.contains { $0.code == .badSheetSetting && $0.message.hasSuffix("without `\(key)`") })
  }

  /// Where a list and the comma behind it stand.
  private static func span(of key: String, in text: String) throws -> (String.Index, String.Index) {
    let start = try #require(text.ranges(of: key + "[").first)
    let end = try #require(text[start.upperBound...].firstIndex(of: "]"))
    let comma = try #require(text[end...].firstIndex(of: ","))
    return (start.lowerBound, text.index(after: comma))
  }

  private static func read(_ text: some StringProtocol) throws -> ComSpecification {
    let scratch = try ComScratch(String(text), "peer.json")
    return try withExtendedLifetime(scratch) { try ComFiles.library.read(scratch.path).specification }
  }

  @Test("all that is wrong with an object is said at once, each at its line")
  func mistakes() throws {
    let text = """
      {"fb": "fast", "L": 5, "DER_0": 1e-4,
       "A_v": 0.4, "A_fe": 0.4, "A_ne": [0.6, 0.7],
       "snr_TX": 33}
      """
    let scratch = try ComScratch(text, "bad.json")
    let findings = try withExtendedLifetime(scratch) {
      try ComScratch.findings { try ComFiles.library.read(scratch.path) }
    }
    let lines = findings.map { ($0.message, $0.place?.line) }
    #expect(lines.contains { $0.0.contains("`fb` holds something that is no number") && $0.1 == 1 })
    #expect(lines.contains { $0.0.contains("no modulation of 5 levels") && $0.1 == 1 })
    #expect(lines.contains { $0.0.contains("`A_ne` is 2 values") && $0.1 == 2 })
    #expect(findings.contains { $0.message.contains("no `SNR_TX`") && $0.help.first?.contains("`snr_TX`") == true })
    #expect(lines.contains { $0.0.contains("no `eta_0`") })
  }

  @Test("a file of several specifications asks for one, and suggests the one that was meant")
  func selection() throws {
    let none = try ComScratch.findings { try ComFiles.library.read(ComFiles.peer) }
    #expect(none.count == 1 && none[0].help.count == 1)
    #expect(none[0].expected == "one of 25g-nrz-kr4, 100g-pam4-ck, 50g-pam4-cd, 200g-pam4-dj")
    let near = try ComScratch.findings { try ComFiles.library.read(ComFiles.peer + "#100g-pam4-cl") }
    #expect(near[0].help == ["did you mean `#100g-pam4-ck`?"])
  }
}
