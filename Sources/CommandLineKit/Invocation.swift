public import Quantities

/// What a command line asks for.
public enum ParsedCommandLine: Sendable {
  /// To run a command.
  case run(Invocation)
  /// To explain the command with these names below the root; none for the root itself.
  case help([String])
  /// To print the version.
  case version
}

/// A command that was chosen, with its values.
public struct Invocation: Sendable {
  /// The names of the command below the root, for example `["catalog", "show"]`.
  public let command: [String]
  /// What was given, and the defaults of what was not.
  public let values: Values
}

/// The values of a command line, by the names of the declaration.
///
/// Every value was checked against its `ValueKind` when the command line was parsed. A name that the declaration lacks
/// has no value.
public struct Values: Sendable {
  private let path: CommandPath
  private let given: [String: [ArgumentValue]]
  private let flags: Set<String>

  init(path: CommandPath, given: [String: [ArgumentValue]], flags: Set<String>) {
    self.path = path
    self.given = given
    self.flags = flags
  }

  /// Whether a flag is set.
  public func flag(_ name: String) -> Bool { flags.contains(name) }

  /// Whether an argument stands on the command line, rather than having its default.
  public func isGiven(_ name: String) -> Bool { given[name] != nil || flags.contains(name) }

  /// The text of an argument of any kind; of the first value, if it collects several.
  /// - Throws: `UsageError` when it has no value.
  public func string(_ name: String) throws(UsageError) -> String { try required(optionalString(name), name) }

  /// The text of an argument of any kind, if it has a value.
  public func optionalString(_ name: String) -> String? { all(name).first?.text }

  /// Every value of a repeated argument as text, in the order given.
  public func strings(_ name: String) -> [String] { all(name).map(\.text) }

  /// The value of a whole number.
  /// - Throws: `UsageError` when it has no value.
  public func integer(_ name: String) throws(UsageError) -> Int { try required(optionalInteger(name), name) }

  /// The value of a whole number, if it has one.
  public func optionalInteger(_ name: String) -> Int? {
    if case .integer(let value)? = all(name).first?.meaning { value } else { nil }
  }

  /// The value of a decimal number.
  /// - Throws: `UsageError` when it has no value.
  public func number(_ name: String) throws(UsageError) -> Double { try required(optionalNumber(name), name) }

  /// The value of a decimal number, if it has one.
  public func optionalNumber(_ name: String) -> Double? {
    if case .number(let value)? = all(name).first?.meaning { value } else { nil }
  }

  /// The words of a list separated by commas; empty when it has no value.
  public func list(_ name: String) -> [String] {
    all(name).flatMap { value in
      if case .list(let words) = value.meaning { words } else { [] as [String] }
    }
  }

  /// The value of a quantity, whose dimension is the declared one.
  /// - Throws: `UsageError` when it has no value.
  public func quantity<Q: Quantity>(_ name: String, as type: Q.Type = Q.self) throws(UsageError) -> Q {
    try required(optionalQuantity(name), name)
  }

  /// The value of a quantity, if it has one and the declared dimension is that of `Q`.
  public func optionalQuantity<Q: Quantity>(_ name: String, as type: Q.Type = Q.self) -> Q? {
    guard case .quantity(let base)? = all(name).first?.meaning, case .quantity(let dimension)? = spec(name)?.kind,
      dimension.name == Q.dimension.name
    else { return nil }
    return Q(baseValue: base)
  }

  private func all(_ name: String) -> [ArgumentValue] {
    if let values = given[name] { return values }
    guard let spec = spec(name), let text = spec.defaultText else { return [] }
    return (try? spec.kind.parse(text)).map { [$0] } ?? []
  }

  private func spec(_ name: String) -> ArgumentSpec? { path.arguments.first { $0.name == name } }

  private func required<T>(_ value: T?, _ name: String) throws(UsageError) -> T {
    guard let value else { throw UsageError(.missingArgument(spec(name)?.spelling ?? name), in: path) }
    return value
  }
}
