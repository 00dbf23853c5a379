/// When output is colored, as `--color` says.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
  case auto
  /// Also into files and pipes.
  case always
  /// Never.
  case never

  /// What `--color` and `--no-color` of `ArgumentSpec.standardOptions` ask for.
  public init(_ values: Values) {
    let word = values.optionalString("color")
    self = values.flag("no-color") ? .never : word.flatMap(ColorChoice.init(rawValue:)) ?? .auto
  }

  /// Whether to color.
  /// - Parameters:
  ///   - isTerminal: whether a terminal shows the output.
  ///   - environment: reads a variable of the environment.
  public func usesColor(isTerminal: Bool, environment: (String) -> String?) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }
  }
}
