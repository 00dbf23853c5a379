import Quantities

/// The help of one command, for a terminal. It opens with an example.
public struct HelpPage: Sendable {
  private let path: CommandPath

  /// The help of the command with the given names below the root; names that lead nowhere are left out.
  public init(_ root: CommandSpec, command names: [String] = []) { path = CommandPath(root: root, names: names) }

  /// The text, each line at most `width` cells wide where words allow; prose keeps to 100 cells on wide terminals.
  public func text(width: Int = 80, usesColor: Bool = false) -> String {
    let width = min(max(width, 30), 100)
    let blocks = sections(width).filter { !$0.lines.isEmpty }.map { section -> String in
      let title = section.title.map { [usesColor ? "\u{1B}[1m\($0)\u{1B}[0m" : $0] } ?? []
      return (title + section.lines).joined(separator: "\n") + "\n"
    }
    return blocks.joined(separator: "\n")
  }

  private func sections(_ width: Int) -> [(title: String?, lines: [String])] {
    let command = path.last
    func list(_ arguments: [ArgumentSpec]) -> [String] {
      let indent = arguments.contains { $0.short != nil } ? "    " : ""
      return TextFlow.definitions(
        arguments.map { (($0.short == nil ? indent : "") + $0.helpTerm, $0.helpText) }, width: width)
    }
    return [
      (command.examples.count == 1 ? "Example" : "Examples", examples(width)),
      ("Usage", ["  " + path.usage]),
      (nil, TextFlow.lines(command.summary + ".", width: width)),
    ] + TextFlow.paragraphs(command.discussion).map { (nil, TextFlow.lines($0, width: width)) } + [
      ("Commands", TextFlow.definitions(command.subcommands.map { ($0.name, $0.summary) }, width: width)),
      ("Arguments", list(command.positionals)),
      ("Options", list(command.options)),
      ("Options of every command", list(path.inheritedOptions)),
    ]
  }

  private func examples(_ width: Int) -> [String] {
    path.last.examples.flatMap { example in
      ["  " + example.commandLine] + TextFlow.lines(example.meaning, width: width - 6).map { "      " + $0 }
    }
  }
}

extension ArgumentSpec {
  /// How it is written, for lists of arguments: `-n, --seed N`.
  var helpTerm: String {
    guard !isPositional else { return valueName }
    return (short.map { "-\($0), " } ?? "") + "--" + name + (takesValue ? " " + valueName : "")
  }

  /// The summary with what else a user must know: choices, extensions, range, default.
  var helpText: String {
    let notes = [
      kindNote, isCollecting && !isPositional ? "may be repeated" : nil, defaultText.map { "default: \($0)" },
    ]
    let known = notes.compactMap { $0 }
    return summary + (known.isEmpty ? "" : " (" + known.joined(separator: "; ") + ")")
  }

  private var kindNote: String? {
    guard form != .flag else { return nil }
    return switch kind {
    case .string, .number, .directory, .file([]), .newFile([]): nil
    case .integer(Int.min...Int.max): nil
    case .newFile(let extensions): extensions.map { "." + $0 }.joined(separator: ", ")
    case .file(let extensions): extensions.map { "." + $0 }.joined(separator: ", ") + ", or - for standard input"
    case .choice, .choices, .integer: kind.expectation
    case .quantity(let dimension): "such as \(dimension.example)"
    }
  }
}
