import Diagnostics
import Electrical
import Quantities
import Signaling
import Testing

@Suite("Changes to a specification")
struct SettingTests {
  @Test("a path changes one field and nothing else")
  func path() throws {
    var expected = try ComFiles.shipped("802.3ck-kr")
    expected.receiver.noise = NoiseDensity(voltsSquaredPerHertz: 1e-17)
    #expect(try ComFiles.shipped("802.3ck-kr", "receiver.noise=1e-8 V^2/GHz") == expected)
    #expect(try ComFiles.shipped("802.3ck-kr", "eta_0=1e-8") == expected)
  }

  @Test("keywords of the sheet take the sheet's units, or a unit of their own")
  func keywords() throws {
    let spec = try ComFiles.shipped(
      "802.3ck-kr", "SNR_TX=36", "T_r=0.004", "A_v = 400 mV", "L=6", "c(-1)=[-0.2:0.02:0]", "c(3)=-0.02", "R_d=45",
      "f_HP_PZ=1")
    #expect(spec.transmitter.signalToNoise == Decibels(decibels: 36))
    #expect(spec.transmitter.riseTime == Duration(seconds: 4e-12))
    #expect(spec.transmitter.victimAmplitude == Voltage(volts: 0.4))
    #expect(spec.signaling.modulation == .pam6)
    #expect(spec.transmitter.preCursor.first == TapRange(-0.2, 0, step: 0.02))
    #expect(spec.transmitter.postCursor == [TapRange(-0.2, 0, step: 0.05), .fixed(0), .fixed(-0.02)])
    #expect(spec.cases.allSatisfy { $0.receiver.package.termination == Resistance(ohms: 45) })
    #expect(spec.receiver.continuous.lowFrequency?.pole == Frequency(hertz: 1e9))
  }

  @Test("elements of lists are counted from zero")
  func elements() throws {
    let spec = try ComFiles.shipped("802.3ck-kr", "cases[1].receiver.lengths=[20 mm, 1.8 mm]")
    #expect(spec.cases[1].receiver.package.lines.map(\.length.meters) == [0.02, 0.0018])
    #expect(spec.cases[1].nearEnd == spec.cases[1].receiver)
  }

  @Test(
    "a mistake points into the argument",
    arguments: [
      ("receiver.noise=loud", 16, "`noise`"), ("receiver.nose=1e-8 V^2/GHz", 1, "`nose`"),
      ("reciever.noise=1", 1, "`reciever`"),
      ("T_r", 1, "sets nothing"), ("L=5", 3, "no value of `L`"), ("receiver.noise.x=1", 1, "leads nowhere"),
      ("transmitter.rise_time=5 mm", 23, "`rise_time`"), ("cases[9].name=x", 1, "leads nowhere"),
      ("=1", 1, "is no key"),
      ("transmitter.least_cursor=2", 26, "outside"), ("receiver.continuous.gain=0:0:1", 26, "step"),
    ])
  func mistakes(setting: String, column: Int, message: String) throws {
    let findings = try ComScratch.findings { try ComFiles.shipped("802.3ck-kr", "A_DD=0.02", setting) }
    let finding = try #require(findings.first)
    #expect(finding.message.contains(message))
    #expect(finding.place?.file == "--set (2)" && finding.place?.column == column)
  }

  @Test("an unknown name suggests the one that was meant")
  func unknown() throws {
    let findings = try ComScratch.findings { try ComFiles.shipped("802.3ck-rk") }
    #expect(findings.first?.help == ["did you mean `802.3ck-kr`?"])
  }
}
