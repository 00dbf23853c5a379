import CommandLineKit
import Diagnostics
import Quantities

/// Command lines: each is refused with a remedy, or means the same when it is spelled out in full.
enum CommandLineCheck {
  /// A tool with an argument of every kind.
  private static let tool = CommandSpec(
    "tool", "A tool", arguments: ArgumentSpec.standardOptions,
    subcommands: [
      CommandSpec(
        "make", "Make it",
        arguments: [
          .positional("file", .file(["yaml"]), "A file"),
          .positional("notes", .string, "Notes", .anyNumber),
          .option("count", short: "n", .integer(-5...1_000_000), default: "3", "A count"),
          .option("any", .integer(Int.min...Int.max), "A number"),
          .option("ratio", short: "r", .number, "A ratio"),
          .option("output", short: "o", .directory, "A folder"),
          .option("color", .choice(["red", "green"]), "A color"),
          .option("colors", .choices(["red", "green", "blue"]), "Colors"),
          .option("pitch", short: "p", .quantity(Length.dimension), default: "1 m", "A length"),
          .option("label", short: "l", .string, "A label", repeatable: true),
          .flag("force", short: "f", "Whether"),
        ]),
      CommandSpec("list", "List", arguments: [.positional("kind", .choice(["a", "b"]), "A kind", .optional)]),
    ])

  static func words(_ bytes: [UInt8]) -> String? {
    let words = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let parser = CommandLineParser(tool)
    do throws(UsageError) {
      guard case .run(let invocation) = try parser.parse(words), invocation.command == ["make"] else { return nil }
      let values = invocation.values
      let spelled = spelling(of: values)
      guard case .run(let again) = try parser.parse(spelled) else { return "`\(spelled)` does not run" }
      guard spelling(of: again.values) == spelled else { return "`\(spelled)` means something else" }
      return fault(in: values)
    } catch {
      return error.finding.message.isEmpty || error.finding.help.isEmpty ? "refused without a remedy" : nil
    }
  }

  /// Every value under its full name, then the positional ones.
  private static func spelling(of values: Values) -> [String] {
    let options = ["count", "any", "ratio", "output", "color", "colors", "pitch", "label"].flatMap { name in
      values.strings(name).map { "--\(name)=\($0)" }
    }
    let flags = values.flag("force") ? ["--force"] : []
    return ["make"] + options + flags + ["--"] + values.strings("file") + values.strings("notes")
  }

  private static func fault(in values: Values) -> String? {
    guard let count = values.optionalInteger("count"), (-5...1_000_000).contains(count) else { return "count" }
    if values.isGiven("any"), values.optionalInteger("any") == nil { return "any" }
    if let ratio = values.optionalNumber("ratio"), !ratio.isFinite { return "ratio" }
    guard let pitch = values.optionalQuantity("pitch", as: Length.self), pitch.baseValue.isFinite else {
      return "pitch"
    }
    return values.isGiven("colors") && values.list("colors").isEmpty ? "colors" : nil
  }
}
