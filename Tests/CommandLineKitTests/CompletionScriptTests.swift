import CommandLineKit
import TestSupport
import Testing

@Suite("Completions offer what belongs at the cursor")
struct CompletionScriptTests {
  private let folder: TemporaryFolder
  private let script: String

  init() throws {
    folder = try TemporaryFolder()
    script = try folder.write(CompletionScript(ExampleTool.spec).text(for: .bash), to: "completion.bash")
    try folder.write("", to: "work/sun.yaml")
    try folder.write("", to: "work/sun set.yml")
    try folder.write("", to: "work/sun.txt")
    try folder.write("", to: "work/sunny/x")
  }

  /// What bash offers for words as it splits them, the cursor being in the last one.
  private func offered(_ words: String...) throws -> [String] {
    let drive = """
      source "$1"; shift
      COMP_WORDS=(orrery "$@"); COMP_CWORD=$#
      _orrery
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let bash = try Subprocess(["bash", "-uc", drive, "bash", script] + words, in: folder.path + "/work")
    #expect(bash.status == 0)
    #expect(bash.errors == "")
    return bash.output.split(separator: "\n").map(String.init).sorted()
  }

  @Test("commands and their neighbors")
  func commands() throws {
    #expect(try offered("") == ["parts", "turn"])
    #expect(try offered("t") == ["turn"])
    #expect(try offered("parts", "") == ["list", "show"])
    #expect(try offered("--color", "never", "--json", "parts", "s") == ["show"])
    #expect(try offered("--color", "=", "never", "parts", "s") == ["show"])
    #expect(try offered("nonsense", "") == [])
  }

  @Test("options of the command and of those above it")
  func options() throws {
    #expect(try offered("parts", "list", "--s") == ["--shelf"])
    #expect(try offered("parts", "list", "--no") == ["--no-color"])
    #expect(try offered("turn", "--t") == ["--tilt", "--time"])
    #expect(try offered("turn", "--", "--t") == [])
    #expect(try offered("turn", "--shelf", "").contains("sun.yaml"))
  }

  @Test("values of options, after a space or an equals sign")
  func values() throws {
    #expect(try offered("parts", "--shelf", "") == ["lower", "upper"])
    #expect(try offered("parts", "show", "--shelf", "=", "u") == ["upper"])
    #expect(try offered("parts", "show", "--shelf", "=") == ["lower", "upper"])
    #expect(try offered("parts", "show", "--shelf=u") == ["--shelf=upper"])
    #expect(try offered("turn", "--planets", "mars,e") == ["mars,earth"])
    #expect(try offered("turn", "-n", "") == [])
  }

  @Test("files by their extensions, and folders")
  func files() throws {
    #expect(try offered("turn", "su") == ["sun set.yml", "sun.yaml", "sunny"])
    #expect(try offered("turn", "sun\\ s") == ["sun set.yml"])
    #expect(try offered("turn", "-o", "") == ["sunny"])
    #expect(try offered("turn", "-n", "-5", "sun.y") == ["sun.yaml"])
  }

  @Test("words by their place")
  func positionals() throws {
    #expect(try offered("parts", "list", "g") == ["gears"])
    #expect(try offered("parts", "list", "gears", "") == [])
  }

  @Test("every shell accepts its script", arguments: Shell.allCases)
  func syntax(shell: Shell) throws {
    guard Subprocess.exists(shell.rawValue) else {
      print("not checked, because it is not installed: the syntax of the completions for \(shell.rawValue)")
      return
    }
    let path = try folder.write(CompletionScript(ExampleTool.spec).text(for: shell), to: "completion")
    let check = try Subprocess([shell.rawValue, "-n", path])
    #expect(check.status == 0)
    #expect(check.output + check.errors == "")
  }

  @Test("fish offers the same")
  func fish() throws {
    guard Subprocess.exists("fish") else {
      print("not checked, because it is not installed: the completions in fish")
      return
    }
    let path = try folder.write(CompletionScript(ExampleTool.spec).text(for: .fish), to: "completion.fish")
    func offered(_ line: String) throws -> [String] {
      let fish = try Subprocess(
        ["fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", path, line], in: folder.path + "/work",
        environment: ["HOME": folder.path])
      #expect(fish.errors == "")
      return fish.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }.sorted()
    }
    #expect(try offered("orrery ") == ["parts", "turn"])
    #expect(try offered("orrery --color never parts ") == ["list", "show"])
    #expect(try offered("orrery parts list ") == ["axles", "gears"])
    #expect(try offered("orrery parts show --shelf ") == ["lower", "upper"])
    #expect(try offered("orrery turn --ti") == ["--tilt", "--time"])
    #expect(try offered("orrery turn --planets mars,e").contains("mars,earth"))
    // fish puts what fits the extensions first and hides nothing.
    #expect(Set(try offered("orrery turn su")).isSuperset(of: ["sun set.yml", "sun.yaml", "sunny/"]))
  }
}
