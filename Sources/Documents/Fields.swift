public import Diagnostics

/// One declaration, three readers: decoded from a node, described as JSON Schema, printed back with every value resolved.
///
/// `Declared.declare` receives an instance and calls one method per field; see there for an example.
public final class Fields {
  private enum Mode {
    case decode(DecodingLevel)
    case schema(SchemaWalk)
    case resolve
    /// Looks for the field that a scalar in the place of the whole mapping was meant for.
    case fit(Node)
  }

  /// One mapping being decoded.
  private struct DecodingLevel {
    let node: Node
    let spot: Spot
    let values: [String: Node.Entry]
  }

  private let mode: Mode
  private var declared: [String] = []
  private var properties: [JSONValue.Member] = []
  private var required: [String] = []
  private var printed: [(key: String, value: Node)] = []
  private var fitting: String?

  private init(_ mode: Mode) { self.mode = mode }

  /// The one place where a field meets its reader.
  func field<Value>(_ key: String, _ value: inout Value, _ doc: String, _ codec: Codec<Value>) {
    declared.append(key)
    switch mode {
    case .decode(let level):
      guard let entry = level.values[key] else { return }
      let spot = level.spot.member(key)
      level.spot.record.sources.set(spot.path, entry.value.placeInFindings(key: entry.keyPlace))
      if let read = codec.decode(entry.value, spot, value) {
        value = read
      } else {
        level.spot.record.refused.insert(spot.path)
      }
    case .schema(let walk):
      var schema = codec.schema(value, walk)
      schema.set("description", .string(doc))
      if codec.showsDefault { schema.set("default", codec.encode(value).json) }
      properties.append(JSONValue.Member(key, schema))
    case .resolve: printed.append((key, codec.encode(value)))
    case .fit(let node):
      if fitting == nil, codec.fits(node, value) { fitting = key }
    }
  }

  /// Reports a finding for each of the keys that the file does not have.
  public func require(_ keys: String...) {
    required += keys
    guard case .decode(let level) = mode else { return }
    for key in keys where level.values[key] == nil {
      level.spot.report(
        .missingField, level.node, "`\(key)` is missing" + (level.spot.path.isEmpty ? "" : " in `\(level.spot.path)`"),
        help: ["add `\(key): ...`"])
    }
  }

  /// Reports what is wrong with a field beyond its form, at the place where the file sets it. Does nothing unless decoding, and
  /// nothing when the field could not be read, since its value is then not what the file says.
  /// - Parameters:
  ///   - key: the field, or a path below it (`leaf.count`); when the file does not set it, the mapping around it is shown.
  ///   - message: one sentence with the numbers in it, without a full stop.
  ///   - label: what to write beside the caret.
  ///   - help: the ways out, cheapest first.
  public func finding(
    _ code: FindingCode, key: String, message: String, label: String = "", help: [String] = [],
    severity: Severity = .error
  ) {
    guard case .decode(let level) = mode else { return }
    let path = Spot.join(level.spot.path, key)
    guard !level.spot.record.refused.contains(path) else { return }
    let place = level.spot.record.sources.place(path) ?? level.node.place
    level.spot.record.findings.add(
      Finding(code, severity, message, at: place, label: label, help: help, subject: path))
  }

  // MARK: Decoding

  /// Decodes a value, with every finding at once in the order of the file; fields that are absent or wrong keep their defaults.
  /// - Parameters:
  ///   - path: what paths in the source map and in findings begin with.
  ///   - isForeign: whether a path that the type does not declare belongs to another reader, so that it is no mistake.
  public static func decode<T: Declared>(
    _ type: T.Type, from node: Node, path: String = "", leaving isForeign: @escaping (String) -> Bool = { _ in false }
  ) -> (T, [Finding], SourceMap) {
    let record = DecodingRecord(isForeign: isForeign)
    record.sources.set(path, node.place)
    let value = decode(over: T(), node, Spot(path: path, name: path.isEmpty ? "the file" : path, record: record))
    return (value ?? T(), record.findings.inFileOrder, record.sources)
  }

  static func decode<T: Declared>(over present: T, _ node: Node, _ spot: Spot) -> T? {
    guard let entries = node.entries else {
      let name = spot.path.isEmpty ? "the file" : "`\(spot.name)`"
      spot.report(
        .wrongShape, node, "\(name) expects keys with values, found \(node.noun)", expected: "a mapping",
        help: node.isNull ? ["write its keys below, or leave it out for the defaults"] : remedy(present, node, spot))
      return nil
    }
    let values = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    let fields = Fields(.decode(DecodingLevel(node: node, spot: spot, values: values)))
    var value = present
    value.declare(fields)
    let known = Set(fields.declared)
    for entry in entries where !known.contains(entry.key) { spot.reportUnknown(entry, known: fields.declared) }
    return value
  }

  /// The mapping that was meant by a scalar in its place: `hosts: 100` in braces for `build_for: 100`.
  private static func remedy<T: Declared>(_ present: T, _ node: Node, _ spot: Spot) -> [String] {
    guard let text = node.text, !spot.record.isProbe, text.utf8.allSatisfy(isPlain) else { return [] }
    let fields = Fields(.fit(node))
    var copy = present
    copy.declare(fields)
    let head = spot.path.isEmpty || spot.name.hasSuffix("]") ? "" : spot.name + ": "
    if let key = fields.fitting { return ["write `\(head){\(key): \(text)}`"] }
    return ["true", "yes", "on"].contains(text.lowercased()) ? ["write `\(head){}` for the defaults"] : []
  }

  /// Whether a byte stands for itself in a YAML mapping in braces.
  private static func isPlain(_ byte: UInt8) -> Bool {
    FileName.isPlain(byte) || [UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "%")].contains(byte)
  }

  // MARK: Describing and printing

  /// The JSON Schema (2020-12) of a type, for editors: types, descriptions, defaults, choices, patterns of quantities.
  public static func schema<T: Declared>(_ type: T.Type, title: String) -> JSONValue {
    var schema: JSONValue = ["$schema": "https://json-schema.org/draft/2020-12/schema", "title": .string(title)]
    for member in Self.schema(of: T(), SchemaWalk()).members { schema.set(member.key, member.value) }
    return schema
  }

  static func schema<T: Declared>(of present: T, _ walk: SchemaWalk) -> JSONValue {
    guard !walk.open.contains(ObjectIdentifier(T.self)) else { return ["type": "object"] }
    var inner = walk
    inner.open.append(ObjectIdentifier(T.self))
    let fields = Fields(.schema(inner))
    var value = present
    value.declare(fields)
    var schema: JSONValue = [
      "type": "object", "properties": .object(fields.properties), "additionalProperties": false,
    ]
    if !fields.required.isEmpty { schema.set("required", .array(fields.required.map { .string($0) })) }
    return schema
  }

  /// The value as a node with every field written out; decoding it gives the value again. `YAMLWriter` prints it.
  public static func resolved<T: Declared>(_ value: T) -> Node {
    let fields = Fields(.resolve)
    var copy = value
    copy.declare(fields)
    return .fields(fields.printed)
  }
}

extension Node {
  /// Where a finding about the whole value points: at a scalar itself, else at the key that holds the collection.
  fileprivate func placeInFindings(key: Place) -> Place {
    switch kind {
    case .scalar: place
    case .null, .sequence, .mapping: key
    }
  }
}
