import Diagnostics
import Documents
import Glibc
import Testing

/// Writes one generation of a folder with three files, the second larger than a block.
private func writeGeneration(_ generation: String, to path: String, replacing: Bool, disk: Disk = .system) throws {
  try OutputFolder.write(
    to: path, replacing: replacing, isOurs: { $0.names.contains("plan.json") }, progress: .none, disk: disk
  ) { folder in
    try folder.file("plan.json", bytes: Array(generation.utf8))
    try folder.file("cables.csv") { file in
      for _ in 0..<20_000 { try file.write(generation + "\n") }
    }
    try folder.file("bom.csv") { file in try file.write(generation) }
  }
}

/// Which generation stands in a folder: nothing, or one and whole, or `torn`.
private func generation(_ scratch: Scratch, _ name: String = "plan") -> String? {
  guard access(scratch.file(name), F_OK) == 0 else { return nil }
  guard scratch.names(name) == ["bom.csv", "cables.csv", "plan.json"], let one = scratch.text(name + "/plan.json"),
    scratch.text(name + "/bom.csv") == one,
    scratch.text(name + "/cables.csv") == String(repeating: one + "\n", count: 20_000)
  else { return "torn" }
  return one
}

private let isThorough = getenv("HELIOGRAPH_ALL") != nil

@Suite struct OutputFolderWriting {
  @Test("A folder is made whole, and nothing else is left beside it")
  func fresh() throws {
    let scratch = Scratch()
    try writeGeneration("one", to: scratch.file("plan"), replacing: false)
    #expect(generation(scratch) == "one")
    #expect(scratch.names() == ["plan"])
  }

  @Test("An existing folder is kept, unless it is to be replaced and ours")
  func existing() throws {
    let scratch = Scratch()
    let path = scratch.file("plan")
    try writeGeneration("one", to: path, replacing: false)
    #expect(refusal { try writeGeneration("two", to: path, replacing: false) }.map(\.code.id) == ["HG4003"])
    #expect(generation(scratch) == "one")
    try writeGeneration("two", to: path + "/", replacing: true)
    #expect(generation(scratch) == "two")
    #expect(scratch.names() == ["plan"])
  }

  @Test("A foreign folder, a file, a folder with folders in it are never replaced")
  func foreign() throws {
    let scratch = Scratch()
    mkdir(scratch.file("photos"), 0o755)
    scratch.put("photos/cat.jpg", [1])
    scratch.put("file", [1])
    try writeGeneration("one", to: scratch.file("plan"), replacing: false)
    mkdir(scratch.file("plan/notes"), 0o755)
    for name in ["photos", "file", "plan"] {
      let findings = refusal { try writeGeneration("two", to: scratch.file(name), replacing: true) }
      #expect(findings.map(\.code.id) == ["HG4004"])
    }
    #expect(scratch.names("photos") == ["cat.jpg"])
    #expect(scratch.names() == ["file", "photos", "plan"])
    mkdir(scratch.file("empty"), 0o755)
    try writeGeneration("two", to: scratch.file("empty"), replacing: true)
    #expect(generation(scratch, "empty") == "two")
  }

  @Test("What a killed run left is removed by the next; what is not ours in its place stays")
  func leftovers() throws {
    let scratch = Scratch()
    mkdir(scratch.file(".plan.partial"), 0o755)
    scratch.put(".plan.partial/half.csv", [1, 2, 3])
    try writeGeneration("one", to: scratch.file("plan"), replacing: false)
    #expect(generation(scratch) == "one")
    #expect(scratch.names() == ["plan"])
    mkdir(scratch.file(".plan.partial"), 0o755)
    mkdir(scratch.file(".plan.partial/deep"), 0o755)
    #expect(
      refusal { try writeGeneration("two", to: scratch.file("plan"), replacing: true) }.map(\.code.id) == ["HG4004"])
    #expect(scratch.names(".plan.partial") == ["deep"])
  }

  @Test("A symbolic link as output is followed and stays; one planted as the growing folder is not followed")
  func links() throws {
    let scratch = Scratch()
    try writeGeneration("one", to: scratch.file("real"), replacing: false)
    symlink("real", scratch.file("plan"))
    try writeGeneration("two", to: scratch.file("plan"), replacing: true)
    #expect(generation(scratch, "real") == "two")
    #expect(scratch.names() == ["plan", "real"])
    mkdir(scratch.file("victim"), 0o755)
    scratch.put("victim/x", [1])
    symlink("victim", scratch.file(".new.partial"))
    #expect(
      refusal { try writeGeneration("one", to: scratch.file("new"), replacing: false) }.map(\.code.id) == ["HG4004"])
    #expect(scratch.names("victim") == ["x"])
    symlink("nowhere", scratch.file("dangling"))
    #expect(
      refusal { try writeGeneration("one", to: scratch.file("dangling"), replacing: true) }.map(\.code.id) == ["HG4004"]
    )
  }

  @Test("Two writers into one folder: one wins, the other says so")
  func twoWriters() throws {
    let scratch = Scratch()
    let path = scratch.file("plan")
    var second: [Finding] = []
    try OutputFolder.write(to: path, isOurs: { _ in true }) { folder in
      try folder.file("a", bytes: [1])
      second = refusal { try writeGeneration("two", to: path, replacing: false) }
    }
    #expect(second.map(\.code.id) == ["HG4005"])
    #expect(scratch.names("plan") == ["a"])
    #expect(scratch.names() == ["plan"])
  }

  @Test("A folder that appears while another is written is kept")
  func latecomer() {
    let scratch = Scratch()
    let findings = refusal {
      try OutputFolder.write(to: scratch.file("plan"), isOurs: { _ in true }) { folder in
        try folder.file("a", bytes: [1])
        mkdir(scratch.file("plan"), 0o755)
      }
    }
    #expect(findings.map(\.code.id) == ["HG4003"])
    #expect(scratch.names() == ["plan"])
    #expect(scratch.names("plan") == [])
  }

  @Test(
    "Names that leave the folder or come twice are refused and nothing is left", arguments: ["../x", ".x", "a/b", "a"])
  func unsafeNames(name: String) {
    let scratch = Scratch()
    let findings = refusal {
      try OutputFolder.write(to: scratch.file("plan"), isOurs: { _ in true }) { folder in
        try folder.file("a", bytes: [1])
        try folder.file(name, bytes: [2])
      }
    }
    #expect(findings.map(\.code.id) == ["HG4006"])
    #expect(scratch.names() == [])
  }

  @Test("Interrupted, the old folder stays and nothing is left beside it")
  func interrupted() throws {
    let scratch = Scratch()
    try writeGeneration("one", to: scratch.file("plan"), replacing: false)
    let interruption = Interruption()
    #expect(throws: Interrupted.self) {
      try OutputFolder.write(
        to: scratch.file("plan"), replacing: true, isOurs: { _ in true }, progress: Progress(interruption: interruption)
      ) { folder in
        try folder.file("a", bytes: [1])
        interruption.request()
        try folder.file("b", bytes: [1])
      }
    }
    #expect(generation(scratch) == "one")
    #expect(scratch.names() == ["plan"])
  }

  @Test("A parent that does not exist or is no folder is named with a remedy")
  func noParent() {
    let scratch = Scratch()
    scratch.put("file", [1])
    let findings = refusal { try writeGeneration("one", to: scratch.file("no/plan"), replacing: false) }
    #expect(findings.map(\.code.id) == ["HG4002"])
    #expect(findings.first?.help.first?.contains("mkdir -p") == true)
    #expect(
      refusal { try writeGeneration("one", to: scratch.file("file/x"), replacing: false) }.map(\.code.id) == ["HG4002"])
    for path in ["", "..", "/", "a\0b"] {
      #expect(!refusal { try writeGeneration("one", to: path, replacing: false) }.isEmpty)
    }
  }

  @Test("A folder that this user may not write is refused", .enabled(if: geteuid() == 0, "needs root to become nobody"))
  func unprivileged() async {
    await #expect(processExitsWith: .exitCode(42)) {
      let scratch = Scratch()
      chmod(scratch.path, 0o755)
      guard setgid(65534) == 0, setuid(65534) == 0 else { exit(1) }
      let findings = refusal { try writeGeneration("one", to: scratch.file("plan"), replacing: false) }
      exit(findings.map(\.code.id) == ["HG4002"] && scratch.names().isEmpty ? 42 : 2)
    }
  }
}

@Suite struct OutputFolderFaults {
  @Test(
    "Whichever call fails, the folder is absent, old or new, and the next run succeeds",
    arguments: [ENOSPC, EIO], [false, true])
  func everyCallFails(code: Int32, persists: Bool) throws {
    for isReplacing in [false, true] {
      var call = 1
      while true {
        let scratch = Scratch()
        let path = scratch.file("plan")
        if isReplacing { try writeGeneration("old", to: path, replacing: false) }
        let disk = Disk(fault: Disk.Fault(call: call, kind: .error(code), persists: persists))
        let findings = refusal { try writeGeneration("new", to: path, replacing: isReplacing, disk: disk) }
        let state = generation(scratch)
        #expect(state == "new" || state == (isReplacing ? "old" : nil), "call \(call)")
        if findings.isEmpty { #expect(state == "new", "call \(call) failed without a word") }
        #expect(findings.allSatisfy { $0.code.id == "HG4002" && $0.message.contains(path) })
        // Once the new folder stands, a failure leaves the old one beside it rather than to lose both to a power cut.
        if !persists, !findings.isEmpty, state != "new" {
          #expect(scratch.names().count <= 1, "call \(call) left \(scratch.names())")
        }
        try writeGeneration("next", to: path, replacing: true)
        #expect(generation(scratch) == "next")
        #expect(scratch.names() == ["plan"])
        if disk.calls < call { break }
        call += 1
      }
      #expect(call > 20)
    }
  }

  @Test("Killed at any call, the folder is absent, old or new, and the next run succeeds", .timeLimit(.minutes(5)))
  func killedAtEveryCall() async throws {
    let count = try callsOfReplacement()
    let step = isThorough ? 1 : 5
    for call in stride(from: 1, through: count, by: step) {
      let scratch = Scratch()
      let path = scratch.file("plan")
      try writeGeneration("old", to: path, replacing: false)
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, call = call as Int] in
        let disk = Disk(fault: Disk.Fault(call: call, kind: .kill))
        try writeGeneration("new", to: path, replacing: true, disk: disk)
      }
      let state = generation(scratch)
      #expect(state == "new" || state == "old", "call \(call)")
      try writeGeneration("next", to: path, replacing: true)
      #expect(generation(scratch) == "next")
      #expect(scratch.names() == ["plan"])
    }
  }

  private func callsOfReplacement() throws -> Int {
    let scratch = Scratch()
    try writeGeneration("old", to: scratch.file("plan"), replacing: false)
    let disk = Disk()
    try writeGeneration("new", to: scratch.file("plan"), replacing: true, disk: disk)
    return disk.calls
  }
}

@Suite struct OutputFileWriting {
  private func write(_ text: String, to path: String, replacing: Bool = false, disk: Disk = .system) throws {
    try OutputFile.write(to: path, replacing: replacing, progress: .none, disk: disk) { try $0.write(text) }
  }

  @Test("A file is made whole, kept unless it is to be replaced, and a folder never is")
  func basics() throws {
    let scratch = Scratch()
    try write("one", to: scratch.file("a.json"))
    #expect(refusal { try write("two", to: scratch.file("a.json")) }.map(\.code.id) == ["HG4003"])
    #expect(scratch.text("a.json") == "one")
    scratch.put(".a.json.partial", [1])
    try write("two", to: scratch.file("a.json"), replacing: true)
    #expect(scratch.text("a.json") == "two")
    #expect(scratch.names() == ["a.json"])
    #expect(refusal { try write("x", to: scratch.path, replacing: true) }.map(\.code.id) == ["HG4004"])
  }

  @Test("A full device is an error that names it")
  func full() {
    let findings = refusal { try write("x", to: "/dev/full", replacing: true) }
    #expect(findings.map(\.code.id) == ["HG4002"])
    #expect(findings.first?.message.contains("/dev/full") == true)
  }

  @Test("A link planted as the growing file is not followed, and a hard link's content stays")
  func links() throws {
    let scratch = Scratch()
    scratch.put("victim", Array("precious".utf8))
    symlink("victim", scratch.file(".a.partial"))
    #expect(refusal { try write("x", to: scratch.file("a")) }.map(\.code.id) == ["HG4004"])
    unlink(scratch.file(".a.partial"))
    link(scratch.file("victim"), scratch.file(".a.partial"))
    try write("x", to: scratch.file("a"))
    #expect(scratch.text("victim") == "precious")
    #expect(scratch.text("a") == "x")
  }

  @Test("Whichever call fails, the file is absent, old or new", arguments: [false, true], [false, true])
  func everyCallFails(persists: Bool, isReplacing: Bool) throws {
    var call = 1
    while true {
      let scratch = Scratch()
      if isReplacing { try write("old", to: scratch.file("a")) }
      let disk = Disk(fault: Disk.Fault(call: call, kind: .error(ENOSPC), persists: persists))
      let findings = refusal { try write("new", to: scratch.file("a"), replacing: isReplacing, disk: disk) }
      let state = scratch.text("a")
      #expect(state == "new" || state == (isReplacing ? "old" : nil))
      if findings.isEmpty { #expect(state == "new") }
      try write("next", to: scratch.file("a"), replacing: true)
      #expect(scratch.names() == ["a"])
      if disk.calls < call { break }
      call += 1
    }
    #expect(call > 6)
  }
}
