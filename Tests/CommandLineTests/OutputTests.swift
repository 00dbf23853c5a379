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

  @Test(
    "Interrupted at any time, a large plan ends with 130 within a second and leaves nothing that the next run keeps",
    arguments: [0.03, 0.1, 0.2, 0.3, 0.4])
  func interrupted(delay: Double) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "name: small\nhost: dgx-h100\nhosts: 12500\nscale_out: {switch: sn5600, link_rate: 400 Gb/s}\n", to: "in.yaml")
    let clock = ContinuousClock()
    let start = clock.now
    let run = try Program.shell("timeout --preserve-status -s INT \(delay) $H plan in.yaml", in: folder.path)
    #expect(clock.now - start < .seconds(delay + 2))
    #expect(run.status == 130 || run.status <= 1, "\(run.status) \(run.errors)")
    #expect(Program.exists(folder.path + "/small") == (run.status <= 1))
    try folder.write(SmallScenario.text, to: "in.yaml")
    #expect(try Program.run(["plan", "in.yaml", "--force"], in: folder.path).status == 0)
    #expect(try Program.names(in: folder.path) == ["in.yaml", "small"])
  }

  @Test("Interrupted while it waits for its input, it ends with 130 within a second", arguments: ["- <&3", "quiet"])
  func interruptedWaiting(input: String) throws {
    let folder = try TemporaryFolder()
    let clock = ContinuousClock()
    let start = clock.now
    let run = try Program.shell(
      "mkfifo silent quiet; exec 3<>silent; timeout -k 5 --preserve-status -s INT 0.2 $H plan \(input)", in: folder.path
    )
    #expect(run.status == 130, "\(run.status) \(run.errors)")
    #expect(clock.now - start < .seconds(3))
    #expect(try Program.names(in: folder.path) == ["quiet", "silent"])
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
