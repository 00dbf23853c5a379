import Foundation
import TestSupport
import Testing

@Suite("Channels from the command line") struct SynthesizeCommandTests {
  private static let specification = Program.root + "/Channels/kr-28db.yaml"

  @Test(
    "The document has loss, reflection, delay and crosstalk at the frequencies that lanes use, and what was written")
  func document() throws {
    let folder = try TemporaryFolder()
    let files = ["-o", "\(folder.path)/t.s4p", "--fext", "\(folder.path)/f.s4p", "--all-lanes", "\(folder.path)/a.s8p"]
    let run = try Program.run(["channel", "synthesize", Self.specification, "--json"] + files)
    #expect(run.status == 0, "\(run.errors)")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "heliograph.channel-synthesis/1")
    #expect(document["is_passive"] as? Bool == true && document["is_causal"] as? Bool == true)
    let lanes = try #require(document["nyquist"] as? [[String: Any]])
    #expect(lanes.count == 4)
    let lane = try #require(lanes.first { $0["frequency_hz"] as? Double == 26.5625e9 })
    #expect(abs((lane["insertion_loss_db"] as? Double ?? 0) - 28) < 0.1)
    for key in ["return_loss_near_db", "return_loss_far_db", "delay_s", "fext_db", "next_db"] {
      #expect(lane[key] is Double, "\(key)")
    }
    let text = try String(contentsOfFile: "\(folder.path)/t.s4p", encoding: .utf8)
    #expect(text.contains("# GHz S RI R 50"))
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/a.s8p"))
  }

  @Test("A file that is there stays unless --force is given")
  func force() throws {
    let folder = try TemporaryFolder()
    let words = ["channel", "synthesize", Self.specification, "-o", "\(folder.path)/t.s4p"]
    #expect(try Program.run(words).status == 0)
    #expect(try Program.run(words).status == 2)
    #expect(try Program.run(words + ["--force"]).status == 0)
  }

  @Test("Crosstalk of lanes that do not couple, and rows that are not there, are told with their place")
  func refusals() throws {
    let folder = try TemporaryFolder()
    try folder.write("blocks: [line: {material: ultra-low-loss, length: 10 mm}]\n", to: "alone.yaml")
    let alone = try Program.run([
      "channel", "synthesize", "\(folder.path)/alone.yaml", "--fext", "\(folder.path)/f.s4p",
    ])
    #expect(alone.status == 2 && alone.errors.contains("HG2236"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/f.s4p"))
    try folder.write(
      "blocks:\n  - line: {material: ultra-low-los, length: 10 mm}\n  - cable: {gauge: 29 AWG}\n", to: "rows.yaml")
    let rows = try Program.run(["channel", "synthesize", "\(folder.path)/rows.yaml"])
    #expect(rows.status == 2)
    #expect(rows.errors.contains("did you mean `ultra-low-loss`?") && rows.errors.contains("`29awg`"))
  }

  @Test("A row of the user's own goes before the shipped one")
  func overlay() throws {
    let folder = try TemporaryFolder()
    try folder.write("blocks: [cable: {gauge: 28 AWG, length: 1 m}]\n", to: "cable.yaml")
    let wire = """
      kind: twinax-wire
      rows:
        - {id: 28awg, root_loss: 0, linear_loss: 0.4, source: {title: Our cable, year: 2026}, confidence: published}

      """
    try folder.write(wire, to: "ours/wires.yaml")
    let run = try Program.run([
      "channel", "synthesize", "\(folder.path)/cable.yaml", "--json", "--catalog", "\(folder.path)/ours",
    ])
    let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let lane = try #require((document["nyquist"] as? [[String: Any]])?.last)
    #expect(abs((lane["insertion_loss_db"] as? Double ?? 0) - 0.4 * 53.125) < 1e-6)
  }
}
