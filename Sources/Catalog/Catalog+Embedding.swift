public import Documents
import Diagnostics

extension Catalog {
  /// Rows as one node, for a document that carries them: a mapping from kinds to lists of rows.
  ///
  /// `Catalog(embedded:)` reads it back. Kinds stand in the order in which they first occur.
  public static func embedded(_ rows: [CatalogRow]) -> Node {
    var kinds: [String] = []
    var lists: [String: [Node]] = [:]
    for row in rows {
      if lists[row.kind] == nil { kinds.append(row.kind) }
      lists[row.kind, default: []].append(row.node)
    }
    let nowhere = Place(file: "", line: 1, column: 1)
    return Node(
      .mapping(
        kinds.map { kind in
          Node.Entry(key: kind, keyPlace: nowhere, value: Node(.sequence(lists[kind] ?? []), at: nowhere))
        }), at: nowhere)
  }

  /// A short name of the content of rows: 16 hexadecimal digits, the same on every machine, other when any field differs.
  ///
  /// FNV-1a with 64 bits over kinds, ids, keys and texts, each with its length (Fowler, Noll, Vo; RFC 9923). It tells versions apart; it
  /// does not protect against forgery. Places do not count, nor does the order of the rows.
  public static func fingerprint(of rows: [CatalogRow]) -> String {
    var hash = FowlerNollVo()
    for row in rows.sorted(by: { ($0.kind, $0.id) < ($1.kind, $1.id) }) {
      hash.add(row.kind)
      hash.add(row.id)
      hash.add(row.node)
    }
    return hash.hexadecimal
  }
}

/// FNV-1a, 64 bits.
struct FowlerNollVo {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  mutating func add(_ text: String) {
    var length = UInt64(text.utf8.count)
    for _ in 0..<8 {
      add(byte: UInt8(truncatingIfNeeded: length))
      length >>= 8
    }
    for byte in text.utf8 { add(byte: byte) }
  }

  mutating func add(_ node: Node) {
    switch node.kind {
    case .null: add(byte: 0)
    case .scalar(let text, _):
      add(byte: 1)
      add(text)
    case .sequence(let nodes):
      add(byte: 2)
      nodes.forEach { add($0) }
      add(byte: 3)
    case .mapping(let entries):
      add(byte: 4)
      for entry in entries {
        add(entry.key)
        add(entry.value)
      }
      add(byte: 5)
    }
  }

  var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
