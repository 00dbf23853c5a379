import Electrical
import Glibc
import Numerics
import Quantities
import TestSupport
import Testing

@Suite("Blocks of synthesized channels")
struct ChannelBlockTests {
  private static func blocks(_ choices: inout Choices) -> [any ChannelBlock] {
    (0..<choices.integer(1...8)).map { _ in block(&choices) }
  }

  /// A block of any kind with any size that a specification may give it.
  private static func block(_ choices: inout Choices) -> any ChannelBlock {
    func number(_ low: Double, _ high: Double) -> Double {
      low + (high - low) * Double(choices.integer(0...1000)) / 1000
    }
    let dielectric = Dielectric(
      permittivity: number(1.5, 6), lossTangent: number(1e-4, 0.05),
      model: choices.integer(0...1) == 0 ? .wideband : .constant)
    switch choices.integer(0...8) {
    case 0:
      let law = SynthesisFixture.law(number(0, 1e-3), number(0, 1e-3), number(0, 4e-4), number(3.4, 8))
      return PairLine(
        length: Length(meters: number(1e-5, 0.5)), impedance: Resistance(ohms: number(20, 300)),
        commonImpedance: Resistance(ohms: number(5, 80)), propagation: .law(law),
        coupling: LaneCoupling(nearEnd: number(0, 0.05), farEndSeconds: number(0, 1e-13)))
    case 1:
      let roughness: [Roughness] = [
        .smooth, .hammerstad(height: Length(meters: number(0, 2e-6))),
        .cannonball(peakToValley: Length(meters: number(1e-7, 9e-6))),
      ]
      let conductor = Conductor(
        dcOhmsPerMeter: number(0, 50), skinOhmsPerMeterRootHertz: number(0, 3e-3),
        transition: choices.integer(0...1) == 0 ? .sum : .rootOfSquares, roughness: roughness[choices.integer(0...2)])
      let impedance = Resistance(ohms: number(20, 300))
      return PairLine(
        length: Length(meters: number(1e-5, 0.5)), impedance: impedance,
        propagation: .rlgc(RlgcModel(impedance: impedance, conductor: conductor, dielectric: dielectric)))
    case 2: return LumpedBlock(.shunt(Capacitance(farads: number(0, 1e-12))))
    case 3: return LumpedBlock(.series(Inductance(henries: number(0, 1e-9))))
    case 4:
      return OpenStub(
        length: Length(meters: number(1e-5, 5e-3)), impedance: Resistance(ohms: number(30, 200)), dielectric: dielectric
      )
    case 5: return PairSkew(delay: Duration(seconds: number(-1e-11, 1e-11)))
    case 6:
      return BlockingCapacitor(
        capacitance: Capacitance(farads: number(1e-11, 1e-6)), inductance: Inductance(henries: number(0, 1e-9)))
    case 7:
      return BlockChain(
        Via(
          barrel: Length(meters: number(1e-4, 5e-3)), stub: Length(meters: number(0, 3e-3)),
          impedance: Resistance(ohms: number(50, 120)), dielectric: dielectric,
          pad: Capacitance(farads: number(0, 1e-13))
        ).blocks)
    default:
      var model = ConnectorModel()
      model.linearLoss = number(0, 0.1)
      model.capacitance = Capacitance(farads: number(0, 1e-13))
      return ReversedBlock(BlockChain(model.blocks))
    }
  }

  @Test("every block and every cascade of blocks is passive at every frequency, and reciprocal")
  func passive() {
    let failure = counterexample(runs: 300) { choices in
      let blocks = Self.blocks(&choices)
      for hertz in [0, 4e7, 1e9, 12.34e9, 26.5625e9, 60e9] {
        for weight in [0.0, 3, -1] {
          let point = SynthesisPoint(hertz: hertz, laneWeight: weight)
          for block in blocks + [BlockChain(blocks)] {
            let network = block.network(at: point)
            guard network.isFinite else { return "\(block) is not finite at \(hertz) Hz" }
            let largest = network.largestSingularValue
            guard largest <= 1 + 1e-9 else { return "\(block) amplifies by \(largest) at \(hertz) Hz" }
            guard (network.s12.cd - network.s21.dc).magnitude < 1e-9, (network.s12.dd - network.s21.dd).magnitude < 1e-9
            else { return "\(block) is not reciprocal at \(hertz) Hz" }
          }
        }
      }
      return nil
    }
    #expect(failure == nil)
  }

  @Test("a synthesized channel is reciprocal to the last bit and passive, lanes beside it included")
  func lanes() throws {
    let coupling = LaneCoupling(
      nearEnd: Decibels(decibels: -40), farEnd: Decibels(decibels: -40), at: Frequency(hertz: 26.5625e9))
    var line = SynthesisFixture.line(80, impedance: 92)
    line.coupling = coupling
    let via = BlockChain(
      Via(
        barrel: Length(meters: 1e-3), stub: Length(meters: 3e-4), impedance: Resistance(ohms: 80),
        dielectric: SynthesisFixture.board, pad: Capacitance(farads: 3e-14)
      ).blocks)
    var design = SynthesisFixture.design(
      [via, line, PairSkew(delay: Duration(seconds: 2e-12)), via], aggressors: 2)
    design.frequenciesHz = stride(from: 0.0, through: 60e9, by: 1e9).map { $0 }
    let channel = design.synthesized()
    let all = try #require(channel.allLanes)
    #expect(all.ports == 12)
    for point in 0..<all.points {
      for row in 0..<12 {
        for column in 0..<row { #expect(all[point, row, column] == all[point, column, row]) }
      }
      #expect(all.matrix(at: point).largestSingularValue <= 1 + 1e-9)
    }
    #expect(channel.largestSingularValue <= 1 + 1e-9)
    // The files of one aggressor are parts of the whole.
    let far = try #require(channel.farEnd)
    let near = try #require(channel.nearEnd)
    for point in 0..<all.points {
      #expect(far[point, 1, 0] == all[point, 1, 4] && far[point, 0, 0] == all[point, 4, 4])
      #expect(near[point, 1, 0] == all[point, 1, 5] && near[point, 1, 1] == all[point, 1, 1])
    }
  }

  @Test("crosstalk at the near end saturates at its level, that at the far end meets its level at its frequency")
  func crosstalk() throws {
    let coupling = LaneCoupling(
      nearEnd: Decibels(decibels: -42), farEnd: Decibels(decibels: -38), at: Frequency(hertz: 20e9))
    for aggressors in [1, 4] {
      var line = SynthesisFixture.line(500)
      line.coupling = coupling
      let design = SynthesisFixture.design([line], aggressors: aggressors)
      let (own, coupled) = design.lanes(hertz: 20e9)
      let found = try #require(coupled)
      let far = SynthesisFixture.decibels(found.s21.dd) - SynthesisFixture.decibels(own.s21.dd)
      #expect(abs(far + 38) < 0.02)
      let near = try #require(design.lanes(hertz: 59e9).coupled).s11.dd
      #expect(abs(SynthesisFixture.decibels(near) + 42) < 0.05)
      // A short line couples less at its near end: 1 - e^(-2 g l), with 10 degrees of phase each way.
      line.length = Length(meters: 1e-3)
      let short = try #require(SynthesisFixture.design([line], aggressors: aggressors).lanes(hertz: 4.79e9).coupled)
      let expected = -42 + 20 * log10(2 * sin(2 * Double.pi * 4.79e9 * 5.79e-12))
      #expect(abs(SynthesisFixture.decibels(short.s11.dd) - expected) < 0.1)
    }
    #expect(SynthesisFixture.design([SynthesisFixture.line(50)], aggressors: 1).synthesized().farEnd == nil)
  }

  @Test(
    "an open stub of 1 mm at permittivity 3.9 has its null at 38 GHz", arguments: [(1.0, 3.9), (0.5, 3.0), (2.2, 3.7)])
  func stub(millimeters: Double, permittivity: Double) {
    let stub = OpenStub(
      length: Length(meters: millimeters / 1e3), impedance: Resistance(ohms: 85),
      dielectric: Dielectric(permittivity: permittivity, lossTangent: 1e-4))
    let expected = 299_792_458 / (4 * millimeters / 1e3 * permittivity.squareRoot())
    #expect(abs(stub.firstNull.hertz - expected) < 1)
    if millimeters == 1 { #expect(abs(expected / 1e9 - 38) < 0.06) }
    let grid = stride(from: 0.5 * expected, through: 1.5 * expected, by: expected / 1000)
    let deepest = grid.min { left, right in
      stub.network(at: SynthesisPoint(hertz: left)).s21.dd.magnitude
        < stub.network(at: SynthesisPoint(hertz: right)).s21.dd.magnitude
    }
    #expect(abs((deepest ?? 0) / expected - 1) < 0.002)
  }

  @Test("skew loses |cos(pi f dt)| and converts the rest: 3 ps at 53 GHz cost 1.1 dB")
  func skew() {
    let skew = PairSkew(delay: Duration(seconds: 3e-12))
    for hertz in [0, 1e9, 26.5625e9, 53e9, 60e9] {
      let network = skew.network(at: SynthesisPoint(hertz: hertz))
      let angle = Double.pi * hertz * 3e-12
      #expect(abs(network.s21.dd.magnitude - abs(cos(angle))) < 1e-15)
      #expect(abs(network.s21.cd.magnitude - abs(sin(angle))) < 1e-15)
    }
    let loss = -SynthesisFixture.decibels(skew.network(at: SynthesisPoint(hertz: 53e9)).s21.dd)
    #expect(abs(loss - 1.1) < 0.05)
  }

  @Test("a lossless line keeps the energy: what is not passed on is reflected", arguments: [30.0, 85, 100, 200])
  func lossless(ohms: Double) {
    let line = SynthesisFixture.line(37, impedance: ohms, SynthesisFixture.lossless)
    for hertz in stride(from: 0.0, through: 60e9, by: 1.7e9) {
      let network = line.network(at: SynthesisPoint(hertz: hertz))
      #expect(abs(network.s11.dd.squaredMagnitude + network.s21.dd.squaredMagnitude - 1) < 1e-13)
      #expect(abs(network.s11.cc.squaredMagnitude + network.s21.cc.squaredMagnitude - 1) < 1e-13)
    }
  }

  @Test("a via's barrel has the inductance and capacitance of its impedance")
  func barrel() {
    let via = Via(
      barrel: Length(meters: 1e-3), stub: .zero, impedance: Resistance(ohms: 90), dielectric: SynthesisFixture.board,
      pad: .zero)
    #expect(abs((via.barrelInductance.henries / via.barrelCapacitance.farads).squareRoot() - 45) < 1e-9)
    let delay = (via.barrelInductance.henries * via.barrelCapacitance.farads).squareRoot()
    #expect(abs(delay - 1e-3 * 3.7.squareRoot() / 299_792_458) < 1e-18)
  }

  @Test("a blocking capacitor stops direct current and passes what is fast")
  func capacitor() {
    let block = BlockingCapacitor(capacitance: Capacitance(farads: 1e-7))
    #expect(block.network(at: SynthesisPoint(hertz: 0)).s21.dd.magnitude < 1e-7)
    // The corner of 100 nF in each leg of 100 ohm at both sides: 1 / (2 pi 50 nF 200 ohm) = 15.9 kHz.
    let corner = 1 / (2 * Double.pi * 5e-8 * 200)
    #expect(abs(block.network(at: SynthesisPoint(hertz: corner)).s21.dd.squaredMagnitude - 0.5) < 1e-6)
    #expect(block.network(at: SynthesisPoint(hertz: 1e9)).s21.dd.magnitude > 0.999999)
  }

  @Test("causal lines answer no earlier than light arrives; a constant loss tangent does, and says so")
  func causality() {
    let law = SynthesisFixture.law(0, 3.82e-4, 9.59e-5, 5.79)
    let rough = Conductor(
      dcOhmsPerMeter: 5, skinOhmsPerMeterRootHertz: 1.2e-3, roughness: .cannonball(peakToValley: Length(meters: 4e-6)))
    let impedance = Resistance(ohms: 100)
    func pair(_ model: Dielectric.Model, _ loss: Double, _ roughness: Roughness) -> PairLine {
      var conductor = rough
      conductor.roughness = roughness
      let dielectric = Dielectric(permittivity: 3.6, lossTangent: loss, model: model)
      return PairLine(
        length: Length(meters: 0.4), impedance: impedance,
        propagation: .rlgc(RlgcModel(impedance: impedance, conductor: conductor, dielectric: dielectric)))
    }
    let causal: [(PairLine, Double)] = [
      (SynthesisFixture.line(400, law), 0.4 * 5.79e-9),
      (pair(.wideband, 0.02, rough.roughness), 0.4 * 3.6.squareRoot() / 299_792_458),
    ]
    for (line, delay) in causal {
      #expect(line.isCausal)
      // The fastest part travels a few per mille faster than where the dielectric was measured; a sample of the taper
      // is 33 ps.
      let early = SynthesisFixture.energy(before: delay * 0.97 - 3.3e-11, of: line)
      #expect(early < 1e-4, "\(early)")
    }
    #expect(!pair(.constant, 0.02, .smooth).isCausal)
    #expect(!pair(.wideband, 0.02, .hammerstad(height: Length(meters: 1e-6))).isCausal)
  }

  @Test("a computed channel read as a measured block is the channel, at another reference too")
  func measured() throws {
    let pieces: [any ChannelBlock] = [
      SynthesisFixture.line(20, impedance: 85), LumpedBlock(.shunt(Capacitance(farads: 6e-14))),
      SynthesisFixture.line(10, impedance: 110),
    ]
    // The legs of a skew have the reference impedance, whatever it is, so that it stands only where nothing is
    // renormalized.
    let skewed = SynthesisFixture.design(pieces + [PairSkew(delay: Duration(seconds: 1e-12))])
    let design = SynthesisFixture.design(pieces)
    for (design, references) in [(skewed, [50]), (design, [50, 42.5, 60])] {
      let network = try #require(design.synthesized().through)
      let block = try #require(MeasuredBlock(network, order: .pairs))
      #expect(block.isReciprocal)
      for hertz in [0, 4e9, 26.56e9, 60e9] {
        for reference in references {
          let point = SynthesisPoint(hertz: hertz, referenceOhms: reference)
          let (found, expected) = (block.network(at: point), design.chain.network(at: point))
          #expect((found.s21.dd - expected.s21.dd).magnitude < 1e-12)
          #expect((found.s11.cd - expected.s11.cd).magnitude < 1e-12)
          #expect((found.s22.cc - expected.s22.cc).magnitude < 1e-12)
        }
      }
    }
    let network = try #require(design.synthesized().through)
    let block = try #require(MeasuredBlock(network, order: .pairs))
    // Half way between two points 40 MHz apart.
    let between = SynthesisPoint(hertz: 13.30e9)
    #expect((block.network(at: between).s21.dd - design.chain.network(at: between).s21.dd).magnitude < 1e-4)
  }

  @Test("lengths scale until the loss is met, and nothing else changes", arguments: [12.0, 20, 28])
  func scaling(decibels: Double) throws {
    let nyquist = Frequency(hertz: 26.5625e9)
    let pad = LumpedBlock(.shunt(Capacitance(farads: 5e-14)))
    let design = SynthesisFixture.design([pad, SynthesisFixture.line(100, impedance: 92), pad])
    let factor = try #require(design.factor(reaching: Decibels(decibels: decibels), at: nyquist))
    let scaled = design.lengthened(by: factor)
    #expect(abs(scaled.loss(at: nyquist).decibels - decibels) < 1e-6)
    #expect((scaled.elements[1].block as? PairLine)?.length == Length(meters: 0.1) * factor)
    var fixed = design
    for index in fixed.elements.indices { fixed.elements[index].isScalable = false }
    #expect(fixed.factor(reaching: Decibels(decibels: decibels), at: nyquist) == nil)
    #expect(design.factor(reaching: Decibels(decibels: 0.001), at: nyquist) == nil)
  }
}
