/// A shell that completes command lines.
public enum Shell: String, Sendable, CaseIterable {
  /// GNU bash, from 3.2.
  case bash
  /// The Z shell.
  case zsh
  /// The friendly interactive shell.
  case fish
}

/// The completions of a tree of commands, as a script for a shell to read.
public struct CompletionScript: Sendable {
  private let root: CommandPath

  /// The completions of a tool.
  public init(_ root: CommandSpec) { self.root = CommandPath(root: root) }

  /// The script. It runs no command of the tool, so that completing is fast and has no effects.
  public func text(for shell: Shell) -> String {
    switch shell {
    case .bash: BashCompletion(root: root).text
    case .zsh: ZshCompletion(root: root).text
    case .fish: FishCompletion(root: root).text
    }
  }
}

extension CommandPath {
  /// `/catalog/show`; empty for the root. Scripts keep track of the command in question by it.
  var key: String { names.map { "/" + $0 }.joined() }

  /// A part of the names of shell functions: `heliograph_catalog_show`.
  var functionName: String { commands.map { $0.name.replacing("-", with: "_") }.joined(separator: "_") }
}

extension String {
  /// In single quotes for bash and zsh: nothing inside is expanded.
  var shellQuoted: String { "'" + replacing("'", with: "'\\''") + "'" }
}
