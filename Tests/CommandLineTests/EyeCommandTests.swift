import Foundation
import TestSupport
import Testing

@Suite("Eyes on the command line") struct EyeCommandTests {
  static let lane = [
    "channel", "eye", "--thru", Program.root + "/Channels/vsr-05db-thru.s4p", "--fext",
    Program.root + "/Channels/vsr-05db-fext.s4p", "--spec", "802.3ck-kr",
  ]

  @Test("At settings by hand it tells openings, errors and what the code leaves, and draws the eye")
  func openings() throws {
    let folder = try TemporaryFolder()
    let words = Self.lane + ["--tx", "c-1=-0.06", "--gdc", "-2", "--case", "z12", "-o", "eye.svg", "--json"]
    let run = try Program.run(words, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(document?["schema"] as? String == "heliograph.eye/1")
    let cases = try #require(document?["cases"] as? [[String: Any]])
    let found = try #require(cases.first)
    #expect(cases.count == 1 && found["is_open"] as? Bool == true)
    let eyes = try #require(found["eyes"] as? [[String: Any]])
    #expect(eyes.count == 3)
    for eye in eyes {
      let heights = (eye["openings"] as? [[String: Any]] ?? []).compactMap { $0["height_mv"] as? Double }
      // At DER_0 = 1e-4, 1e-6 and 1e-12: rarer events reach farther.
      #expect(heights.count == 3 && heights[0] > heights[1] && heights[1] > heights[2])
    }
    let symbols = found["symbol_error_ratio"] as? Double ?? 1
    let bits = found["bit_error_ratio"] as? Double ?? 1
    #expect(symbols < 1e-4 && abs(bits / symbols - 0.5) < 0.01)
    let plain = try #require(found["without_precoding"] as? [String: Any])
    let precoded = try #require(found["with_precoding"] as? [String: Any])
    #expect(plain["pre_fec_ber"] as? Double ?? 0 >= bits * 0.99)
    #expect(plain["slicer_ber"] as? Double == precoded["slicer_ber"] as? Double)
    let picture = String(decoding: Program.bytes(of: folder.path + "/eye.svg") ?? Data(), as: UTF8.self)
    #expect(picture.hasPrefix("<svg") && picture.contains("class=\"dn0\"") && picture.utf8.count < 200_000)
  }

  @Test("Behind feed-forward taps it shows the slicer's eye, and what detecting sequences adds apart from it")
  func sampled() throws {
    let lane = ["--thru", "vsr-05db-thru.s4p", "--fext", "vsr-05db-fext.s4p"].map {
      $0.hasPrefix("--") ? $0 : Program.root + "/Channels/" + $0
    }
    let words = ["channel", "eye"] + lane + ["--spec", "802.3dj-kr", "--case", "A12", "--gdc", "-3"]
    let run = try Program.run(words + ["--json"])
    #expect(run.status == 0, "\(run.errors)")
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let found = try #require((document?["cases"] as? [[String: Any]])?.first)
    let settings = try #require(found["settings"] as? [String: Any])
    #expect((settings["feed_forward"] as? [Double])?.count == 87)
    let margins = ["com_dfe_db", "mlsd_gain_db", "com_db"].compactMap { found[$0] as? Double }
    #expect(margins.count == 3 && margins[0] > 0 && abs(margins[0] + margins[1] - margins[2]) < 1e-9)
    #expect((found["eyes"] as? [Any])?.count == 3 && found["is_open"] as? Bool == true)
    #expect((document?["assumptions"] as? [String])?.contains { $0.contains("before sequences are detected") } == true)
    #expect(try Program.run(words).output.contains("slicer COM dB"))
  }

  @Test("An eye that is closed ends with 1 and says what limits the lane")
  func closed() throws {
    let run = try Program.run([
      "channel", "eye", "--thru", Program.root + "/Channels/kr-28db-thru.s4p", "--spec", "802.3ck-kr", "--gdc", "0",
      "--case", "z31",
    ])
    #expect(run.status == 1 && run.errors.contains("error[HG2275]"), "\(run.status) \(run.errors)")
  }

  @Test("Settings by hand say what was taken as zero")
  func zeros() throws {
    let run = try Program.run(Self.lane + ["--tx", "c-1=-0.06", "--gdc", "-2", "--case", "z12"])
    // The specification has c(-3) to c(1) and a low-frequency stage.
    #expect(run.output.contains("taken as zero: gdc2, c-3, c-2, c1."), "\(run.output)")
    let gain = try Program.run(Self.lane + ["--gdc2", "-1", "--case", "z12"])
    #expect(gain.output.contains("taken as zero: gdc, c-3, c-2, c-1, c1."), "\(gain.output)")
  }

  @Test("A low-frequency gain without a low-frequency stage, and a coefficient given twice, are refused by name")
  func refusedByName() throws {
    let none = try Program.run(Self.lane.dropLast() + ["802.3bj-kr4", "--gdc2", "5"])
    #expect(
      none.status == 2 && none.errors.contains("error[HG2276]")
        && none.errors.contains("this specification has no low-frequency stage"), "\(none.errors)")
    let twice = try Program.run(Self.lane + ["--tx", "c-1=-0.1,c-1=-0.2"])
    #expect(
      twice.status == 2 && twice.errors.contains("error[HG2276]") && twice.errors.contains("`c-1` is given twice"),
      "\(twice.errors)")
  }

  @Test(
    "What means nothing is refused",
    arguments: [
      ["--tx", "c0=0.1"], ["--tx", "c-9=0.1"], ["--tx", "x"], ["--tx", "c-1=2"], ["--tx", "c-1=-0.5,c1=-0.5"],
      ["--gdc", "900"],
      ["--code", "kp5"], ["--spec", "nothing"], ["--case", "nothing"],
    ])
  func refusals(_ words: [String]) throws {
    let run = try Program.run(Self.lane + words)
    #expect(run.status == 2 && run.errors.contains("error[HG"), "\(run.status) \(run.errors)")
  }
}
