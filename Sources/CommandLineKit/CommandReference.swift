/// The reference of all commands of a tool, in Markdown.
public struct CommandReference: Sendable {
  private let root: CommandPath

  /// The reference of a tool.
  public init(_ root: CommandSpec) { self.root = CommandPath(root: root) }

  /// The document, ended by a line feed.
  public var markdown: String {
    let contents = root.tree.dropFirst().map { path in
      "- [`\(path.text)`](#\(Self.anchor(path.text))): \(path.last.summary)"
    }
    var blocks = section(root, level: "#", options: root.last.options)
    if !contents.isEmpty { blocks.append(contents.joined(separator: "\n")) }
    blocks += root.tree.dropFirst().flatMap { section($0, level: "##", options: $0.last.options) }
    blocks += ["## Exit codes", exitCodes]
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func section(_ path: CommandPath, level: String, options: [ArgumentSpec]) -> [String] {
    let command = path.last
    var blocks = ["\(level) \(path.text)"]
    if !command.examples.isEmpty {
      let lines = command.examples.map { "\($0.commandLine)  # \($0.meaning)" }
      blocks.append(Self.code(lines))
    }
    blocks.append(command.summary + ".")
    blocks += TextFlow.paragraphs(command.discussion)
    blocks.append(Self.code([path.usage]))
    let arguments = command.positionals + options
    if !arguments.isEmpty { blocks.append(Self.list(arguments)) }
    return blocks
  }

  private var exitCodes: String {
    var table = Table([Table.Column("code", .right), Table.Column("meaning")])
    for code in ExitCode.allCases { table.add([String(code.rawValue), code.meaning]) }
    return Self.trimmed(table)
  }

  private static func list(_ arguments: [ArgumentSpec]) -> String {
    var table = Table([Table.Column("argument"), Table.Column("meaning")])
    for argument in arguments { table.add([argument.helpTerm, argument.helpText]) }
    return trimmed(table)
  }

  private static func trimmed(_ table: Table) -> String { String(table.markdown.dropLast()) }

  private static func code(_ lines: [String]) -> String { "```\n" + lines.joined(separator: "\n") + "\n```" }

  /// As GitHub makes them from headings.
  private static func anchor(_ heading: String) -> String { heading.replacing(" ", with: "-") }
}
