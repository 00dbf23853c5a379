/// A JSON document in memory, with objects in the order in which they were made.
///
/// For small documents such as schemas; what grows with a plan is streamed through `JSONWriter`.
public enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number; not finite is a fault when it is written.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Members in order.
  case object([Member])

  /// One member of an object.
  public struct Member: Sendable, Hashable {
    /// The name.
    public var key: String
    /// The content.
    public var value: JSONValue

    /// Makes a member.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members of an object; none for anything else.
  public var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The value of a member.
  public subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }

  /// Sets a member of an object, behind the others when it is new. Does nothing to other values.
  public mutating func set(_ key: String, _ value: JSONValue) {
    guard case .object(var members) = self else { return }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append(Member(key, value))
    }
    self = .object(members)
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A list.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object; the order stays.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { Member($0, $1) }) }
}

extension JSONValue {
  /// The schema widened by `null`.
  var acceptingNull: JSONValue {
    if self["enum"] != nil || self["oneOf"] != nil || self["properties"] != nil {
      return ["anyOf": [self, ["type": "null"]]]
    }
    var schema = self
    switch self["type"] {
    case .string(let name)?: schema.set("type", [.string(name), "null"])
    case .array(let names)?: schema.set("type", .array(names + ["null"]))
    default: break
    }
    return schema
  }
}
