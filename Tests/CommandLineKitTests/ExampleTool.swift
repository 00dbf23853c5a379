import CommandLineKit
import Quantities

/// A small tool that uses everything a declaration can say.
enum ExampleTool {
  static let spec = CommandSpec(
    "orrery", "Move the planets of a model",
    examples: [CommandExample("orrery turn sun.yaml", "turns the model by a day")],
    arguments: ArgumentSpec.standardOptions,
    subcommands: [turn, parts])

  static let turn = CommandSpec(
    "turn", "Turn a model by some time",
    discussion: """
      The model is read, turned and written. What does not move
      stays where it is.

      A second paragraph.
      """,
    examples: [
      CommandExample("orrery turn sun.yaml --time \"2 h\"", "turns the model by two hours"),
      CommandExample("orrery turn - -o out", "reads the model from standard input"),
    ],
    arguments: [
      .positional("model", .file(["yaml", "yml"]), "Model to turn"),
      .positional("more", .string, "Notes to keep", .anyNumber),
      .option("time", short: "t", .quantity(Duration.dimension), default: "1 d", "How far to turn"),
      .option("steps", short: "n", .integer(1...1000), default: "10", "Steps to take"),
      .option("tilt", .number, "Tilt of the axis, in degrees"),
      .option("output", short: "o", valueName: "DIR", .directory, "Folder to write"),
      .option("planets", .choices(["venus", "earth", "mars"]), "Planets to move"),
      .option("label", short: "l", .string, "Text on the base", repeatable: true),
      .flag("reverse", short: "r", "Turn backward"),
    ])

  static let parts = CommandSpec(
    "parts", "Ask the list of parts",
    examples: [CommandExample("orrery parts list", "lists every part")],
    arguments: [.option("shelf", .choice(["upper", "lower"]), "Shelf to look at")],
    subcommands: [
      CommandSpec(
        "list", "List parts", examples: [CommandExample("orrery parts list gears", "lists the gears")],
        arguments: [.positional("kind", .choice(["gears", "axles"]), "Kind of part", .optional)]),
      CommandSpec(
        "show", "Show one part or several", examples: [CommandExample("orrery parts show g7", "shows the part g7")],
        arguments: [.positional("part", .string, "Parts to show", .repeated)]),
    ])

  static let parser = CommandLineParser(spec)

  /// The values of a command line that is expected to run.
  static func values(_ words: String...) throws -> Values {
    guard case .run(let invocation) = try parser.parse(words) else { throw NotRun() }
    return invocation.values
  }

  /// Why a command line is refused.
  static func refusal(_ words: [String]) -> UsageError? {
    do throws(UsageError) {
      _ = try parser.parse(words)
      return nil
    } catch {
      return error
    }
  }

  struct NotRun: Error {}
}
