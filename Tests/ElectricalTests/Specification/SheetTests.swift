import Diagnostics
import Electrical
import Glibc
import Numerics
import Quantities
import Testing

@Suite("COM configuration sheets")
struct SheetTests {
  /// The column `ck` of the table as the sheet of the script has it: tables beside each other, settings in any of them.
  static let ck = """
    Table 93A-1 parameters,,,,,I/O control,,,,Table 93A–3 parameters,,
    Parameter,Setting,Units,Information,,DIAGNOSTICS,1,logical,,Parameter,Setting,Units
    f_b,53.125,GBd,,,DISPLAY_WINDOW,1,logical,,package_tl_gamma0_a1_a2,[5e-4 8.9e-4 2e-4],
    f_min,0.05,GHz,,,CSV_REPORT,1,logical,,package_tl_tau,6.141E-03,ns/mm
    Delta_f,0.01,GHz,,,RESULT_DIR,.\\results\\,,,package_Z_c,[87.5 87.5 ; 92.5 92.5 ],Ohm
    C_d,[1.2e-4 1.2e-4],nF,[TX RX],,SAVE_FIGURES,0,logical,,,,
    L_s,"[0.12, 0.12]",nH,[TX RX],,Port Order,[1 3 2 4],,,Table 92–12 parameters,,
    C_b,[0.3e-4 0.3e-4],nF,[TX RX],,RUNTAG,KR,,,Parameter,Setting,
    z_p select,[1 2],,[test cases to run],,COM_CONTRIBUTION,0,logical,,board_tl_gamma0_a1_a2,[0 3.8206e-04 9.5909e-05],
    z_p (TX),[12 31; 1.8 1.8],mm,[test cases],,Operational,,,,board_tl_tau,5.790E-03,ns/mm
    z_p (NEXT),[12 29; 1.8 1.8],mm,[test cases],,COM Pass threshold,3,dB,,board_Z_c,100,Ohm
    z_p (FEXT),[12 31; 1.8 1.8],mm,[test cases],,ERL Pass threshold,9.7,dB,,z_bp (TX),110.3,mm
    z_p (RX),[12 29; 1.8 1.8],mm,[test cases],,DER_0,1.00E-04,,,z_bp (NEXT),110.3,mm
    C_p,[0.87e-4 0.87e-4],nF,[TX RX],,T_r,7.50E-03,ns,,z_bp (FEXT),110.3,mm
    R_0,50,Ohm,,,FORCE_TR,1,logical,,z_bp (RX),110.3,mm
    R_d,[50 50],Ohm,[TX RX],,Local Search,2,,,C_0,[0.29e-4],nF
    A_v,0.413,V,,,BREAD_CRUMBS,0,logical,,C_1,[0.19e-4],nF
    A_fe,0.413,V,,,SAVE_CONFIG2MAT,1,logical,,Include PCB,0,logical
    A_ne,0.608,V,,,PLOT_CM,0,logical,,Floating Tap Control,,
    L,4,,,,,,,,N_bg,3,0 1 2 or 3 groups
    M,32,,,,TDR and ERL options,,,,N_bf,3,taps per group
    filter and Eq,,,,,TDR,1,logical,,N_f,40,UI span for floating taps
    f_r,0.75,*fb,,,ERL,1,logical,,bmaxg,0.05,max DFE value for floating taps
    c(0),0.54,,min,,ERL_ONLY,0,logical,,B_float_RSS_MAX,0,rss tail tap limit
    c(-1),[-0.34:0.02:0],,[min:step:max],,TR_TDR,0.01,ns,,N_tail_start,25,start of tail taps limit
    c(-2),[0:.02:0.12],,[min:step:max],,N,3500,,,,,
    c(-3),[-0.06:.02:0],,[min:step:max],,beta_x,0,,,,,
    c(1),[-0.2:0.05:0],,[min:step:max],,rho_x,0.618,,,,,
    N_b,12,UI,,,N_bx,21,UI,,,,
    b_max(1),0.85,,,,Tukey_Window,1,logical,,,,
    b_max(2..N_b),"[0.3 0.2*ones(1,10)]",,,,Sigma BBN step,5.00E-03,V,,,,
    b_min(1),0,,,,Noise jitter,,,,,,
    b_min(2..N_b),"[-0.15 -0.05*ones(1,10)]",,,,sigma_RJ,0.01,UI,,,,
    g_DC,[-20:1:0],dB,[min:step:max],,A_DD,0.02,UI,,,,
    f_z,21.25,GHz,,,eta_0,8.2E-09,V^2/GHz,,,,
    f_p1,21.25,GHz,,,SNR_TX,33,dB,,,,
    f_p2,53.125,GHz,,,R_LM,0.95,,,,,
    g_DC_HP,[-6:1:0],,[min:step:max],,,,,,,,
    f_HP_PZ,0.6640625,GHz,,,,,,,,,
    """

  static func read(_ text: String) throws -> ComLibrary.Reading {
    let scratch = try ComScratch(text, "sheet.csv")
    return try withExtendedLifetime(scratch) { try ComFiles.library.read(scratch.path) }
  }

  @Test("a sheet of the standard's numbers is the specification of the catalog")
  func equal() throws {
    let reading = try Self.read(Self.ck)
    var sheet = reading.specification
    let ours = try ComFiles.shipped("802.3ck-kr")
    #expect(reading.findings.map(\.severity) == [.note])
    #expect(reading.findings[0].message.contains("DIAGNOSTICS"))
    (sheet.id, sheet.title, sheet.source, sheet.notes, sheet.confidence) =
      (ours.id, ours.title, ours.source, ours.notes, ours.confidence)
    // A sheet names no clause.
    sheet.returnLoss?.clause = ours.returnLoss?.clause ?? ""
    #expect(sheet == ours)
  }

  @Test("the blocks may stand in any order, or below each other")
  func order() throws {
    let rows = Self.ck.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    // Rows with quoted commas are left alone.
    let turned = rows.map {
      $0.count == 12 ? ($0[9...] + [""] + $0[..<9]).joined(separator: ",") : $0.joined(separator: ",")
    }
    var (left, right) = (
      try Self.read(turned.joined(separator: "\n")).specification, try Self.read(Self.ck).specification
    )
    // The list of what was ignored follows the file.
    (left.notes, right.notes) = ([], [])
    #expect(left == right)
  }

  @Test("`Include PCB` puts the boards of the sheet at both ends")
  func boards() throws {
    let spec = try Self.read(Self.ck.replacing("Include PCB,0", with: "Include PCB,1")).specification
    let board = try #require(spec.cases[0].receiver.board)
    #expect(board.line.length == Length(meters: 0.1103) && board.packageEnd == Capacitance(farads: 0.29e-13))
    #expect(board.connectorEnd == Capacitance(farads: 0.19e-13))
  }

  @Test("floating taps belong to the feed-forward equalizer where the sheet has one")
  func feedForward() throws {
    let text = Self.ck.replacing("Local Search,2,", with: "ffe_pre_tap_len,6,").replacing(
      "PLOT_CM,0", with: "ffe_post_tap_len,8"
    )
    .replacing("N_bg,3,", with: "N_bg,2,").replacing("N_bf,3,", with: "N_bf,4,").replacing("N_f,40,", with: "N_f,80,")
    let receiver = try Self.read(text).specification.receiver
    let expected = try ComFiles.shipped("802.3dj-kr").receiver.feedForward
    #expect(receiver.feedForward?.limits == expected?.limits && receiver.feedForward?.floating == expected?.floating)
    #expect(receiver.feedback.floating == nil)
  }

  @Test("one package line and one case are plain numbers")
  func single() throws {
    let text = Self.ck.replacing("[12 31; 1.8 1.8]", with: "12").replacing("[12 29; 1.8 1.8]", with: "12")
      .replacing("[1 2],", with: "1,").replacing("[87.5 87.5 ; 92.5 92.5 ]", with: "[78.2 78.2]")
    let spec = try Self.read(text).specification
    #expect(spec.cases.map(\.name) == ["z12"])
    #expect(spec.cases[0].transmitter.package.lines.map(\.impedance.ohms) == [78.2])
  }

  @Test("a setting that is missing or cannot be read is an error at the file, all of them at once")
  func mistakes() throws {
    let text = Self.ck.replacing("eta_0,", with: "eta0,").replacing("[-0.34:0.02:0]", with: "[-0.34:0.02:0")
      .replacing("R_LM,0.95", with: "R_LM,high").replacing("[12 29; 1.8 1.8]", with: "[12 29]")
    let findings = try ComScratch.findings { try Self.read(text) }
    let messages = findings.map(\.message)
    #expect(messages.contains("the sheet has no setting `eta_0`"))
    #expect(findings.first { $0.message.contains("eta_0") }?.help.first?.contains("`eta0`") == true)
    #expect(
      findings.contains { $0.message == "the bracket is not closed" && $0.place?.line == 25 && $0.place?.column == 7 })
    #expect(findings.contains { $0.message.contains("`high` is no number") && $0.place?.line == 37 })
    #expect(messages.filter { $0.contains("1 lines in 2 cases") }.count == 2)
  }

  @Test("a setting that changes results and is not honored is a warning")
  func notHonored() throws {
    let findings = try Self.read(Self.ck.replacing("FORCE_TR,1", with: "FORCE_TR,0")).findings
    #expect(findings.contains { $0.severity == .warning && $0.message.contains("`FORCE_TR` is 0") })
  }

  @Test("effective return loss is read where `ERL` asks for it, with the script's numbers where the sheet has none")
  func returnLoss() throws {
    let text = Self.ck.replacing("beta_x,0", with: "beta_x,1.70E+09").replacing("RUNTAG,KR", with: "TDR_W_TXPKG,TRUE")
      .replacing("Sigma BBN step,5.00E-03,V", with: "fixture delay time,[0 2e-10],s").replacing(
        "N_bx,21", with: "N_by,21")
    let rule = try #require(try Self.read(text).specification.returnLoss)
    #expect(rule.incrementalLoss == Frequency(hertz: 1.7e9) && rule.includesTransmitter && rule.isWindowed)
    #expect(rule.nearFixtureDelay == .zero && rule.farFixtureDelay == Duration(seconds: 2e-10))
    // `N_bx` is `N_b` where it is missing.
    #expect(rule.equalizedSymbols == 12 && rule.symbols == 3500 && rule.riseTime == Duration(seconds: 10e-12))
    #expect(try Self.read(Self.ck.replacing("ERL,1,", with: "ERL,0,")).specification.returnLoss == nil)
    let free = Self.ck.replacing("ERL Pass threshold,9.7", with: "ERL Pass threshold,0")
    #expect(try Self.read(free).specification.returnLoss?.least == nil)
    let wrong = try ComScratch.findings {
      try Self.read(text.replacing("[0 2e-10]", with: "[0 0.2]"))
    }
    #expect(wrong.contains { $0.message.contains("a fixture delays by 0 to 1 microsecond") })
    let only = try Self.read(Self.ck.replacing("ERL_ONLY,0", with: "ERL_ONLY,1")).findings
    #expect(only.contains { $0.severity == .warning && $0.message.contains("`ERL_ONLY` is 1") })
  }

  /// The packages of the sheet as newer sheets have them: in blocks below the tables.
  private static func inBlocks(_ names: String) -> String {
    let moved = ["z_p (TX)", "z_p (RX)", "z_p (FEXT)", "z_p (NEXT)", "C_p", "R_d", "A_v", "A_fe", "A_ne"]
    var text = moved.reduce(ck) { $0.replacing("\n\($1),", with: "\nold \($1),") }
    text = text.replacing("package_", with: "old package_").replacing("RUNTAG,KR", with: "PKG_NAME,\(names)")
    func block(_ name: String, _ length: Int, _ lines: String) -> String {
      """

      .START,\(name),,,
      Parameter,Setting,Units,,
      C_p,[0.87e-4 0.87e-4],nF,,
      R_d,[50 50],Ohm,,
      A_v,0.413,V,,
      A_fe,0.413,V,,
      A_ne,0.608,V,,
      z_p (TX),[12 \(length)\(lines)],mm,,
      z_p (NEXT),[12 29\(lines)],mm,,
      z_p (FEXT),[12 \(length)\(lines)],mm,,
      z_p (RX),[12 29\(lines)],mm,,
      package_tl_gamma0_a1_a2,[5e-4 8.9e-4 2e-4],,,
      package_tl_tau,6.141E-03,ns/mm,,
      package_Z_c,[87.5 87.5\(lines.isEmpty ? "" : "; 92.5 92.5")],Ohm,,
      .END,,,,
      """
    }
    return text + block("SMALL", 31, "; 1.8 1.8") + block("PLAIN", 20, "")
  }

  @Test("packages in blocks are those that `PKG_NAME` names, one for both ends or one for each")
  func blocks() throws {
    let one = try Self.read(Self.inBlocks("SMALL")).specification
    var expected = try Self.read(Self.ck).specification
    (expected.id, expected.title, expected.notes) = (one.id, one.title, one.notes)
    #expect(one == expected)
    let two = try Self.read(Self.inBlocks("PLAIN SMALL")).specification
    let case2 = try #require(two.cases.last)
    func lengths(_ end: ChannelEnd) -> [Double] { end.package.lines.map { ($0.length.meters * 1e4).rounded() / 10 } }
    #expect(lengths(case2.transmitter) == [20] && lengths(case2.farEnd) == [20])
    #expect(lengths(case2.receiver) == [29, 1.8] && lengths(case2.nearEnd) == [29, 1.8])
  }

  @Test("blocks that do not end, have no name, or are not there are said with their line")
  func wrongBlocks() throws {
    func messages(_ text: String) throws -> [Finding] { try ComScratch.findings { try Self.read(text) } }
    let unknown = try messages(Self.inBlocks("SMAL"))
    #expect(unknown.contains { $0.message.contains("`SMAL`") && $0.help == ["did you mean `SMALL`?"] })
    let open = try messages(Self.inBlocks("SMALL") + "\n.START,LATE")
    #expect(open.contains { $0.message == "the block has no `.END`" && $0.place?.line ?? 0 > 60 })
    #expect(try messages(Self.ck + "\n.END").contains { $0.message == "`.END` ends no block" })
    let twice = try messages(Self.inBlocks("SMALL") + "\n.START,SMALL\n.END\n.START\n.END")
    #expect(twice.contains { $0.message == "two blocks are called `SMALL`" })
    #expect(twice.contains { $0.message.contains("no name") })
    let none = try messages(Self.inBlocks("SMALL").replacing("PKG_NAME", with: "RUNTAG"))
    #expect(none.contains { $0.message.contains("names none of them") && $0.expected == "one of SMALL, PLAIN" })
  }

  @Test("values that are not evenly spaced are candidates one by one")
  func uneven() throws {
    let spec = try Self.read(Self.ck.replacing("[0:.02:0.12]", with: "[0 0.02 0.05]")).specification
    #expect(spec.transmitter.preCursor[1].values == [0, 0.02, 0.05])
    #expect(spec.transmitter.preCursor[1].count == 3)
    #expect(
      try ComFiles.shipped("802.3ck-kr", "c(-2)=[0 0.02 0.05]").transmitter.preCursor[1].values == [0, 0.02, 0.05])
    let own = try ComFiles.shipped("802.3ck-kr", "receiver.continuous.gain=\"[-12 -6.5 0]\"").receiver.continuous.gain
    #expect(own.values == [-12, -6.5, 0])
  }

  @Test("`f_HP_Z` and `f_HP_P` are a zero and a pole of their own beside those of the gain")
  func ownZero() throws {
    let text = Self.ck.replacing("g_DC,[-20:1:0]", with: "g_DC,-4").replacing("g_DC_HP,[-6:1:0]", with: "f_HP_Z,0.5")
      .replacing("f_HP_PZ,0.6640625", with: "f_HP_P,0.55")
    let equalizer = try Self.read(text).specification.receiver.continuous
    for gigahertz in [0, 0.1, 0.5, 3, 20, 50.0] {
      let found = equalizer.response(hertz: gigahertz * 1e9, gain: Decibels(decibels: -4), lowFrequencyGain: .zero)
      func factor(_ corner: Double) -> Complex { Complex(1, gigahertz / corner) }
      let gain = Complex(pow(10, -4.0 / 20))
      let expected =
        gain * factor(21.25) * factor(0.5) / (factor(21.25) * factor(53.125) * factor(0.55))
      #expect((found - expected).magnitude < 1e-12)
    }
    let list = try ComScratch.findings { try Self.read(text.replacing("f_HP_Z,0.5", with: "f_HP_Z,[0.5 0.6]")) }
    #expect(list.contains { $0.message.contains("`f_HP_Z` lists 2 values") })
  }

  @Test("a sheet with another separator is told so once", arguments: [(";", "semicolons"), ("\t", "tabs")])
  func separator(mark: String, name: String) throws {
    let findings = try ComScratch.findings { try Self.read(Self.ck.replacing(",", with: mark)) }
    #expect(findings.count == 1 && findings[0].message.contains(name) && findings[0].place?.line == 3)
  }

  @Test("an ending in capitals is the same ending")
  func capitals() throws {
    let scratch = try ComScratch(Self.ck, "SHEET.CSV")
    let spec = try withExtendedLifetime(scratch) { try ComFiles.library.read(scratch.path).specification }
    #expect(spec.signaling.rate == SymbolRate(baud: 53.125e9))
  }

  @Test("too many values are one short message")
  func tooMany() throws {
    let findings = try ComScratch.findings { try Self.read(Self.ck.replacing("[0:.02:0.12]", with: "[0:1e-6:0.12]")) }
    #expect(findings.map(\.message).contains { $0.contains("120,001 values are more than the 10,000") })
  }

  @Test("a keyword twice with two values is refused")
  func twice() throws {
    let findings = try ComScratch.findings { try Self.read(Self.ck + "\nf_b,50,GBd") }
    #expect(findings.filter { $0.severity == .error }.map(\.message) == ["`f_b` is set twice, to different values"])
  }
}
