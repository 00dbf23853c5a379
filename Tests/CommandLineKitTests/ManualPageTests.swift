import CommandLineKit
import TestSupport
import Testing

@Suite("The manual and the reference say what the declaration says")
struct ManualPageTests {
  @Test("the manual has its sections, and dashes and leading dots stay text")
  func manual() {
    let text = ManualPage(ExampleTool.spec, version: "1.2").text
    #expect(text.hasPrefix(".TH ORRERY 1 \"\" \"orrery 1.2\"\n.SH NAME\norrery \\- Move the planets of a model\n"))
    let sections = text.split(separator: "\n").filter { $0.hasPrefix(".SH") }
    #expect(sections == [".SH NAME", ".SH SYNOPSIS", ".SH EXAMPLES", ".SH COMMANDS", ".SH OPTIONS", ".SH EXIT STATUS"])
    #expect(
      text.contains(".TP\n.B \\-n, \\-\\-steps N\nSteps to take (a whole number from 1 to 1,000; default: 10).\n"))
    #expect(text.contains(".B 130\nInterrupted; what was finished is kept.\n"))
    let odd = CommandSpec("odd", ".TH \\n 'x'", examples: [CommandExample("odd", "'.")])
    #expect(ManualPage(odd, version: "1").text.contains("\\(aq.\n"))
    #expect(!ManualPage(odd, version: "1").text.contains("\n.TH \\n"))
  }

  @Test("groff accepts the manual without a warning")
  func groff() throws {
    guard Subprocess.exists("groff") else {
      print("not checked, because it is not installed: the manual in groff")
      return
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(ManualPage(ExampleTool.spec, version: "1.2").text, to: "orrery.1")
    let groff = try Subprocess(["groff", "-man", "-ww", "-Tascii", "-P-cbou", path])
    #expect(groff.status == 0)
    #expect(groff.errors == "")
    #expect(groff.output.contains("orrery turn MODEL [MORE...] [options]"))
  }

  @Test("the reference has a section for each command, and its tables stay tables")
  func reference() {
    let text = CommandReference(ExampleTool.spec).markdown
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(
      headings == [
        "# orrery", "## orrery turn", "## orrery parts", "## orrery parts list", "## orrery parts show",
        "## Exit codes",
      ])
    #expect(text.contains("- [`orrery parts list`](#orrery-parts-list): List parts\n"))
    #expect(
      text.contains("## orrery parts list\n\n```\norrery parts list gears  # lists the gears\n```\n\nList parts.\n"))
    #expect(text.contains("| -r, --reverse | Turn backward |\n"))
    #expect(text.contains("| 2 | The input or the command line is wrong, or the result could not be written |\n"))
  }

  @Test("exit codes are those of the interface")
  func exitCodes() { #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 130]) }
}
