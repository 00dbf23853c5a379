/// One argument of a command as data: a positional, an option with a value, or a flag.
public struct ArgumentSpec: Sendable {
  /// How often a positional argument stands on the command line.
  public enum Occurrence: Sendable, Equatable {
    /// Exactly once.
    case required
    /// At most once.
    case optional
    /// Once or more.
    case repeated
    /// Any number of times, also never.
    case anyNumber
  }

  /// The three forms of arguments.
  public enum Form: Sendable, Equatable {
    /// A word whose place gives it its meaning.
    case positional(Occurrence)
    /// `--name VALUE`; a repeatable one collects its values.
    case option(isRepeatable: Bool)
    /// `--name`, present or not.
    case flag
  }

  /// The name: `seed` for `--seed`; a positional shows it in capitals.
  public let name: String
  /// The letter of the short form, `n` for `-n`.
  public let short: Character?
  /// The form.
  public let form: Form
  /// What it takes; a flag takes nothing and says `.string`.
  public let kind: ValueKind
  /// What stands for the value in help.
  public let valueName: String
  /// The text that is parsed when the option is absent.
  public let defaultText: String?
  /// One line for help, without a full stop.
  public let summary: String
  /// Whether the word after the option is its value even when it begins with a dash, as in `--sort -length_m`.
  public var takesDashes = false

  /// Declares a positional argument.
  public static func positional(
    _ name: String, _ kind: ValueKind, _ summary: String, _ occurrence: Occurrence = .required
  ) -> ArgumentSpec {
    ArgumentSpec(
      name: name, short: nil, form: .positional(occurrence), kind: kind, valueName: name.uppercased(), defaultText: nil,
      summary: summary)
  }

  /// Declares an option with a value.
  /// - Parameters:
  ///   - valueName: what stands for the value in help; by default a word for its kind.
  ///   - defaultText: what is parsed when the option is absent; help prints it.
  ///   - takesDashes: whether a value may begin with a dash. A word of two dashes is never a value.
  public static func option(
    _ name: String, short: Character? = nil, valueName: String? = nil, _ kind: ValueKind,
    default defaultText: String? = nil,
    _ summary: String, repeatable: Bool = false, takesDashes: Bool = false
  ) -> ArgumentSpec {
    ArgumentSpec(
      name: name, short: short, form: .option(isRepeatable: repeatable), kind: kind,
      valueName: valueName ?? kind.placeholder,
      defaultText: defaultText, summary: summary, takesDashes: takesDashes)
  }

  /// Declares a flag.
  public static func flag(_ name: String, short: Character? = nil, _ summary: String) -> ArgumentSpec {
    ArgumentSpec(
      name: name, short: short, form: .flag, kind: .string, valueName: "", defaultText: nil, summary: summary)
  }

  /// Whether it stands by place and not by name.
  var isPositional: Bool { occurrence != nil }

  /// How often it stands, for a positional.
  var occurrence: Occurrence? {
    if case .positional(let occurrence) = form { occurrence } else { nil }
  }

  /// Whether it is an option with a value.
  var takesValue: Bool {
    if case .option = form { true } else { false }
  }

  /// Whether a command line without it is incomplete.
  var isRequired: Bool { occurrence == .required || occurrence == .repeated }

  /// Whether it collects several values.
  var isCollecting: Bool { occurrence == .repeated || occurrence == .anyNumber || form == .option(isRepeatable: true) }

  /// How it is written in a message: `--seed`, or `SCENARIO`.
  var spelling: String { isPositional ? valueName : "--" + name }
}

extension ArgumentSpec {
  /// The options that every command of a well-mannered tool has; a root declares them once for its whole tree.
  ///
  /// The parser answers `--help` and `--version` itself; the meaning of the others is the caller's.
  public static let standardOptions: [ArgumentSpec] = [
    .flag("json", "Print one JSON document on standard output"),
    .option(
      "color", valueName: "WHEN", .choice(["auto", "always", "never"]), default: "auto",
      "Color the output; auto means on a terminal without NO_COLOR"),
    .flag("no-color", "The same as --color never"),
    .flag("quiet", short: "q", "Print results and errors only"),
    .flag("verbose", short: "v", "Say more about what is done"),
    .flag("help", short: "h", "Explain the command"),
    .flag("version", "Print the version"),
  ]
}
