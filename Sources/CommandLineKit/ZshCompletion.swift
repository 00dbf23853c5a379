/// Completions for zsh: one function for each command, which hands on to those below it.
struct ZshCompletion {
  let root: CommandPath

  var text: String {
    let functions = root.tree.map(function).joined(separator: "\n")
    return """
      #compdef \(root.last.name)

      \(functions)
      if [ "$funcstack[1]" = "_\(root.functionName)" ]; then
        _\(root.functionName) "$@"
      else
        compdef _\(root.functionName) \(root.last.name)
      fi

      """
  }

  private func function(_ path: CommandPath) -> String {
    let subcommands = path.last.subcommands
    var specs = path.options.flatMap(Self.optionSpecs) + path.last.positionals.enumerated().map(Self.positionalSpec)
    if !subcommands.isEmpty { specs += ["'1:command:->command'", "'*::argument:->argument'"] }
    let arguments = specs.map { "    \($0)" }.joined(separator: " \\\n")
    return """
      _\(path.functionName)() {
        local curcontext="$curcontext" context state state_descr line
        typeset -A opt_args
        _arguments -C -s -S \\
      \(arguments)
      \(subcommands.isEmpty ? "" : dispatch(path) + "\n")}

      """
  }

  private func dispatch(_ path: CommandPath) -> String {
    let subcommands = path.last.subcommands
    let described = subcommands.map { command in
      "        " + (command.name + ":" + command.summary.replacing(":", with: "\\:")).shellQuoted
    }
    let calls = subcommands.map { "        \($0.name)) _\(path.appending($0).functionName) ;;" }
    return """
        case "$state" in
          command)
            local -a commands
            commands=(
      \(described.joined(separator: "\n"))
            )
            _describe -t commands command commands
            ;;
          argument)
            case "$line[1]" in
      \(calls.joined(separator: "\n"))
            esac
            ;;
        esac
      """
  }

  /// `'(-n --seed)-n+[summary]:N:'` for each spelling.
  private static func optionSpecs(_ option: ArgumentSpec) -> [String] {
    let long = "--" + option.name
    let spellings = (option.short.map { ["-\($0)"] } ?? []) + [long]
    let excluded = option.isCollecting ? "*" : "(" + spellings.joined(separator: " ") + ")"
    return spellings.map { spelling in
      let joined = option.takesValue ? (spelling == long ? "=" : "+") : ""
      let value = option.takesValue ? ":" + escaped(option.valueName) + ":" + action(option.kind) : ""
      return (excluded + spelling + joined + "[" + escaped(option.summary) + "]" + value).shellQuoted
    }
  }

  private static func positionalSpec(_ index: Int, _ positional: ArgumentSpec) -> String {
    let place =
      positional.isCollecting ? "*:" : "\(index + 1):" + (positional.occurrence == .optional ? ":" : "")
    return (place + escaped(positional.valueName) + ":" + action(positional.kind)).shellQuoted
  }

  private static func action(_ kind: ValueKind) -> String {
    switch kind {
    case .file([]), .newFile([]): "_files"
    case .file(let extensions), .newFile(let extensions): "_files -g \"*.(\(extensions.joined(separator: "|")))\""
    case .directory: "_files -/"
    case .choice(let words): "(" + words.joined(separator: " ") + ")"
    case .choices(let words): "_sequence compadd - " + words.joined(separator: " ")
    case .string, .integer, .number, .quantity: " "
    }
  }

  /// What `_arguments` would take for its own punctuation gets a backslash.
  private static func escaped(_ text: String) -> String {
    text.map { "\\[]:".contains($0) ? "\\" + String($0) : String($0) }.joined()
  }
}
