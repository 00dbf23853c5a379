import TestSupport
import Testing

@Suite("What channel commands refuse") struct ChannelRefusalTests {
  private static let lane = ["--thru", Program.root + "/Channels/vsr-05db-thru.s4p", "--spec", "802.3ck-kr"]

  @Test(
    "Options that do not go together, and values outside of what they take, are refused before anything is written",
    arguments: [
      (["channel", "com"] + lane + ["--line", "28awg"], "HG5104"),
      (["channel", "com"] + lane + ["--impedance", "100 ohm"], "HG5104"),
      (["channel", "com"] + lane + ["--solve", "length", "--line", "28awg", "--impedance", "-5 ohm"], "HG5104"),
      (["channel", "com"] + lane + ["--solve", "length", "--line", "28awg", "--impedance", "1e9 ohm"], "HG5104"),
      (["channel", "com"] + lane + ["-o", "margin.csv"], "HG5104"),
      (["channel", "com", "--batch", "lanes.csv"] + lane, "HG5104"),
      (["channel", "com", "--batch", "lanes.csv", "--spec", "802.3ck-kr", "-o", "margins.html"], "HG5104"),
      (["channel", "com"] + lane + ["-o", "margin.txt"], "HG50"),
      (["channel", "info", Program.root + "/Channels/vsr-05db-thru.s4p", "--rate", "0 GBd"], "HG5104"),
      (["channel", "info", Program.root + "/Channels/vsr-05db-thru.s4p", "-o", "-"], "HG50"),
      (["channel", "synthesize", Program.root + "/Channels/dac-1m.yaml", "-o", "a.s4p", "--fext", "a.s4p"], "HG5104"),
      (["channel", "synthesize", Program.root + "/Channels/dac-1m.yaml", "-o", "-"], "HG50"),
      (["fec", "--code", "kp4", "--ber", "1e-4", "--decode-latency", "-10 ns"], "HG2278"),
      (["fec", "--code", "kp4", "--ber", "1e-4", "--decode-latency", "1e308 s"], "HG2278"),
      (["fec", "--code", "rs:65535,1,16", "--ber", "1e-4", "--burst", "a=0.5"], "HG2277"),
    ])
  func refused(words: [String], code: String) throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(words, in: folder.path)
    #expect(run.status == 2, "\(run.output) \(run.errors)")
    #expect(run.errors.contains("error[\(code)"), "\(run.errors)")
    #expect(try Program.names(in: folder.path).isEmpty)
  }
}
