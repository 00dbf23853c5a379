import Foundation
import TestSupport
import Testing

@Suite("What is written, and what is not") struct OutputTests {
  private func scenario() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text, to: "in.yaml")
    return folder
  }

  @Test("A plan is five files in a folder named for the scenario, and nothing beside it")
  func fiveFiles() throws {
    let folder = try scenario()
    #expect(try Program.run(["plan", "in.yaml"], in: folder.path).status <= 1)
    #expect(try Program.names(in: folder.path) == ["in.yaml", "small"])
    #expect(try Program.names(in: folder.path + "/small") == SmallScenario.files)
  }

  @Test("--json prints plan.json and writes no folder; with -o it does both")
  func json() throws {
    let folder = try scenario()
    let printed = try Program.run(["plan", "in.yaml", "--json"], in: folder.path)
    #expect(try Program.names(in: folder.path) == ["in.yaml"])
    let both = try Program.run(["plan", "in.yaml", "--json", "-o", "out"], in: folder.path)
    #expect(both.output == printed.output)
    #expect(Program.bytes(of: folder.path + "/out/plan.json") == Data(printed.output.utf8))
  }

  @Test("An existing folder is kept without --force and replaced with it")
  func force() throws {
    let folder = try scenario()
    #expect(try Program.run(["plan", "in.yaml"], in: folder.path).status <= 1)
    try folder.write("changed", to: "small/bom.csv")
    let kept = try Program.run(["plan", "in.yaml"], in: folder.path)
    #expect(kept.status == 2 && kept.errors.contains("--force"))
    #expect(Program.bytes(of: folder.path + "/small/bom.csv") == Data("changed".utf8))
    #expect(try Program.run(["plan", "in.yaml", "--force"], in: folder.path).status <= 1)
    #expect(Program.bytes(of: folder.path + "/small/bom.csv") != Data("changed".utf8))
    #expect(try Program.names(in: folder.path) == ["in.yaml", "small"])
  }

  @Test("A foreign folder is never replaced", arguments: ["notes.txt", "plan.json", "sub/plan.json"])
  func foreign(_ name: String) throws {
    let folder = try scenario()
    try folder.write("mine", to: "small/" + name)
    let run = try Program.run(["plan", "in.yaml", "--force"], in: folder.path)
    #expect(run.status == 2 && run.errors.contains("error[HG40"), "\(run.errors)")
    #expect(Program.bytes(of: folder.path + "/small/" + name) == Data("mine".utf8))
  }

  @Test("A plan with a file that somebody added is not replaced")
  func addedFile() throws {
    let folder = try scenario()
    #expect(try Program.run(["plan", "in.yaml"], in: folder.path).status <= 1)
    try folder.write("mine", to: "small/notes.txt")
    #expect(try Program.run(["plan", "in.yaml", "--force"], in: folder.path).status == 2)
    #expect(Program.exists(folder.path + "/small/notes.txt"))
  }

  @Test("A symbolic link as output stays a link, and what it leads to is protected alike")
  func symbolicLink() throws {
    let folder = try scenario()
    try folder.write("mine", to: "elsewhere/notes.txt")
    _ = try Program.shell("ln -s elsewhere small", in: folder.path)
    #expect(try Program.run(["plan", "in.yaml", "--force"], in: folder.path).status == 2)
    #expect(Program.bytes(of: folder.path + "/elsewhere/notes.txt") == Data("mine".utf8))
    #expect(try Program.shell("readlink small", in: folder.path).output == "elsewhere\n")
  }

  @Test("Of two writers one wins whole; the other wins after it or says that it may not")
  func twoWriters() throws {
    let folder = try scenario()
    let run = try Program.shell(
      "$H plan in.yaml -o out >a 2>ae & p=$!; $H plan in.yaml -o out >b 2>be; y=$?; wait $p; echo $? $y",
      in: folder.path)
    let codes = run.output.split(whereSeparator: { $0 == " " || $0 == "\n" }).compactMap { Int($0) }.sorted()
    #expect(codes.count == 2 && codes[1] == 2 && codes[0] <= 1, "\(run.output)")
    #expect(try Program.names(in: folder.path + "/out") == SmallScenario.files)
    #expect(!(try Program.names(in: folder.path)).contains { $0.hasSuffix(".partial") })
  }

  @Test("A full device, a closed output and a reader that leaves end with 2, 2 and 0")
  func brokenOutputs() throws {
    let folder = try scenario()
    #expect(try Program.shell("$H catalog list fact >/dev/full", in: folder.path).status == 2)
    #expect(try Program.shell("$H catalog list fact >&-", in: folder.path).status == 2)
    let head = try Program.shell("set -o pipefail; $H catalog list fact | head -1", in: folder.path)
    #expect(head.status == 0 && head.errors.isEmpty, "\(head.errors)")
    #expect(try Program.shell("$H check nothing.yaml 2>/dev/full", in: folder.path).status == 2)
  }

  @Test("A folder that may not be written, or is not there, is told and nothing is left")
  func notAllowed() throws {
    let folder = try scenario()
    let missing = try Program.run(["plan", "in.yaml", "-o", "no/such/out"], in: folder.path)
    #expect(missing.status == 2 && missing.errors.contains("mkdir -p"))
    guard Subprocess.exists("setpriv") else { return }
    let run = try Program.shell(
      "chmod 755 .; setpriv --reuid=65534 --regid=65534 --clear-groups $H plan in.yaml", in: folder.path)
    // A program that the unprivileged user may not even start proves nothing.
    guard run.status != 126, run.status != 127, run.status != 1 else { return }
    #expect(run.status == 2, "\(run.errors)")
    #expect(try Program.names(in: folder.path) == ["in.yaml"])
  }

  @Test("A limit on the size of files is a failure with a cause, and leaves nothing")
  func fileLimit() throws {
    let folder = try scenario()
    let run = try Program.shell("ulimit -f 4; $H plan in.yaml", in: folder.path)
    #expect(run.status == 2 && run.errors.contains("error[HG40"), "\(run.errors)")
    #expect(try Program.names(in: folder.path) == ["in.yaml"])
  }

  @Test("Interrupted, it ends with 130 within a second and leaves nothing")
  func interrupted() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "name: small\nhost: dgx-h100\nhosts: 12500\nscale_out: {switch: sn5600, link_rate: 400 Gb/s}\n", to: "in.yaml")
    let clock = ContinuousClock()
    let start = clock.now
    let run = try Program.shell("timeout --preserve-status -s INT 0.4 $H plan in.yaml", in: folder.path)
    #expect(run.status == 130, "\(run.status) \(run.errors)")
    #expect(clock.now - start < .seconds(10))
    #expect(try Program.names(in: folder.path) == ["in.yaml"])
  }

  @Test("Killed, it leaves no half folder, and the next run takes over")
  func killed() throws {
    let folder = try scenario()
    for delay in ["0.02", "0.1", "0.3"] {
      _ = try Program.shell("timeout -s KILL \(delay) $H plan in.yaml --force >/dev/null 2>&1", in: folder.path)
      let names = try Program.names(in: folder.path)
      if names.contains("small") { #expect(try Program.names(in: folder.path + "/small") == SmallScenario.files) }
    }
    #expect(try Program.run(["plan", "in.yaml", "--force"], in: folder.path).status <= 1)
    #expect(try Program.names(in: folder.path) == ["in.yaml", "small"])
  }
}
