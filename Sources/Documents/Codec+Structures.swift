import Diagnostics
import Quantities

extension Codec where Value: Declared {
  static var nested: Codec {
    Codec(
      schema: { present, walk in Fields.schema(of: present ?? Value(), walk) },
      decode: { node, spot, present in Fields.decode(over: present ?? Value(), node, spot) },
      encode: { Fields.resolved($0) },
      showsDefault: false)
  }

  /// A mapping whose keys the user chooses.
  static func entries(atMost limit: Int) -> Codec<[(key: String, value: Value)]> {
    Codec<[(key: String, value: Value)]>(
      schema: { _, walk in
        [
          "type": "object", "additionalProperties": Fields.schema(of: Value(), walk), "maxProperties": .integer(limit),
        ]
      },
      decode: { node, spot, _ in
        guard let entries = node.entries else {
          spot.report(.wrongShape, node, "`\(spot.name)` expects a mapping, found \(node.noun)", expected: "a mapping")
          return nil
        }
        guard entries.count <= limit else {
          spot.reportTooMany(node, entries.count, limit)
          return nil
        }
        var values: [(key: String, value: Value)] = []
        for entry in entries {
          let inner = spot.member(entry.key)
          spot.record.sources.set(inner.path, entry.keyPlace)
          if let value = Fields.decode(over: Value(), entry.value, inner) { values.append((entry.key, value)) }
        }
        return values.count == entries.count ? values : nil
      },
      encode: { .fields($0.map { ($0.key, Fields.resolved($0.value)) }) })
  }
}

extension Spot {
  func reportUnknown(_ entry: Node.Entry, known: [String]) {
    let unknown = Spot.join(path, entry.key)
    // Looking for the key that was meant costs more than reading it.
    guard !record.findings.isFull, !record.isForeign(unknown) else { return }
    let near = Spelling.nearest(to: entry.key, among: known)
    let list = "known keys: " + known.joined(separator: ", ")
    record.findings.add(
      Finding(
        .unknownKey, .error, "`\(entry.key)` is not a key of " + (path.isEmpty ? "this file" : "`\(path)`"),
        at: entry.keyPlace, help: (near.map { ["did you mean `\($0)`?"] } ?? []) + [list],
        subject: unknown))
  }
}
