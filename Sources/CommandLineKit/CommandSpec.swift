/// One declaration of a command, as data.
///
/// The parser, help, completions, the manual page and the reference are readers of it:
///
///     let spec = CommandSpec(
///       "plan", "Place every device and cable, and verify each link",
///       examples: [CommandExample("plan hall.yaml -o plan", "plans the hall into a folder")],
///       arguments: [
///         .positional("scenario", .file(["yaml"]), "Scenario to plan"),
///         .option("seed", .integer(0...Int.max), default: "1", "Seed of every random stream"),
///       ])
public struct CommandSpec: Sendable {
  /// The word that is typed.
  public let name: String
  /// One line, without a full stop.
  public let summary: String
  /// Paragraphs, separated by empty lines.
  public let discussion: String
  /// Help opens with them.
  public let examples: [CommandExample]
  /// Its own arguments; options are understood by every command below it, too.
  public let arguments: [ArgumentSpec]
  /// The commands below it. A command has positional arguments or subcommands, not both.
  public let subcommands: [CommandSpec]

  /// Declares a command.
  public init(
    _ name: String, _ summary: String, discussion: String = "", examples: [CommandExample] = [],
    arguments: [ArgumentSpec] = [], subcommands: [CommandSpec] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.examples = examples
    self.arguments = arguments
    self.subcommands = subcommands
  }

  var positionals: [ArgumentSpec] { arguments.filter(\.isPositional) }
  var options: [ArgumentSpec] { arguments.filter { !$0.isPositional } }

  /// The subcommand of a name.
  func subcommand(_ name: String) -> CommandSpec? { subcommands.first { $0.name == name } }
}

/// A command line and what it does.
public struct CommandExample: Sendable {
  /// What to type, with the name of the tool.
  public let commandLine: String
  /// What happens, as a clause that begins with a verb.
  public let meaning: String

  /// Makes an example.
  public init(_ commandLine: String, _ meaning: String) {
    self.commandLine = commandLine
    self.meaning = meaning
  }
}

/// A command together with those above it, root first: what a reader of the declaration needs to know about one
/// command.
struct CommandPath: Sendable {
  /// Never empty: the root, then one subcommand for each word.
  private(set) var commands: [CommandSpec]

  init(root: CommandSpec) { commands = [root] }

  /// Follows names as far as they lead.
  init(root: CommandSpec, names: some Sequence<String>) {
    self.init(root: root)
    for name in names {
      guard let next = last.subcommand(name) else { return }
      commands.append(next)
    }
  }

  private init(_ commands: [CommandSpec]) { self.commands = commands }

  /// The command itself.
  var last: CommandSpec { commands[commands.count - 1] }
  /// The words that lead to it, without the tool's name.
  var names: [String] { commands.dropFirst().map(\.name) }
  /// The words as they are typed, with the tool's name.
  var text: String { commands.map(\.name).joined(separator: " ") }
  /// Options of the commands above it.
  var inheritedOptions: [ArgumentSpec] { commands.dropLast().flatMap(\.options) }
  /// Every option that it understands.
  var options: [ArgumentSpec] { commands.flatMap(\.options) }
  /// Every argument that it understands.
  var arguments: [ArgumentSpec] { last.positionals + options }

  func appending(_ command: CommandSpec) -> CommandPath { CommandPath(commands + [command]) }

  /// This command and all below it, in order of declaration.
  var tree: [CommandPath] { [self] + last.subcommands.flatMap { appending($0).tree } }

  /// `heliograph plan SCENARIO [options]`.
  var usage: String {
    var words = [text]
    if !last.subcommands.isEmpty { words.append("COMMAND") }
    words += last.positionals.map { positional in
      switch positional.occurrence {
      case .optional: "[\(positional.valueName)]"
      case .repeated: "\(positional.valueName)..."
      case .anyNumber: "[\(positional.valueName)...]"
      default: positional.valueName
      }
    }
    if !options.isEmpty { words.append("[options]") }
    return words.joined(separator: " ")
  }
}
