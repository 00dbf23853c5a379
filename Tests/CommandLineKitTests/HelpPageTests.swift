import CommandLineKit
import Diagnostics
import TestSupport
import Testing

@Suite("Help opens with an example and fits the terminal")
struct HelpPageTests {
  @Test("the help of the tool")
  func root() {
    let expected = """
      Example
        orrery turn sun.yaml
            turns the model by a day

      Usage
        orrery COMMAND [options]

      Move the planets of a model.

      Commands
        turn   Turn a model by some time
        parts  Ask the list of parts

      Options
            --json        Print one JSON document on standard output
            --color WHEN  Color the output; auto means on a terminal without NO_COLOR
                          (one of auto, always, never; default: auto)
            --no-color    The same as --color never
        -q, --quiet       Print results and errors only
        -v, --verbose     Say more about what is done
        -h, --help        Explain the command
            --version     Print the version

      """
    #expect(HelpPage(ExampleTool.spec).text(width: 80) == expected)
  }

  @Test("the help of a command, in a narrow terminal")
  func narrow() {
    let expected = """
      Example
        orrery parts list gears
            lists the gears

      Usage
        orrery parts list [KIND] [options]

      List parts.

      Arguments
        KIND  Kind of part (one of gears,
              axles)

      Options of every command
            --json
              Print one JSON document on
              standard output
      """
    #expect(HelpPage(ExampleTool.spec, command: ["parts", "list"]).text(width: 36).hasPrefix(expected))
  }

  @Test("a command shows its own options apart from those of every command")
  func groups() {
    let text = HelpPage(ExampleTool.spec, command: ["turn"]).text(width: 100)
    #expect(text.contains("  MODEL  Model to turn (.yaml, .yml, or - for standard input)\n"))
    #expect(text.contains("  -n, --steps N       Steps to take (a whole number from 1 to 1,000; default: 10)\n"))
    #expect(text.contains("  -l, --label TEXT    Text on the base (may be repeated)\n"))
    #expect(
      text.contains(
        "The model is read, turned and written. What does not move stays where it is.\n\nA second paragraph.\n"))
    #expect(text.contains("\nOptions of every command\n      --json "))
  }

  @Test("no line is wider than the terminal", arguments: [40, 60, 80, 100])
  func width(cells: Int) {
    for names in [[], ["turn"], ["parts"], ["parts", "show"]] {
      let usage = "  orrery"
      for line in HelpPage(ExampleTool.spec, command: names).text(width: cells).split(separator: "\n")
      where !line.hasPrefix(usage) {
        #expect(DisplayText.width(line) <= cells)
      }
    }
  }

  @Test("no width traps", arguments: [Int.min, -1, 0, 1, 29, 31, Int.max])
  func anyWidth(cells: Int) {
    #expect(HelpPage(ExampleTool.spec, command: ["turn"]).text(width: cells).hasPrefix("Examples\n"))
  }
}
