import Diagnostics
import Documents
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

  @Test(
    "an element that is not there is told with how many there are",
    arguments: [
      ("cases[5].receiver.lengths=[1 mm]", "there are 2 cases"),
      ("cases[2].receiver.lengths=[1 mm]", "there are 2 cases"), ("cases[3]={name: x}", "there are 2 cases"),
      ("transmitter.pre_cursor[9]=0", "`pre_cursor` has 3 elements"),
    ])
  func beyond(setting: String, message: String) throws {
    let findings = try ComScratch.findings { try ComFiles.shipped("802.3ck-kr", setting) }
    #expect(findings.count == 1 && findings.first?.code == .badSetting)
    #expect(findings.first?.message.hasSuffix("leads nowhere: " + message) == true, "\(findings)")
  }

  @Test("a whole case may be added behind the last")
  func added() throws {
    let end = "{package: A, lengths: [12 mm, 1.8 mm]}"
    let name = try #require(try ComFiles.library.read("802.3ck-kr").resolved["packages"]?.entries?.first?.key)
    let whole = "cases[2]={name: x, transmitter: \(end.replacing("A", with: name))}"
    #expect(try ComFiles.shipped("802.3ck-kr", whole).cases.map(\.name) == ["z12", "z31", "x"])
  }

  @Test(
    "a range that leaves its limits is quoted as it was written",
    arguments: ["[0 5]", "[1 2]", "0:5", "[0:5]", "2*3", "[0 1 5]", "0:0.5:5", "-1.5"])
  func quoted(range: String) throws {
    let findings = try ComScratch.findings { try ComFiles.shipped("802.3ck-kr", "c(-1)=" + range) }
    let message = try #require(findings.first?.message)
    #expect([range, "[\(range)]"].contains { message == "`\($0)` leaves -1 to 1" }, "\(message)")
  }

  @Test("a column is no list of values to search", arguments: ["[1;2]", "[-0.1; 0]", "zeros(2,1)"])
  func column(range: String) throws {
    let keyword = try ComScratch.findings { try ComFiles.shipped("802.3ck-kr", "c(-1)=" + range) }
    #expect(keyword.map(\.message) == ["`\(range)` is no value of `c(-1)`"])
    let path = "transmitter.pre_cursor[0]='[\(range)]'"
    let own = try ComScratch.findings { try ComFiles.shipped("802.3ck-kr", path) }
    #expect(own.map(\.message) == ["`[\(range)]` has 2 rows; values of a search are one row"])
  }

  @Test("a limit of return loss without a rule says which keys the rule needs, once its number is read")
  func returnLoss() throws {
    let none = try ComScratch.findings { try ComFiles.shipped("802.3bj-kr4", "ERL Pass threshold=8") }
    let finding = try #require(none.first)
    #expect(none.count == 1 && finding.place?.file == "--set")
    for key in ["rise_time", "equalized_symbols", "symbols", "permitted_reflection"] {
      #expect(finding.message.contains("`\(key)`") && finding.help.first?.contains("return_loss.\(key)=") == true)
    }
    let part = try ComScratch.findings {
      try ComFiles.shipped("802.3bj-kr4", "ERL Pass threshold=8", "N=1000", "rho_x=0.18", "TR_TDR=0.019")
    }
    #expect(part.count == 1 && part.first?.message.hasSuffix("a new one needs `equalized_symbols` (`N_bx`)") == true)
    let bad = try ComScratch.findings { try ComFiles.shipped("802.3bj-kr4", "ERL Pass threshold=nan") }
    #expect(bad.count == 1 && bad.first?.message.contains("nan") == true, "\(bad)")
    let whole = try ComFiles.shipped(
      "802.3bj-kr4", "ERL Pass threshold=8", "return_loss.rise_time=10 ps", "return_loss.equalized_symbols=21",
      "return_loss.symbols=3500", "return_loss.permitted_reflection=0.618")
    #expect(whole.returnLoss?.least == Decibels(decibels: 8))
  }

  @Test("an unknown name suggests the one that was meant")
  func unknown() throws {
    let findings = try ComScratch.findings { try ComFiles.shipped("802.3ck-rk") }
    #expect(findings.first?.help == ["did you mean `802.3ck-kr`?"])
  }
}
