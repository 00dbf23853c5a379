extension CommandSpec {
  /// What is wrong with a tree of commands, as sentences; empty when nothing is. A test of the tool asserts that.
  ///
  /// Checked are: names that can be typed, unique commands and arguments along every path, no clash of short names,
  /// summaries without a full stop, an example for every command, positionals in an order that parses, choices and
  /// defaults that are usable.
  public var problems: [String] {
    CommandPath(root: self).tree.flatMap(Self.problems)
  }

  private static func problems(_ path: CommandPath) -> [String] {
    let own = names(path) + documentation(path) + positionals(path) + path.last.arguments.flatMap(values)
    return own.map { "\(path.text): \($0)" }
  }

  private static func names(_ path: CommandPath) -> [String] {
    let command = path.last
    var result: [String] = []
    for name in [command.name] + path.arguments.map(\.name) where !isTypable(name) {
      result.append("`\(name)` is no name of lower-case letters, digits and single dashes")
    }
    result += repeated(path.arguments.map(\.name)).map { "the argument `\($0)` is declared twice" }
    result += repeated(path.options.compactMap(\.short).map(String.init)).map { "`-\($0)` means two options" }
    result += repeated(command.subcommands.map(\.name)).map { "the command `\($0)` is declared twice" }
    for letter in path.options.compactMap(\.short) where !(letter.isASCII && letter.isLetter) {
      result.append("`-\(letter)` is no letter")
    }
    return result
  }

  private static func documentation(_ path: CommandPath) -> [String] {
    let command = path.last
    var result: [String] = []
    if !isSummary(command.summary) { result.append("its summary is no line without a full stop") }
    for argument in command.arguments where !isSummary(argument.summary) {
      result.append("the summary of `\(argument.spelling)` is no line without a full stop")
    }
    if command.examples.isEmpty { result.append("it has no example") }
    for example in command.examples where !example.commandLine.hasPrefix(path.text) {
      result.append("the example `\(example.commandLine)` does not begin with `\(path.text)`")
    }
    return result
  }

  private static func positionals(_ path: CommandPath) -> [String] {
    let declared = path.last.positionals
    var result: [String] = []
    if !declared.isEmpty, !path.last.subcommands.isEmpty {
      result.append("it has positional arguments and subcommands")
    }
    for (index, positional) in declared.dropLast().enumerated() where positional.occurrence != .required {
      if positional.isCollecting || declared[index + 1].isRequired {
        result.append("nothing can follow `\(positional.spelling)`")
      }
    }
    return result
  }

  private static func values(_ argument: ArgumentSpec) -> [String] {
    var result: [String] = []
    for word in argument.kind.words where !isWord(word) {
      result.append("`\(word)`, a choice of `\(argument.spelling)`, is no plain word")
    }
    if let extensions = argument.kind.extensions {
      for suffix in extensions where !isWord(suffix) {
        result.append("`\(suffix)`, an extension of `\(argument.spelling)`, is no plain word")
      }
    }
    if let text = argument.defaultText, (try? argument.kind.parse(text)) == nil {
      result.append("the default of `\(argument.spelling)` is not \(argument.kind.expectation)")
    }
    return result
  }

  private static func repeated(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { !seen.insert($0).inserted }
  }

  private static func isTypable(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
    }
  }

  /// What every shell takes without quotes.
  private static func isWord(_ word: String) -> Bool {
    !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._+-".unicodeScalars.contains(scalar))
      }
  }

  private static func isSummary(_ text: String) -> Bool {
    !text.isEmpty && !text.hasSuffix(".") && !text.contains(where: \.isNewline)
  }
}
