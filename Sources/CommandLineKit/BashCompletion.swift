/// Completions for bash.
///
/// The script finds the command by walking the words before the cursor, asks two generated tables what belongs at the
/// cursor, and offers that. bash itself splits `--name=value` into three words.
struct BashCompletion {
  let root: CommandPath

  private var tool: String { root.functionName }

  var text: String {
    let tree = root.tree
    return """
      # bash completion for \(root.last.name)

      # What the option $2 of the command $1 takes; nothing when it takes no value.
      _\(tool)_value() {
        case "$1 $2" in
      \(tree.flatMap(valueCases).joined(separator: "\n"))
          *) REPLY='' ;;
        esac
      }

      # What stands at place $2 behind the command $1.
      _\(tool)_word() {
        case "$1 $2" in
      \(tree.flatMap(wordCases).joined(separator: "\n"))
          *) REPLY='' ;;
        esac
      }

      # The options of the command $1.
      _\(tool)_options() {
        case "$1" in
      \(tree.map(optionsCase).joined(separator: "\n"))
          *) REPLY='' ;;
        esac
      }

      \(Self.driver.replacing("TOOL", with: tool))
      complete -F _\(tool) \(root.last.name)

      """
  }

  /// One line for each option with a value: it holds for the command and for all below it.
  private func valueCases(_ path: CommandPath) -> [String] {
    path.last.options.filter(\.takesValue).map { option in
      let spellings = [option.spelling] + (option.short.map { ["-\($0)"] } ?? [])
      let patterns = spellings.map { spelling in
        path.key.isEmpty ? "*' \(spelling)'" : "'\(path.key) \(spelling)' | '\(path.key)/'*' \(spelling)'"
      }
      return "    \(patterns.joined(separator: " | "))) REPLY='\(Self.offer(option.kind))' ;;"
    }
  }

  private func wordCases(_ path: CommandPath) -> [String] {
    guard path.last.subcommands.isEmpty else {
      let names = path.last.subcommands.map(\.name).joined(separator: " ")
      return ["    '\(path.key) 0') REPLY='commands \(names)' ;;"]
    }
    return path.last.positionals.enumerated().map { index, positional in
      let place = positional.isCollecting ? "'\(path.key) '*" : "'\(path.key) \(index)'"
      return "    \(place)) REPLY='\(Self.offer(positional.kind))' ;;"
    }
  }

  private func optionsCase(_ path: CommandPath) -> String {
    "    '\(path.key)') REPLY='\(path.options.map(\.spelling).joined(separator: " "))' ;;"
  }

  private static func offer(_ kind: ValueKind) -> String {
    switch kind {
    case .file(let extensions), .newFile(let extensions): (["file"] + extensions).joined(separator: " ")
    case .directory: "directory"
    case .choice(let words): (["words"] + words).joined(separator: " ")
    case .choices(let words): (["list"] + words).joined(separator: " ")
    case .string, .integer, .number, .quantity: "text"
    }
  }

  private static let driver = #"""
    # Offers the words $2... that go on from $1.
    _TOOL_offer() {
      local start="$1" word
      shift
      for word in "$@"; do
        if [[ "$word" == "$start"* ]]; then COMPREPLY+=("$word"); fi
      done
    }

    # Offers what starts with $2: folders and, unless $1 is "directory", files with one of the extensions $3..., or all.
    _TOOL_files() {
      local kind="$1" start="${2//\\/}" name suffix
      shift 2
      start="${start#[\"\']}"
      while IFS= read -r name; do
        if [[ -d "$name" ]]; then
          COMPREPLY+=("$name")
        elif [[ "$kind" == file && $# -eq 0 ]]; then
          COMPREPLY+=("$name")
        elif [[ "$kind" == file ]]; then
          for suffix in "$@"; do
            if [[ "$name" == *."$suffix" ]]; then COMPREPLY+=("$name"); fi
          done
        fi
      done < <(compgen -f -- "$start")
      compopt -o filenames 2> /dev/null
    }

    _TOOL() {
      local IFS=$' \t\n'
      local REPLY='' cur="${COMP_WORDS[COMP_CWORD]}" path='' option='' ended='' prefix='' place=0 word i
      COMPREPLY=()
      for ((i = 1; i < COMP_CWORD; i++)); do
        word="${COMP_WORDS[i]}"
        if [[ -n "$option" ]]; then
          if [[ "$word" != '=' ]]; then option=''; fi
        elif [[ -z "$ended" && "$word" == '--' ]]; then
          ended=1
        elif [[ -z "$ended" && "$word" == -?* && "$word" != -[0-9.]* ]]; then
          _TOOL_value "$path" "$word"
          if [[ -n "$REPLY" ]]; then option="$word"; fi
        else
          _TOOL_word "$path" "$place"
          if [[ "$REPLY" == 'commands '* ]]; then
            path="$path/$word"
            place=0
          else
            place=$((place + 1))
          fi
        fi
      done

      if [[ -n "$option" ]]; then
        if [[ "$cur" == '=' ]]; then cur=''; fi
        _TOOL_value "$path" "$option"
      elif [[ -z "$ended" && "$cur" == --*=* ]]; then
        prefix="${cur%%=*}="
        cur="${cur#*=}"
        _TOOL_value "$path" "${prefix%=}"
      elif [[ -z "$ended" && "$cur" == -* ]]; then
        _TOOL_options "$path"
        REPLY="words $REPLY"
      else
        _TOOL_word "$path" "$place"
      fi

      set -- $REPLY
      local kind="${1-}"
      if [[ $# -gt 0 ]]; then shift; fi
      case "$kind" in
        file | directory) _TOOL_files "$kind" "$cur" "$@" ;;
        commands | words) _TOOL_offer "$cur" "$@" ;;
        list)
          local done=''
          if [[ "$cur" == *,* ]]; then done="${cur%,*},"; fi
          _TOOL_offer "${cur##*,}" "$@"
          COMPREPLY=("${COMPREPLY[@]/#/$done}")
          compopt -o nospace 2> /dev/null
          ;;
      esac
      if [[ -n "$prefix" && ${#COMPREPLY[@]} -gt 0 ]]; then COMPREPLY=("${COMPREPLY[@]/#/$prefix}"); fi
      return 0
    }

    """#
}
