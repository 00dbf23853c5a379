/// Completions for fish: one `complete` line for each thing that can be offered, with the command that it belongs to as
/// condition.
struct FishCompletion {
  let root: CommandPath

  private var tool: String { root.functionName }

  var text: String {
    let tree = root.tree
    return """
      # fish completion for \(root.last.name)

      # Whether the words before the cursor lead to the command $argv[1].
      function __\(tool)_at
          set -l path ''
          set -l takes_value 0
          for word in (commandline -opc)[2..-1]
              if test $takes_value = 1
                  set takes_value 0
                  continue
              end
              switch "$path $word"
      \(cases(valuePatterns(tree), "set takes_value 1"))
              end
              switch "$path/$word"
      \(cases(tree.dropFirst().map(\.key), "set path \"$path/$word\""))
              end
          end
          test "$path" = "$argv[1]"
      end

      complete -c \(root.last.name) -f
      \(tree.flatMap(lines).joined(separator: "\n"))

      """
  }

  private func cases(_ patterns: [String], _ action: String) -> String {
    guard !patterns.isEmpty else { return "            case ''" }
    return "            case " + patterns.map(Self.quoted).joined(separator: " ") + "\n                " + action
  }

  private func valuePatterns(_ tree: [CommandPath]) -> [String] {
    tree.flatMap { path in
      path.last.options.filter(\.takesValue).flatMap { option -> [String] in
        let spellings = [option.spelling] + (option.short.map { ["-\($0)"] } ?? [])
        return spellings.flatMap { path.key.isEmpty ? ["* \($0)"] : ["\(path.key) \($0)", "\(path.key)/* \($0)"] }
      }
    }
  }

  private func lines(_ path: CommandPath) -> [String] {
    let head = "complete -c \(root.last.name) -n " + Self.quoted("__\(tool)_at '\(path.key)'")
    let commands = path.last.subcommands.map { command in
      "\(head) -a \(Self.quoted(command.name)) -d \(Self.quoted(command.summary))"
    }
    let words = path.last.positionals.compactMap { positional in
      Self.offer(positional.kind).map { "\(head) \($0) -d \(Self.quoted(positional.summary))" }
    }
    let options = path.options.map { option in
      let short = option.short.map { " -s \($0)" } ?? ""
      let value = option.takesValue ? " -r " + (Self.offer(option.kind) ?? "-f") : ""
      return "\(head) -l \(option.name)\(short)\(value) -d \(Self.quoted(option.summary))"
    }
    return commands + words + options
  }

  private static func offer(_ kind: ValueKind) -> String? {
    switch kind {
    case .file([]), .newFile([]): "-F"
    case .file(let extensions), .newFile(let extensions):
      "-f -k -a " + quoted("(" + extensions.map { "__fish_complete_suffix .\($0)" }.joined(separator: "; ") + ")")
    case .directory: "-f -a '(__fish_complete_directories)'"
    case .choice(let words): "-f -a " + quoted(words.joined(separator: " "))
    case .choices(let words): "-f -a " + quoted("(__fish_append , \(words.joined(separator: " ")))")
    case .string, .integer, .number, .quantity: nil
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
