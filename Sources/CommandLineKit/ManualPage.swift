/// The manual page of a tool with all its commands, in roff's `man` macros.
public struct ManualPage: Sendable {
  private let root: CommandPath
  private let version: String

  /// The manual of a tool. It carries no date, so that the same version gives the same bytes.
  public init(_ root: CommandSpec, version: String) {
    self.root = CommandPath(root: root)
    self.version = version
  }

  /// The source for `man`.
  public var text: String {
    let name = root.last.name
    var lines = [
      ".TH \(Self.escaped(name.uppercased())) 1 \"\" \"\(Self.escaped("\(name) \(version)"))\"",
      ".SH NAME", Self.line("\(name) - \(root.last.summary)"),
      ".SH SYNOPSIS", ".B " + Self.escaped(root.usage),
    ]
    lines += [".SH EXAMPLES"] + examples(root)
    let prose = paragraphs(root)
    if !prose.isEmpty { lines += [".SH DESCRIPTION"] + prose.dropFirst() }
    if !root.last.positionals.isEmpty { lines += [".SH ARGUMENTS"] + list(root.last.positionals) }
    let commands = root.tree.dropFirst().filter(\.last.subcommands.isEmpty)
    if !commands.isEmpty { lines += [".SH COMMANDS"] + commands.flatMap(section) }
    if !root.last.options.isEmpty { lines += [".SH OPTIONS"] + list(root.last.options) }
    lines.append(".SH EXIT STATUS")
    for code in ExitCode.allCases { lines += [".TP", ".B \(code.rawValue)", Self.line(code.meaning + ".")] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A command with the options of its own and of the groups above it; those of the tool have their own section.
  private func section(_ path: CommandPath) -> [String] {
    let groupOptions = path.commands.dropFirst().flatMap(\.options)
    return [".SS " + Self.escaped(path.usage), Self.line(path.last.summary + ".")] + paragraphs(path)
      + list(path.last.positionals + groupOptions) + (path.last.examples.isEmpty ? [] : [".PP", "Examples:"])
      + examples(path)
  }

  private func paragraphs(_ path: CommandPath) -> [String] {
    TextFlow.paragraphs(path.last.discussion).flatMap { [".PP", Self.line($0)] }
  }

  private func examples(_ path: CommandPath) -> [String] {
    path.last.examples.flatMap { [".TP", ".B " + Self.escaped($0.commandLine), Self.line($0.meaning)] }
  }

  private func list(_ arguments: [ArgumentSpec]) -> [String] {
    arguments.flatMap { [".TP", ".B " + Self.escaped($0.helpTerm), Self.line($0.helpText + ".")] }
  }

  /// Text that stays text: backslashes and dashes as such, on one line.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "`": "\\(ga"
      case "\"": "\\(dq"
      case _ where character.isNewline: " "
      default: String(character)
      }
    }.joined()
  }

  /// A line of text, which must not begin like a request.
  private static func line(_ text: String) -> String { text.hasPrefix(".") ? "\\&" + escaped(text) : escaped(text) }
}
