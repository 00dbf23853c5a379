import Diagnostics
import Documents
import Glibc
import Testing

@Suite struct InputFileTests {
  @Test("A file is read under the name that the user wrote")
  func reading() throws {
    let scratch = Scratch()
    scratch.put("hall.yaml", Array("\u{FEFF}a: é\r\n".utf8))
    let source = try InputFile.read(scratch.file("hall.yaml"))
    #expect(source.text == "a: é\r\n")
    #expect(source.name == scratch.file("hall.yaml"))
  }

  @Test("A hyphen is standard input, read to its end and limited like a file")
  func standardInput() async {
    await #expect(processExitsWith: .exitCode(42)) {
      let scratch = Scratch()
      scratch.put("in", Array("a: 1\n".utf8))
      dup2(open(scratch.file("in"), O_RDONLY), 0)
      let source = try InputFile.read("-")
      lseek(0, 0, SEEK_SET)
      let findings = refusal { try InputFile.read("-", limits: Limits(bytes: 4)) }
      let isRight = source.name == "<stdin>" && source.text == "a: 1\n" && findings.map(\.code.id) == ["HG1002"]
      exit(isRight ? 42 : 2)
    }
  }

  @Test("A missing file is named, with the file of nearly that name")
  func missing() {
    let scratch = Scratch()
    scratch.put("hall.yaml", [0x61])
    let findings = refusal { try InputFile.read(scratch.file("hal.yaml")) }
    #expect(findings.map(\.code.id) == ["HG4001"])
    #expect(findings.first?.help == ["did you mean `\(scratch.file("hall.yaml"))`?"])
    #expect(refusal { try InputFile.read(scratch.file("no/such/x")) }.map(\.code.id) == ["HG4001"])
    #expect(refusal { try InputFile.read("") }.map(\.code.id) == ["HG4001"])
    #expect(refusal { try InputFile.read("a\0b") }.map(\.code.id) == ["HG4001"])
  }

  @Test("A folder is not a file")
  func folder() {
    let findings = refusal { try InputFile.read(Scratch().path) }
    #expect(findings.map(\.code.id) == ["HG4001"])
  }

  @Test("The limit on bytes holds to the byte, for 50 MB and for what has no end", .timeLimit(.minutes(1)))
  func size() {
    let scratch = Scratch()
    scratch.put("five", Array("a: éé".utf8))
    #expect(refusal { try InputFile.read(scratch.file("five"), limits: Limits(bytes: 7)) }.isEmpty)
    #expect(refusal { try InputFile.read(scratch.file("five"), limits: Limits(bytes: 6)) }.map(\.code.id) == ["HG1002"])
    scratch.put("large", [UInt8](repeating: 0x61, count: 50_000_000))
    #expect(refusal { try InputFile.read(scratch.file("large")) }.map(\.code.id) == ["HG1002"])
    #expect(refusal { try InputFile.read("/dev/zero") }.map(\.code.id) == ["HG1002"])
  }

  @Test("Binary junk and UTF-16 are refused at their place")
  func binary() {
    let scratch = Scratch()
    scratch.put("junk", [0x61, 0x0A, 0x62, 0x00, 0xFF])
    let findings = refusal { try InputFile.read(scratch.file("junk")) }
    #expect(findings.first?.place == Place(file: scratch.file("junk"), line: 2, column: 2))
    scratch.put("wide", [0xFF, 0xFE, 0x61, 0x00])
    #expect(refusal { try InputFile.read(scratch.file("wide")) }.first?.message.contains("UTF-16") == true)
  }

  @Test("A file that this user may not read is refused", .enabled(if: geteuid() == 0, "needs root to become nobody"))
  func unreadable() async {
    await #expect(processExitsWith: .exitCode(42)) {
      let scratch = Scratch()
      scratch.put("secret", [0x61])
      chmod(scratch.path, 0o755)
      chmod(scratch.file("secret"), 0o600)
      guard setgid(65534) == 0, setuid(65534) == 0 else { exit(1) }
      let findings = refusal { try InputFile.read(scratch.file("secret")) }
      exit(findings.map(\.code.id) == ["HG4001"] ? 42 : 2)
    }
  }
}
