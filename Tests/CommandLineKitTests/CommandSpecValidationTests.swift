import CommandLineKit
import Testing

@Suite("Mistakes of a declaration are found")
struct CommandSpecValidationTests {
  private func problems(
    _ arguments: [ArgumentSpec] = [], name: String = "tool", summary: String = "Do it", subcommands: [CommandSpec] = [],
    example: String = "tool x"
  ) -> [String] {
    CommandSpec(
      name, summary, examples: [CommandExample(example, "does it")], arguments: arguments, subcommands: subcommands
    ).problems
  }

  @Test("a sound tree has none")
  func sound() {
    #expect(ExampleTool.spec.problems == [])
    #expect(problems() == [])
  }

  @Test("names clash along the whole path")
  func clashes() {
    let inner = CommandSpec(
      "inner", "Do it", examples: [CommandExample("tool inner", "does it")],
      arguments: [.flag("json", "Again"), .flag("quick", short: "q", "Be quick")])
    #expect(
      problems(ArgumentSpec.standardOptions, subcommands: [inner]) == [
        "tool inner: the argument `json` is declared twice", "tool inner: `-q` means two options",
      ])
    #expect(
      problems(subcommands: [ExampleTool.turn, ExampleTool.turn]).contains("tool: the command `turn` is declared twice")
    )
  }

  @Test("names, summaries and examples are fit to be typed and read")
  func documentation() {
    #expect(problems([.flag("Loud", "Be loud")]).count == 1)
    #expect(problems([.flag("a--b", "Be loud")]).count == 1)
    #expect(problems([.flag("loud", short: "1", "Be loud")]) == ["tool: `-1` is no letter"])
    #expect(problems([.flag("loud", "")]).count == 1)
    #expect(problems([.flag("loud", "Be loud.")]).count == 1)
    #expect(problems(example: "other x") == ["tool: the example `other x` does not begin with `tool`"])
    #expect(CommandSpec("tool", "Do it").problems == ["tool: it has no example"])
  }

  @Test("positionals stand in an order that parses")
  func order() {
    #expect(problems([.positional("a", .string, "A", .repeated), .positional("b", .string, "B")]).count == 1)
    #expect(problems([.positional("a", .string, "A", .optional), .positional("b", .string, "B")]).count == 1)
    #expect(problems([.positional("a", .string, "A", .optional), .positional("b", .string, "B", .anyNumber)]).isEmpty)
    #expect(
      problems([.positional("a", .string, "A")], subcommands: [ExampleTool.turn])
        .contains("tool: it has positional arguments and subcommands"))
  }

  @Test("choices are plain words and defaults are values")
  func values() {
    #expect(problems([.option("a", .choice(["x y"]), "A")]).count == 1)
    #expect(problems([.option("a", .file(["$(x)"]), "A")]).count == 1)
    #expect(problems([.option("a", .integer(1...2), default: "3", "A")]).count == 1)
  }
}
