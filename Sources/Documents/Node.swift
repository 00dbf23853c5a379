public import Diagnostics

/// A parsed document node with its place. YAML and JSON give the same tree.
///
/// A scalar is text: the field that reads it decides what it means, so `yes`, `012` and `1:30` are never guessed at.
public struct Node: Sendable {
  /// What stands in the document.
  public enum Kind: Sendable {
    /// Nothing, or a plain `null` or `~`.
    case null
    /// Text; `quoted` when it stood in quotes or in a block.
    case scalar(String, quoted: Bool)
    /// A list.
    case sequence([Node])
    /// Keys with values in the order of the file, each key once.
    case mapping([Entry])
  }

  /// One key of a mapping.
  public struct Entry: Sendable {
    /// The key.
    public let key: String
    /// Where the key stands.
    public let keyPlace: Place
    /// What it holds.
    public let value: Node

    /// Makes an entry.
    public init(key: String, keyPlace: Place, value: Node) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  /// The content.
  public let kind: Kind
  /// Where it begins, and for a scalar how far it reaches on its first line.
  public let place: Place

  /// Makes a node.
  public init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }

  /// The value under a key of a mapping.
  /// - Complexity: O(number of keys).
  public subscript(key: String) -> Node? { entries?.first { $0.key == key }?.value }

  /// The text of a scalar.
  public var text: String? {
    if case .scalar(let text, _) = kind { text } else { nil }
  }

  /// The nodes of a list.
  public var elements: [Node]? {
    if case .sequence(let nodes) = kind { nodes } else { nil }
  }

  /// The entries of a mapping.
  public var entries: [Entry]? {
    if case .mapping(let entries) = kind { entries } else { nil }
  }

  /// Whether it is `null`.
  public var isNull: Bool {
    if case .null = kind { true } else { false }
  }

  /// What it is, for a message: `a list`.
  var noun: String {
    switch kind {
    case .null: "nothing"
    case .scalar(let text, _): text.count > 40 ? "a text" : "`\(text)`"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension Node {
  /// The place of nodes that were made, not read.
  static let made = Place(file: "", line: 1, column: 1)

  /// A text that must stay a text.
  static func string(_ text: String) -> Node { Node(.scalar(text, quoted: true), at: made) }
  /// A number, `true` or `false`.
  static func plain(_ text: String) -> Node { Node(.scalar(text, quoted: false), at: made) }
  static let null = Node(.null, at: made)
  static func list(_ nodes: [Node]) -> Node { Node(.sequence(nodes), at: made) }
  static func fields(_ fields: [(key: String, value: Node)]) -> Node {
    Node(.mapping(fields.map { Entry(key: $0.key, keyPlace: made, value: $0.value) }), at: made)
  }
}
