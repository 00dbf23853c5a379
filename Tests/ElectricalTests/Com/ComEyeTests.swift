import Electrical
import Quantities
import Signaling
import Testing

@Suite("Eyes of lanes") struct ComEyeTests {
  @Test("Without jitter and with even levels, each eye is twice the signal less the noise of COM high at the target")
  func height() throws {
    var (specification, channel, settings) = try ComPropertyTests.fixture()
    specification.transmitter.randomJitter = 0
    specification.transmitter.dualDiracJitter = 0
    specification.transmitter.levelMismatch = 1
    let analysis = try ComAnalysis(specification: specification, channel: channel)
    let result = try analysis.evaluate(0, at: settings)
    let eye = try #require(try analysis.prepare(0).eye(of: result, phases: 4))
    let expected = 2 * (result.signal.volts - result.noise.volts)
    for number in 0..<eye.eyeCount {
      let opening = try #require(
        eye.opening(eye: number, probability: specification.signaling.detectorErrorRatio))
      #expect(abs(opening.heightVolts - expected) < 0.02 * result.noise.volts, "\(opening.heightVolts) \(expected)")
    }
    channel.farEnd = []
    channel.nearEnd = []
    let alone = try ComAnalysis(specification: specification, channel: channel)
    let quiet = try #require(try alone.prepare(0).eye(of: try alone.evaluate(0, at: settings), phases: 4))
    #expect(quiet.symbolErrorRatio < eye.symbolErrorRatio)
  }
}
