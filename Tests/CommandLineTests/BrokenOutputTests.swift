import Foundation
import TestSupport
import Testing

@Suite("What cannot be written is told, and nothing half done stays") struct BrokenOutputTests {
  /// Every command that prints, on a folder with a scenario `in.yaml` and its plan `small`.
  static let commands = [
    "--help", "--version", "check in.yaml", "new", "new --list", "schema", "schema --markdown", "plan in.yaml --json",
    "plan in.yaml --force", "show small runs", "show small racks --csv", "show in.yaml bom --md", "explain HG1205",
    "explain small /cost/capex_usd", "report in.yaml", "report small", "compare in.yaml", "compare in.yaml --json",
    "diff small in.yaml", "fabric --hosts 31", "catalog list", "catalog list switch --json", "catalog show qm9700",
    "catalog check", "completions bash", "man",
  ]

  private func planned() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text, to: "in.yaml")
    #expect(try Program.run(["plan", "in.yaml", "-q"], in: folder.path).status == 0)
    return folder
  }

  @Test("A full device, a closed output and a reader that leaves end with 2, 2 and 0", arguments: commands)
  func prints(_ command: String) throws {
    let folder = try planned()
    #expect(try Program.shell("$H \(command) >whole", in: folder.path).status == 0)
    for output in [">/dev/full", ">&-", ">/dev/full 2>&-"] {
      let run = try Program.shell("$H \(command) \(output)", in: folder.path)
      #expect(run.status == 2, "\(output): \(run.status)")
      if !output.contains("2>") { #expect(run.errors.contains("standard output could not be written"), "\(output)") }
    }
    // A reader that takes one line.
    let head = try Program.shell("set -o pipefail; $H \(command) | head -n 1 >/dev/null", in: folder.path)
    #expect(head.status == 0 && !head.errors.contains("error"), "\(head.status) \(head.errors)")
    #expect(try Program.names(in: folder.path + "/small") == SmallScenario.files)
    #expect(try Program.names(in: folder.path) == ["in.yaml", "small", "whole"])
  }

  @Test("A message that cannot be written leaves the exit code", arguments: ["2>/dev/full", "2>&-", ">&- 2>&-"])
  func messages(_ outputs: String) throws {
    let folder = try TemporaryFolder()
    #expect(try Program.shell("$H check nothing.yaml \(outputs)", in: folder.path).status == 2)
    #expect(try Program.shell("$H --bogus --json \(outputs)", in: folder.path).status == 2)
  }

  @Test("A file on a full device is told by its name")
  func fullFile() throws {
    let folder = try planned()
    for command in ["report small -o /dev/full", "new -o /dev/full"] {
      let run = try Program.shell("$H \(command)", in: folder.path)
      #expect(run.status == 2, "\(command): \(run.status)")
      #expect(run.errors.contains("/dev/full"), "\(command): \(run.errors)")
    }
  }

  @Test("A limit on the size of files is a failure with a cause, and leaves nothing")
  func fileLimit() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text, to: "in.yaml")
    let run = try Program.shell("ulimit -f 4; $H plan in.yaml", in: folder.path)
    #expect(run.status == 2 && run.errors.contains("error[HG40") && run.errors.contains("File too large"))
    #expect(try Program.names(in: folder.path) == ["in.yaml"])
  }

  @Test("A folder whose parent is not there is told with a remedy, and nothing is left")
  func missingParent() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text, to: "in.yaml")
    let missing = try Program.run(["plan", "in.yaml", "-o", "no/such/out"], in: folder.path)
    #expect(missing.status == 2 && missing.errors.contains("mkdir -p"))
    #expect(try Program.names(in: folder.path) == ["in.yaml"])
  }

  @Test(
    "A folder that this user may not write is told, and nothing is left",
    .enabled(if: geteuid() != 0 || Subprocess.exists("setpriv"), "needs setpriv"))
  func notAllowed() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text, to: "locked/in.yaml")
    // Beside the folder, where every user may read and run it, wherever the checkout is.
    _ = try Program.shell(
      "cp \"$H\" heliograph && cp -r '\(Program.root)/Catalog' . && chmod -R a+rX . && chmod 555 locked",
      in: folder.path)
    let user = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
    #expect(try Program.shell("\(user) ./heliograph check locked/in.yaml", in: folder.path).status == 0)
    let run = try Program.shell("cd locked && \(user) ../heliograph plan in.yaml", in: folder.path)
    #expect(run.status == 2, "\(run.status) \(run.errors)")
    #expect(run.errors.contains("`small` cannot be written: Permission denied"), "\(run.errors)")
    #expect(try Program.names(in: folder.path + "/locked") == ["in.yaml"])
  }

  /// Disks of a size, made in a space of mounts that ends with the command.
  private static let mounts = geteuid() == 0 ? "unshare -m" : "unshare -rm"
  static let canMount =
    (try? Subprocess(["sh", "-c", "\(mounts) sh -c 'mount -t tmpfs t /mnt'"]))?.status == 0

  @Test(
    "A disk that fills up is told, and leaves what was there",
    .enabled(if: canMount, "needs the right to mount a disk"), arguments: [false, true])
  func fullDisk(replacing: Bool) throws {
    let folder = try planned()
    // There is room for less than one plan, or for less than two; a plan is larger where the chart library is installed.
    let line = """
      kb=$(du -sk small | cut -f1); size=$((kb * \(replacing ? 16 : 7) / 10))
      mkdir disk && mount -t tmpfs -o size=${size}k disk disk && cp in.yaml disk || exit 99
      if \(replacing); then cp -r small disk || exit 99; fi
      cd disk; "$H" plan in.yaml --force; code=$?; ls -A
      if \(replacing); then diff -r small ../small || exit 98; fi
      exit $code
      """
    let run = try Program.shell("\(Self.mounts) bash -c '\(line)'", in: folder.path)
    #expect(run.status == 2, "\(run.status) \(run.errors)")
    #expect(run.errors.contains("No space left on device") && run.errors.contains("`small/"), "\(run.errors)")
    #expect(run.output == (replacing ? "in.yaml\nsmall\n" : "in.yaml\n"))
  }
}
