import Foundation
import TestSupport
import Testing

@Suite("Malformed input is refused with its place") struct MalformedInputTests {
  /// One cause, where it stands and what the message must say.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let code: String
    let place: String
    let says: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ code: String, _ place: String, _ says: String) {
      self.name = name
      self.text = text
      self.code = code
      self.place = place
      self.says = says
    }
  }

  private static let head = "name: x\nhost: dgx-h100\nhosts: 4\n"
  static let cases: [Case] = [
    Case("a number without its unit", head + "floor: {pitch: 0.6}\n", "HG1015", "4:16", "did you mean `600 mm`"),
    Case("a unit of another dimension", head + "economics: {electricity: 3 m}\n", "HG1015", "4:26", "0.08 USD/kWh"),
    Case("an unknown key", head + "scale_ot: {switch: qm9700}\n", "HG1010", "4:1", "did you mean `scale_out`?"),
    Case("an unknown id", "name: x\nhost: dgx-h10\nhosts: 4\n", "HG1401", "2:7", "did you mean `dgx-h100`?"),
    Case("a duplicate key", head + "hosts: 5\n", "HG1004", "4:1", "first given in line 3"),
    Case("a negative count", "name: x\nhost: dgx-h100\nhosts: -4\n", "HG1014", "3:8", "outside 1 to 1,000,000"),
    Case("10^9 hosts", "name: x\nhost: dgx-h100\nhosts: 1000000000\n", "HG1014", "3:8", "outside 1 to 1,000,000"),
    Case("a count beyond 64 bits", "name: x\nhost: dgx-h100\nhosts: 99999999999999999999\n", "HG10", "3:8", "hosts"),
    Case("two contradictory counts", head + "accelerators: 100\n", "HG1104", "4:15", "write `accelerators: 32`"),
    Case("no count", "name: x\nhost: dgx-h100\n", "HG1101", "1:1", "hosts: 32"),
    Case(
      "a name that leaves the folder", "name: ../../x\nhost: dgx-h100\nhosts: 4\n", "HG1103", "1:7", "letters, digits"),
    Case("not a number", head + "economics: {pue: .nan}\n", "HG10", "4:18", "pue"),
    Case("infinity", head + "economics: {pue: 1e999}\n", "HG10", "4:18", "pue"),
    Case("a list where a mapping belongs", head + "floor: [1, 2]\n", "HG1011", "4:", "floor"),
    Case("a wrong choice", head + "scale_out: {topology: rial}\n", "HG1016", "4:23", "did you mean `rail`?"),
    Case("a tag", head + "summary: !!python/object x\n", "HG1005", "4:", "tag"),
    Case("a merge key", head + "<<: {a: 1}\n", "HG1005", "4:1", "<<"),
    Case("an alias without its anchor", head + "summary: *nothing\n", "HG10", "4:", "nothing"),
    Case("an alias to itself", head + "floor: &a {keep_outs: [*a]}\n", "HG1007", "4:", "a"),
    Case("a second document", head + "---\nname: y\n", "HG1005", "4:", "document"),
    Case("broken YAML", "name: [x\nhost: y\n", "HG1001", "2:5", "check indentation"),
    Case("an empty file", "", "HG1003", "1:1", "heliograph new"),
    Case(
      "a link rate that no port has", head + "scale_out: {switch: qm9700, link_rate: 333 Gb/s}\n", "HG1105", "4:", "333"
    ),
  ]

  @Test("One located message for each cause, exit 2, no folder", arguments: cases)
  func refuses(_ one: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write(one.text, to: "in.yaml")
    let run = try Program.run(["plan", "in.yaml"], in: folder.path)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("error[\(one.code)"), "\(run.errors)")
    #expect(run.errors.contains("--> in.yaml:\(one.place)"), "\(run.errors)")
    #expect(run.errors.contains(one.says), "\(run.errors)")
    #expect(one.text.isEmpty || run.errors.contains("| ") && run.errors.contains("^"), "\(run.errors)")
    #expect(run.errors.contains("help: ") || run.errors.contains("expected: "), "\(run.errors)")
    #expect(run.errors.components(separatedBy: "error[").count == 2, "one message: \(run.errors)")
    #expect(try Program.names(in: folder.path) == ["in.yaml"])
  }

  @Test("All mistakes of a file are told at once")
  func allAtOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("name: x\nhosst: a\nhosts: -1\nfloor: {pitch: 3 kg}\n", to: "in.yaml")
    let run = try Program.run(["check", "in.yaml"], in: folder.path)
    #expect(run.status == 2)
    for line in ["in.yaml:2:1", "in.yaml:3:8", "in.yaml:4:16"] { #expect(run.errors.contains(line)) }
  }

  @Test("After twenty messages the rest is counted")
  func twentyAtMost() throws {
    let folder = try TemporaryFolder()
    let keys = (0..<35).map { "unknown_key_\($0): 1\n" }.joined()
    try folder.write("name: x\nhost: dgx-h100\nhosts: 4\n" + keys, to: "in.yaml")
    let run = try Program.run(["check", "in.yaml"], in: folder.path)
    #expect(run.errors.components(separatedBy: "error[").count == 21)
    #expect(run.errors.contains("and 15 findings more"))
  }

  @Test("Deep nesting, alias bombs and large files are refused by their limits within seconds")
  func limits() throws {
    let folder = try TemporaryFolder()
    try folder.write("a: " + String(repeating: "[", count: 200_000), to: "deep.yaml")
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for (letter, last) in zip("bcdefghi", "abcdefgh") {
      bomb += "\(letter): &\(letter) [" + Array(repeating: "*\(last)", count: 9).joined(separator: ",") + "]\n"
    }
    try folder.write(bomb, to: "bomb.yaml")
    try folder.write(
      String(repeating: "# " + String(repeating: "y", count: 98) + "\n", count: 520_000), to: "large.yaml")
    for name in ["deep.yaml", "bomb.yaml", "large.yaml"] {
      let run = try Program.shell("ulimit -v 4000000; timeout 10 $H plan \(name)", in: folder.path)
      #expect(run.status == 2, "\(name): \(run.status) \(run.errors)")
      #expect(run.errors.contains("error[HG1002]") && run.errors.contains("--> \(name):"))
    }
    #expect(try Program.names(in: folder.path).count == 3)
  }

  @Test("Limits can be raised by options")
  func raisedLimits() throws {
    let folder = try TemporaryFolder()
    let padding = String(repeating: "# " + String(repeating: "y", count: 98) + "\n", count: 180_000)
    try folder.write(SmallScenario.text + padding, to: "in.yaml")
    #expect(try Program.run(["check", "in.yaml"], in: folder.path).status == 2)
    #expect(try Program.run(["check", "in.yaml", "--max-input-mb", "32"], in: folder.path).status == 0)
  }

  @Test(
    "What is no text, no file or no plan is refused",
    arguments: ["binary", "utf16", "folder", "missing", "empty folder"])
  func noText(_ kind: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/in.yaml"
    switch kind {
    case "binary":
      try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }).write(to: URL(fileURLWithPath: path))
    case "utf16": try Data([0xFF, 0xFE, 0x61, 0x00]).write(to: URL(fileURLWithPath: path))
    case "folder": try folder.write("x", to: "in.yaml/notes.txt")
    case "empty folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    default: break
    }
    let run = try Program.run(["plan", "in.yaml"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("error[HG") && run.errors.contains("--> in.yaml:1:1"), "\(run.errors)")
  }

  @Test("A circle of catalog rows is refused at its place")
  func cyclicOverlay() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text.replacingOccurrences(of: "qm9700", with: "s1"), to: "in.yaml")
    try folder.write(
      "kind: switch\nrows:\n  - {id: s1, extends: s2}\n  - {id: s2, extends: s1}\n", to: "ours/switches.yaml")
    let run = try Program.run(["plan", "in.yaml", "--catalog", "ours"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("error[HG1405]") && run.errors.contains("ours/switches.yaml:3:23"))
    #expect(try Program.names(in: folder.path) == ["in.yaml", "ours"])
  }

  @Test("A scenario comes from standard input, too")
  func standardInput() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text, to: "in.yaml")
    #expect(try Program.shell("$H plan - --json < in.yaml", in: folder.path).status == 0)
    let bad = try Program.shell("echo 'hosts: many' | $H plan -", in: folder.path)
    #expect(bad.status == 2)
    #expect(bad.errors.contains("--> <stdin>:1:8"))
  }

  @Test("With --json a refusal is a document, and the message stays on standard error")
  func refusalDocument() throws {
    let folder = try TemporaryFolder()
    try folder.write("hosts: -1\n", to: "in.yaml")
    let run = try Program.run(["plan", "in.yaml", "--json"], in: folder.path)
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = try #require(document?["findings"] as? [[String: Any]])
    #expect(findings.first?["code"] as? String == "HG1014")
    #expect(findings.first?["line"] as? Int == 1 && findings.first?["column"] as? Int == 8)
    #expect(run.errors.contains("error[HG1014]"))
  }

  @Test(
    "A wrong command line is a document, too, wherever --json stands",
    arguments: [
      (["--json", "plan", "--bogus", "X"], "HG5002"), (["plan", "--bogus", "X", "--json"], "HG5002"),
      (["show", "a", "runs", "--limit", "x", "--json"], "HG5005"), (["mkae", "--json"], "HG5001"),
      (["plan", "--json"], "HG5003"),
    ])
  func usageDocument(words: [String], code: String) throws {
    let run = try Program.run(words)
    #expect(run.status == 2)
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = try #require(document?["findings"] as? [[String: Any]])
    #expect(findings.map { $0["code"] as? String } == [code])
    #expect(run.errors.contains("error[\(code)]"))
    #expect(try Program.run(["plan", "--bogus", "--", "--json"]).output.isEmpty)
  }

  @Test("Control characters of an input never reach the terminal")
  func controlCharacters() throws {
    let folder = try TemporaryFolder()
    try folder.write("\"na\\e[31mme\": x\nhost: \"\\e]0;owned\\a\"\nhosts: 4\n", to: "in.yaml")
    let run = try Program.run(["check", "in.yaml"], in: folder.path)
    #expect(run.status == 2)
    #expect(!run.errors.unicodeScalars.contains("\u{1B}") && !run.errors.unicodeScalars.contains("\u{7}"))
  }
}
