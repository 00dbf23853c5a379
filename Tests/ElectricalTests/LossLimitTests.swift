import Diagnostics
import Documents
import Electrical
import Glibc
import Numerics
import Quantities
import Testing

@Suite("Limits of loss")
struct LossLimitTests {
  private static func decode(_ yaml: String) throws -> (LossLimit, [Finding]) {
    let node = try YAML.parse(SourceFile(name: "limit.yaml", text: yaml))
    let (limit, findings, _) = Fields.decode(LossLimit.self, from: node)
    return (limit, findings)
  }

  private static let two = "name: board\nlimits: [{at: 5 GHz, loss: 7 dB}, {at: 25 GHz, loss: 27 dB}]\n"

  @Test("a limit lies along straight lines between its points, and nowhere else")
  func interpolation() throws {
    let (limit, findings) = try Self.decode(Self.two)
    #expect(findings.isEmpty)
    func loss(_ gigahertz: Double) -> Double? { limit.loss(at: Frequency(hertz: gigahertz * 1e9))?.decibels }
    #expect(loss(5) == 7)
    #expect(abs((loss(15) ?? 0) - 17) < 1e-12)
    #expect(loss(25) == 27)
    #expect(loss(4.9) == nil)
    #expect(loss(25.1) == nil)
  }

  @Test("the worst excess of a channel is found between its points too")
  func excess() throws {
    let (limit, _) = try Self.decode("name: one\nlimits: [{at: 15 GHz, loss: 10 dB}]\n")
    func sweep(_ decibels: Double) throws -> TwoPortSweep {
      let through = Complex(magnitude: pow(10, -decibels / 20), phase: 0)
      let two = TwoPort(s11: .zero, s12: through, s21: through, s22: .zero)
      return try #require(TwoPortSweep(frequenciesHz: [10e9, 20e9], referenceOhms: 100, values: [two, two]))
    }
    let worst = try #require(limit.worstExcess(of: try sweep(12)))
    #expect(worst.frequency.hertz == 15e9)
    #expect(abs(worst.loss.decibels - 12) < 1e-9)
    #expect(worst.limit.decibels == 10)
    #expect(limit.worstExcess(of: try sweep(9)) == nil)
  }

  @Test("limits that fall, stand still or are missing are refused at their line")
  func refused() throws {
    for limits in [
      "[{at: 25 GHz, loss: 27 dB}, {at: 5 GHz, loss: 7 dB}]", "[{at: 5 GHz, loss: 7 dB}, {at: 5 GHz, loss: 8 dB}]",
      "[]",
    ] {
      let (_, findings) = try Self.decode("name: board\nlimits: \(limits)\n")
      #expect(findings.map(\.code) == [.lossLimitOrder])
      #expect(findings.first?.place?.line == 2)
    }
    #expect(try Self.decode("limits: [{at: 5 GHz, loss: -7 dB}]\n").1.hasErrors)
  }
}
