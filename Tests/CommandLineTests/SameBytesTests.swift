import Foundation
import TestSupport
import Testing

@Suite("Same input, same bytes") struct SameBytesTests {
  @Test("Time zone, home, mask, width, processor and folder change nothing")
  func surroundings() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text, to: "in.yaml")
    try folder.write(SmallScenario.text, to: "deeper/folder/in.yaml")
    let lines = [
      "$H plan in.yaml -o a", "$H plan in.yaml -o b", "TZ=Asia/Kathmandu HOME=/nonexistent $H plan in.yaml -o c",
      "umask 077; $H plan in.yaml -o d", "COLUMNS=40 $H plan in.yaml -o e",
      "env -i $H plan in.yaml -o f", "taskset -c 0 $H plan in.yaml -o g",
      "cd deeper/folder; $H plan in.yaml -o ../../h",
    ]
    for line in lines { #expect(try Program.shell(line, in: folder.path).status <= 1, "\(line)") }
    for name in SmallScenario.files {
      let first = try #require(Program.bytes(of: folder.path + "/a/" + name))
      #expect(!first.isEmpty)
      for other in "bcdefgh" {
        #expect(Program.bytes(of: "\(folder.path)/\(other)/\(name)") == first, "\(other)/\(name)")
      }
    }
  }

  @Test("A locale that writes decimal commas changes nothing")
  func locale() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text, to: "in.yaml")
    let german = "LOCPATH=\"$PWD/loc\" LC_ALL=de_DE.UTF-8"
    // An absent locale would make the test void, so it is made here, and asked for its decimal point.
    _ = try Program.shell("mkdir loc; localedef -i de_DE -f UTF-8 loc/de_DE.UTF-8", in: folder.path)
    guard try Program.shell("\(german) locale decimal_point", in: folder.path).output == ",\n" else {
      print("not checked: German locale (localedef or the sources of locales are missing)")
      return
    }
    #expect(try Program.shell("$H plan in.yaml -o a", in: folder.path).status <= 1)
    #expect(try Program.shell("\(german) $H plan in.yaml -o b", in: folder.path).status <= 1)
    for name in SmallScenario.files {
      let first = try #require(Program.bytes(of: folder.path + "/a/" + name))
      #expect(Program.bytes(of: folder.path + "/b/" + name) == first, "\(name)")
    }
  }

  @Test("A plan recomputes from its lock to the same bytes, without the catalog that made it")
  func lock() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text.replacingOccurrences(of: "qm9700", with: "ours"), to: "in.yaml")
    try folder.write(
      "kind: switch\nrows:\n  - {id: ours, extends: qm9700, price: 30000 USD}\n", to: "ours/switches.yaml")
    #expect(try Program.run(["plan", "in.yaml", "--catalog", "ours", "-o", "a"], in: folder.path).status <= 1)
    #expect(try Program.run(["plan", "a", "-o", "b"], in: folder.path).status <= 1)
    #expect(try Program.run(["plan", "b/scenario.lock.yaml", "-o", "c"], in: folder.path).status <= 1)
    for name in SmallScenario.files {
      let first = try #require(Program.bytes(of: folder.path + "/a/" + name))
      #expect(Program.bytes(of: folder.path + "/b/" + name) == first, "\(name)")
      #expect(Program.bytes(of: folder.path + "/c/" + name) == first, "\(name)")
    }
    #expect(try Program.run(["diff", "a", "b"], in: folder.path).output.hasPrefix("No difference"))
  }

  @Test("A changed plan.json is told, and the numbers shown are the recomputed ones")
  func changed() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text, to: "in.yaml")
    #expect(try Program.run(["plan", "in.yaml"], in: folder.path).status <= 1)
    let before = try Program.run(["show", "small", "bom"], in: folder.path)
    #expect(before.errors.isEmpty, "\(before.errors)")
    _ = try Program.shell("sed -i 's/\"accelerators\":32/\"accelerators\":33/' small/plan.json", in: folder.path)
    let after = try Program.run(["show", "small", "bom"], in: folder.path)
    #expect(after.errors.contains("warning[HG1110]"))
    #expect(after.output == before.output && after.status == before.status)
  }
}
