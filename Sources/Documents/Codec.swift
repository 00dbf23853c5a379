import Diagnostics
import Quantities

/// How one kind of field is decoded, described and printed. The public methods of `Fields` each name one.
struct Codec<Value> {
  /// JSON Schema without description and default; nested types take their defaults from the present value, if any.
  let schema: (_ present: Value?, SchemaWalk) -> JSONValue
  /// The value, or nothing after reporting why not. The present value, if any, is the default.
  let decode: (Node, Spot, _ present: Value?) -> Value?
  /// The value as a node that decodes to it.
  let encode: (Value) -> Node
  /// Whether the schema shows the default as a whole; nested types show theirs field by field.
  var showsDefault = true
  /// Whether every text is a value, so that a fitting text says nothing about what was meant.
  var takesAnyText = false
}

extension Codec {
  /// Whether a scalar is a value of this field and of few others: a switch word means a flag, a number no id, and any text is no hint.
  func fits(_ node: Node, _ present: Value) -> Bool {
    let isSwitchWord = ["true", "false", "yes", "no", "on", "off"].contains(node.text?.lowercased() ?? "")
    let isFlag = Value.self == Bool.self || Value.self == Bool?.self
    let isNumber = NumberText.parse(node.text ?? "") != nil
    let isText = Value.self == String.self || Value.self == String?.self
    guard !takesAnyText, !isSwitchWord || isFlag, !isNumber || !isText else { return false }
    let record = DecodingRecord(isForeign: { _ in true }, isProbe: true)
    return decode(node, Spot(path: "", name: "", record: record), present) != nil && record.findings.isEmpty
  }
}

/// Where decoding stands: the field's path and its name for messages, and where findings and places go.
struct Spot {
  let path: String
  let name: String
  let record: DecodingRecord

  func report(
    _ code: FindingCode, _ node: Node, _ message: String, label: String = "", expected: String? = nil,
    help: [String] = []
  ) {
    let finding = Finding(
      code, .error, message, at: node.place, label: label, expected: expected, help: help, subject: path)
    record.findings.add(finding)
  }

  func element(_ index: Int) -> Spot { Spot(path: "\(path)[\(index)]", name: "\(name)[\(index)]", record: record) }
  func member(_ key: String) -> Spot { Spot(path: Self.join(path, key), name: key, record: record) }

  static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : path + "." + key }
}

/// Findings and places of one decoding, shared by all its levels.
final class DecodingRecord {
  var findings = FindingList()
  var sources = SourceMap()
  /// Paths of fields that could not be read and kept their defaults.
  var refused: Set<String> = []
  /// Whether a path that no type declares belongs to another reader.
  let isForeign: (String) -> Bool
  /// Whether what is read is thrown away: only whether it can be read counts.
  let isProbe: Bool

  init(isForeign: @escaping (String) -> Bool, isProbe: Bool = false) {
    self.isForeign = isForeign
    self.isProbe = isProbe
  }
}

/// The types being described, so that a type that holds itself ends.
struct SchemaWalk {
  var open: [ObjectIdentifier] = []
}

extension Codec {
  /// The same, or `null` for nothing.
  var optional: Codec<Value?> {
    Codec<Value?>(
      schema: { present, walk in schema(present ?? nil, walk).acceptingNull },
      decode: { node, spot, present in
        if node.isNull { return .some(nil) }
        return decode(node, spot, present ?? nil).map { .some($0) }
      },
      encode: { $0.map(encode) ?? .null },
      showsDefault: showsDefault, takesAnyText: takesAnyText)
  }

  /// A list of such values.
  func list(atMost limit: Int) -> Codec<[Value]> {
    Codec<[Value]>(
      schema: { _, walk in
        ["type": "array", "items": schema(nil, walk), "maxItems": .integer(limit)]
      },
      decode: { node, spot, _ in
        guard let nodes = node.elements else {
          spot.report(
            .wrongShape, node, "`\(spot.name)` expects a list, found \(node.noun)", expected: "a list",
            help: node.text.map { ["write `[\($0)]`"] } ?? [])
          return nil
        }
        guard nodes.count <= limit else {
          spot.reportTooMany(node, nodes.count, limit)
          return nil
        }
        var values: [Value] = []
        var isWhole = true
        for (index, element) in nodes.enumerated() {
          spot.record.sources.set(spot.element(index).path, element.place)
          if let value = decode(element, spot.element(index), nil) { values.append(value) } else { isWhole = false }
        }
        return isWhole ? values : nil
      },
      encode: { .list($0.map(encode)) })
  }
}

extension Spot {
  func reportTooMany(_ node: Node, _ count: Int, _ limit: Int) {
    report(
      .tooMany, node, "`\(name)` has \(count) elements, more than the \(limit) allowed",
      expected: "at most \(limit)")
  }

  /// The text of a scalar, or nothing after reporting what was expected.
  func scalar(_ node: Node, expecting expected: String) -> String? {
    if let text = node.text { return text }
    let message =
      node.isNull ? "`\(name)` has no value" : "`\(name)` expects \(expected), found \(node.noun)"
    report(
      .wrongShape, node, message, expected: expected,
      help: node.isNull ? ["write a value after the colon, or leave the key out for its default"] : [])
    return nil
  }
}
