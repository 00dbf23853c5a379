import Quantities

/// Turns the words of a command line into an `Invocation`, as a declaration says.
///
/// Options stand anywhere, as `--name value`, `--name=value` or `-n value`; flags of one letter may be joined (`-qv`).
/// `--` ends the options. `-` alone is a value, and so is what starts like a negative number. `--help` wins over
/// everything after it.
public struct CommandLineParser: Sendable {
  private let root: CommandSpec

  /// Makes a parser for a tree of commands.
  public init(_ root: CommandSpec) { self.root = root }

  /// Parses the words after the tool's own name.
  /// - Throws: `UsageError`, about the first word that is wrong.
  /// - Complexity: O(words x arguments of the command).
  public func parse(_ words: [String]) throws(UsageError) -> ParsedCommandLine {
    var reading = CommandLineReading(root: root, words: words)
    return try reading.run()
  }
}

/// The state of one pass over a command line.
private struct CommandLineReading {
  private var path: CommandPath
  private var rest: ArraySlice<String>
  private var given: [String: [ArgumentValue]] = [:]
  private var flags: Set<String> = []
  private var positionalsDone = 0
  private var optionsEnded = false
  private let isEmpty: Bool
  private var answer: ParsedCommandLine?

  init(root: CommandSpec, words: [String]) {
    path = CommandPath(root: root)
    rest = words[...]
    isEmpty = words.isEmpty
  }

  mutating func run() throws(UsageError) -> ParsedCommandLine {
    while let word = rest.popFirst() {
      if optionsEnded || !Self.looksLikeOption(word) {
        try take(word: word)
      } else if word == "--" {
        optionsEnded = true
      } else if word.hasPrefix("--") {
        try take(longOption: word)
      } else {
        try take(shortOptions: word)
      }
      if let answer { return answer }
    }
    return try finish()
  }

  private func finish() throws(UsageError) -> ParsedCommandLine {
    if !path.last.subcommands.isEmpty {
      if isEmpty { return .help([]) }
      throw fail(.missingCommand)
    }
    if let missing = path.last.positionals.first(where: { $0.isRequired && given[$0.name] == nil }) {
      throw fail(.missingArgument(missing.spelling))
    }
    return .run(Invocation(command: path.names, values: Values(path: path, given: given, flags: flags)))
  }

  /// A command's name, or a positional argument.
  private mutating func take(word: String) throws(UsageError) {
    guard path.last.subcommands.isEmpty else {
      guard let command = path.last.subcommand(word) else {
        let nearest = Spelling.nearest(to: word, among: path.last.subcommands.map(\.name))
        throw fail(.unknownCommand(word, nearest: nearest))
      }
      path = path.appending(command)
      return
    }
    let positionals = path.last.positionals
    guard positionalsDone < positionals.count else { throw fail(.unexpectedArgument(word)) }
    let positional = positionals[positionalsDone]
    try store(word, for: positional)
    if !positional.isCollecting { positionalsDone += 1 }
  }

  /// `--name`, `--name value` or `--name=value`.
  private mutating func take(longOption word: String) throws(UsageError) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = path.options.first(where: { $0.name == name }) else {
      throw fail(.unknownOption("--" + name, nearest: nearestOption(to: name)))
    }
    try take(option, value: parts.count > 1 ? String(parts[1]) : nil)
  }

  /// `-n`, `-n value`, `-nvalue`, `-n=value`, or flags joined as in `-qv`.
  private mutating func take(shortOptions word: String) throws(UsageError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = path.options.first(where: { $0.short == letter }) else {
        throw fail(.unknownOption("-" + String(letter), nearest: nearestOption(to: String(word.dropFirst()))))
      }
      guard option.takesValue else {
        guard letters.first != "=" else {
          throw fail(.unexpectedValue(flag: option.spelling, value: String(letters.dropFirst())))
        }
        try take(option, value: nil)
        continue
      }
      let joined = letters.first == "=" ? letters.dropFirst() : letters
      try take(option, value: letters.isEmpty ? nil : String(joined))
      return
    }
  }

  private mutating func take(_ option: ArgumentSpec, value: String?) throws(UsageError) {
    guard option.takesValue else {
      if let value { throw fail(.unexpectedValue(flag: option.spelling, value: value)) }
      take(flag: option.name)
      return
    }
    guard let text = value ?? nextValue(of: option) else { throw fail(.missingValue(option: option.spelling)) }
    guard option.isCollecting || given[option.name] == nil else { throw fail(.repeated(option: option.spelling)) }
    try store(text, for: option)
  }

  private mutating func take(flag name: String) {
    switch name {
    case "help":
      let following = rest.filter { !Self.looksLikeOption($0) }
      answer = answer ?? .help(CommandPath(root: path.commands[0], names: path.names + following).names)
    case "version": answer = answer ?? .version
    default: flags.insert(name)
    }
  }

  private mutating func nextValue(of option: ArgumentSpec) -> String? {
    guard let next = rest.first else { return nil }
    let isValue = option.takesDashes ? !next.hasPrefix("--") : !Self.looksLikeOption(next)
    guard isValue else { return nil }
    return rest.popFirst()
  }

  private mutating func store(_ text: String, for argument: ArgumentSpec) throws(UsageError) {
    do {
      given[argument.name, default: []].append(try argument.kind.parse(text))
    } catch {
      throw fail(
        .badValue(
          argument: argument.spelling, text: text, expectation: error.expectation, suggestion: error.suggestion))
    }
  }

  private func nearestOption(to name: String) -> String? {
    Spelling.nearest(to: name, among: path.options.map(\.name)).map { "--" + $0 }
  }

  private func fail(_ reason: UsageError.Reason) -> UsageError { UsageError(reason, in: path) }

  /// A dash and more, unless it goes on like a number: `-3.2 dBm` is a value.
  private static func looksLikeOption(_ word: String) -> Bool {
    let bytes = word.utf8.dropFirst()
    guard word.utf8.first == UInt8(ascii: "-"), let next = bytes.first else { return false }
    let isDigit = { (byte: UInt8?) in byte.map { $0 >= 48 && $0 <= 57 } ?? false }
    return !isDigit(next) && !(next == UInt8(ascii: ".") && isDigit(bytes.dropFirst().first))
  }
}
