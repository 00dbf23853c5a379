import Diagnostics
import Electrical
import Glibc
import Numerics
import Quantities
import Testing

@Suite("Effective return loss beside the margin")
struct ComReturnLossTests {
  private static let rate = 25.78125e9
  private static let frequencies = (0...3100).map { Double($0) * 20e6 }

  /// No gating, no filter: what comes back is the pulse itself.
  private static func specification(_ settings: String...) throws -> ComSpecification {
    let golden = "0.6180339887498949"
    let rule =
      "return_loss={clause: a clause, limit: 19 dB, rise_time: 16 ps, equalized_symbols: 0, symbols: 1000, "
      + "permitted_reflection: \(golden), filter: false}"
    return try ComFiles.library.read("802.3bj-kr4", settings: [rule] + settings).specification
  }

  private static func turn(_ size: Double, symbols: Double) -> (Double) -> Complex {
    { Complex(magnitude: size, phase: -2 * Double.pi * $0 * symbols / rate) }
  }

  private static func analysis(
    _ specification: ComSpecification, near: (Double) -> Complex = { _ in .zero },
    far: (Double) -> Complex = { _ in .zero }
  ) throws -> ComAnalysis {
    let through = turn(1, symbols: 25)
    let sweep = try #require(
      TwoPortSweep(
        frequenciesHz: frequencies, referenceOhms: 100,
        values: frequencies.map { TwoPort(s11: near($0), s12: through($0), s21: through($0), s22: far($0)) }))
    return try ComAnalysis(
      specification: specification, channel: ComChannel(through: ComChannel.Path(name: "lane", sweep: sweep)))
  }

  @Test("one reflection of a tenth at the near end is 20 dB there, and nothing at the far end")
  func known() throws {
    let analysis = try Self.analysis(try Self.specification(), near: Self.turn(0.1, symbols: 50))
    let verdict = try #require(analysis.returnLoss(com: nil))
    #expect(verdict.ends.map(\.place) == [.near, .far])
    #expect(abs(try #require(verdict.ends[0].loss).decibels - 20) < 0.02)
    #expect(verdict.ends[1].loss == nil && verdict.worst?.place == .near)
    #expect(verdict.passes && verdict.below.isEmpty)
    #expect(verdict.ends[0].countedSymbols == 1000)
  }

  @Test("an end below a normative limit fails, below an informative one it is only named")
  func limits() throws {
    func verdict(_ settings: String..., com: Double? = nil) throws -> ReturnLossVerdict {
      let specification = try ComFiles.library.read(
        "802.3bj-kr4",
        settings: [
          "return_loss={limit: 21 dB, rise_time: 16 ps, equalized_symbols: 0, symbols: 1000, "
            + "permitted_reflection: 0.6180339887498949, filter: false}"
        ] + settings
      ).specification
      return try #require(
        try Self.analysis(specification, far: Self.turn(-0.1, symbols: 50.3)).returnLoss(
          com: com.map { Decibels(decibels: $0) }))
    }
    let failing = try verdict()
    #expect(!failing.passes && failing.below.map(\.place) == [.far])
    let advised = try verdict("return_loss.standing=informative")
    #expect(advised.passes && advised.below.map(\.place) == [.far])
    let waived = try verdict("return_loss.waived_from=4 dB", com: 4.1)
    #expect(waived.passes && waived.below.isEmpty && waived.isWaived)
    #expect(!(try verdict("return_loss.waived_from=4 dB", com: 3.9).passes))
    #expect(try verdict("return_loss.limit=null").passes)
  }

  @Test("a channel from which nothing comes back passes any limit")
  func matched() throws {
    let verdict = try #require(
      try Self.analysis(try Self.specification("return_loss.limit=70 dB")).returnLoss(com: nil))
    #expect(verdict.worst == nil && verdict.passes)
  }

  @Test("where the fixture takes all the time that a file holds nothing is counted, and the limit is not met")
  func longFixture() throws {
    // Steps of 20 MHz hold 50 ns.
    let specification = try Self.specification("return_loss.far_fixture=60 ns")
    let verdict = try #require(try Self.analysis(specification).returnLoss(com: nil))
    #expect(verdict.ends.map(\.countedSymbols) == [1000, 0])
    #expect(!verdict.passes && verdict.below.map(\.place) == [.far])
  }

  @Test("a rule that is left out, or never was there, gives no verdict")
  func unspecified() throws {
    #expect(try Self.analysis(try Self.specification("return_loss=null")).returnLoss(com: nil) == nil)
    #expect(try Self.analysis(try ComFiles.shipped("802.3bj-kr4")).returnLoss(com: nil) == nil)
  }

  @Test("the transmitter's package at port 1 is seen from port 2 through the channel and back")
  func package() throws {
    // No pads, no lines: a die of 61.11 ohm against 50 ohm reflects a tenth.
    var specification = try Self.specification("return_loss.transmitter_package=true")
    specification.cases[0].transmitter.package = DevicePackage(
      pads: [], bump: .zero, lines: [], ball: .zero, termination: Resistance(ohms: 50 * 1.1 / 0.9))
    let verdict = try #require(try Self.analysis(specification).returnLoss(com: nil))
    #expect(verdict.ends[0].loss == nil)
    #expect(abs(try #require(verdict.ends[1].loss).decibels - 20) < 0.02)
  }

  @Test("another reference impedance reflects at the port itself")
  func reference() throws {
    // 100 ohm seen from 2 * 61.11 ohm: a tenth at no delay, counted from the middle of the pulse on.
    let verdict = try #require(
      try Self.analysis(try Self.specification("return_loss.reference=61.1111111 ohm")).returnLoss(com: nil))
    #expect(try #require(verdict.ends[0].loss).decibels < 27)
  }

  @Test("802.3ck limits backplanes to 9.7 dB by its clause; 802.3bj and the drafts of 802.3dj have no public number")
  func shipped() throws {
    let ck = try #require(try ComFiles.shipped("802.3ck-kr").returnLoss)
    #expect(ck.least == Decibels(decibels: 9.7) && ck.standing == .normative && ck.clause.contains("163"))
    #expect(try ComFiles.shipped("802.3cd-kr").returnLoss?.standing == .informative)
    for name in ComFiles.library.names where !["802.3ck-kr", "802.3cd-kr"].contains(name) {
      #expect(try ComFiles.shipped(name).returnLoss == nil, "\(name)")
    }
  }
}
