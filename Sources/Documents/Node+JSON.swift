import Quantities

extension Node {
  /// The same content as JSON: quoted scalars are texts, plain ones are numbers or booleans where they read as such.
  public var json: JSONValue {
    switch kind {
    case .null: .null
    case .scalar(let text, quoted: true): .string(text)
    case .scalar(let text, quoted: false): Self.json(plain: text)
    case .sequence(let nodes): .array(nodes.map(\.json))
    case .mapping(let entries): .object(entries.map { JSONValue.Member($0.key, $0.value.json) })
    }
  }

  private static func json(plain text: String) -> JSONValue {
    if text == "true" || text == "false" { return .bool(text == "true") }
    if case .value(let value) = IntegerText.parse(text) { return .integer(value) }
    if let value = NumberText.parse(text) { return .number(value) }
    return .string(text)
  }
}
