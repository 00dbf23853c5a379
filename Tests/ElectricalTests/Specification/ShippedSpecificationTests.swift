import Diagnostics
import Electrical
import Quantities
import Signaling
import Testing

@Suite("Specifications of the catalog")
struct ShippedSpecificationTests {
  @Test("every file of the catalog loads without a finding")
  func all() throws {
    #expect(ComFiles.library.names.count == 8)
    for name in ComFiles.library.names {
      let reading = try ComFiles.library.read(name)
      #expect(reading.findings.isEmpty, "\(name)")
      #expect(reading.specification.id == name)
      #expect(!reading.specification.source.isEmpty && !reading.specification.cases.isEmpty)
    }
  }

  @Test("the search of 802.3ck has the 285,033 candidates of the standard's grid whose c(0) suffices")
  func candidates() throws {
    let transmitter = try ComFiles.shipped("802.3ck-kr").transmitter
    let ranges = (transmitter.preCursor + transmitter.postCursor).map(\.values)
    var sums = [0.0]
    for values in ranges { sums = sums.flatMap { sum in values.map { sum + abs($0) } } }
    let kept = sums.count { 1 - $0 >= transmitter.leastCursor - 1e-9 }
    let receiver = try ComFiles.shipped("802.3ck-kr").receiver.continuous
    #expect(kept * receiver.gain.count * (receiver.lowFrequency?.gain.count ?? 0) == 285_033)
  }

  @Test("100GBASE-KR4 has the numbers of the public sheet")
  func kr4() throws {
    let spec = try ComFiles.shipped("802.3bj-kr4")
    #expect(spec.signaling.rate == SymbolRate(baud: 25.78125e9) && spec.signaling.modulation == .nrz)
    #expect(spec.signaling.detectorErrorRatio == 1e-5)
    #expect(spec.receiver.noise.voltsSquaredPerHertz == 5.2e-17)
    #expect(spec.receiver.feedback.limits == [ClosedRange<Double>](repeating: -1...1, count: 14))
    #expect(spec.receiver.continuous.gain.values == (0...12).map { Double($0) - 12 })
    #expect(spec.receiver.continuous.lowFrequency == nil)
    #expect(spec.transmitter.preCursor == [TapRange(-0.18, 0, step: 0.02)])
    #expect(spec.transmitter.postCursor == [TapRange(-0.38, 0, step: 0.02)])
    #expect(spec.cases.map(\.name) == ["z12", "z30"])
    let long = try #require(spec.cases.last)
    #expect(long.receiver == long.transmitter && long.farEnd == long.transmitter)
    #expect(long.nearEnd.package.lines.map(\.length) == [Length(meters: 0.012)])
    #expect(long.transmitter.package.termination.ohms == 55)
  }

  @Test(
    "the receiver's package of 802.3ck is 29 mm where the transmitter's is 31 mm, and so is that of near-end aggressors"
  )
  func ck() throws {
    let long = try #require(try ComFiles.shipped("802.3ck-kr").cases.last)
    func lengths(_ end: ChannelEnd) -> [Double] { end.package.lines.map { $0.length.meters * 1e3 } }
    #expect(lengths(long.transmitter) == [31, 1.8])
    #expect(lengths(long.receiver) == [29, 1.8])
    #expect(lengths(long.farEnd) == [31, 1.8])
    #expect(lengths(long.nearEnd) == [29, 1.8])
    #expect(
      long.transmitter.package.pads == [
        .init(capacitance: Capacitance(farads: 1.2e-13), inductance: Inductance(henries: 1.2e-10))
      ])
  }

  @Test("802.3ck allows three floating groups of three taps up to tap 40 within 0.05")
  func floating() throws {
    let floating = try ComFiles.shipped("802.3ck-kr").receiver.feedback.floating
    #expect(floating == FloatingTaps(groups: 3, tapsPerGroup: 3, farthest: 40, limit: 0.05))
  }

  @Test(
    "the equalizer of 802.3dj has 15 fixed taps up to tap 87 on backplanes and cables, 14 up to 56 on chips",
    arguments: [
      ("802.3dj-kr", 6, 15, 80), ("802.3dj-cr", 6, 15, 80), ("802.3dj-c2c", 5, 14, 50), ("802.3dj-c2m-host", 5, 14, 50),
    ])
  func feedForward(name: String, before: Int, taps: Int, farthest: Int) throws {
    let spec = try ComFiles.shipped(name)
    let equalizer = try #require(spec.receiver.feedForward)
    #expect(equalizer.preCursor == before && equalizer.limits.count == taps)
    #expect(equalizer.limits[before] == 1...1)
    #expect(equalizer.limits.first == -0.7...0.7)
    #expect(equalizer.floating == FloatingTaps(groups: 2, tapsPerGroup: 4, farthest: farthest, limit: 0.05))
    #expect((spec.receiver.sequenceDetection != nil) == (before == 6))
    #expect(spec.isValidated == !name.contains("c2m"))
  }

  @Test("a host of class HH has 45 mm of package B and 74 mm of board")
  func hosts() throws {
    let spec = try ComFiles.shipped("802.3dj-cr")
    #expect(spec.cases.count == 8)
    let end = try #require(spec.cases.first { $0.name == "HH-HL" })
    #expect(end.transmitter.package.lines.map(\.length.meters) == [0.045, 0.002, 0.0013, 0.0015])
    #expect(end.transmitter.board?.line.length == Length(meters: 0.074))
    #expect(end.receiver.package.lines.map(\.length.meters) == [0.008, 0.0018])
    #expect(end.receiver.board?.line.length == Length(meters: 0.022))
    #expect(end.nearEnd == end.receiver)
  }
}
