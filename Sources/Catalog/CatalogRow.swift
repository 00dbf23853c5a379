public import Diagnostics
public import Documents
public import Quantities

/// One row of the catalog: an id, fields with their places, and where they are from.
///
/// The catalog knows no physics. What the fields mean is declared by the target that owns the kind, as a `Declared` type.
public struct CatalogRow: Sendable {
  /// What it is: `switch`, `module`, `price-estimate`.
  public let kind: String
  /// Names it within its kind.
  public let id: String
  /// The mapping with every field, overlays applied.
  public let node: Node
  /// `shipped`, or the folder that the user gave and whose fields won last.
  public let layer: String

  /// The layer of the catalog that comes with the program.
  public static let shipped = "shipped"
  /// Keys that every kind has; a declared type need not name them, nor keys that end in `_text`.
  public static let commonKeys: Set<String> = ["id", "extends", "source", "confidence", "field_confidence", "notes"]

  /// Makes a row from a mapping that was read or made.
  public init(kind: String, id: String, node: Node, layer: String = shipped) {
    self.kind = kind
    self.id = id
    self.node = node
    self.layer = layer
  }

  /// Where it begins in its file.
  public var place: Place { node.place }
  /// Source, year and confidence of the row as a whole.
  public var provenance: Provenance { Provenance(row: node) }
  /// What the catalog adds in prose.
  public var notes: String? { node["notes"]?.text }

  /// The confidence of single fields where it differs from the row's, in the order of the file.
  public var fieldConfidence: [(field: String, confidence: FieldConfidence)] {
    (node["field_confidence"]?.entries ?? []).map { ($0.key, FieldConfidence($0.value.text ?? "")) }
  }

  /// How far a field can be trusted.
  ///
  /// Latency, price, failure rate and date of announcement are estimates unless the row's `field_confidence` says otherwise,
  /// because vendors seldom publish them; other fields have the confidence of the row.
  public func confidence(of field: String) -> Confidence {
    if let text = node["field_confidence"]?[field]?.text { return FieldConfidence(text).confidence }
    let seldomPublished = ["latency", "price", "mtbf", "announced"]
    return seldomPublished.contains { field == $0 || field.hasPrefix($0 + "_") } ? .estimate : provenance.confidence
  }

  /// Whether a key belongs to every row, so that no declared type has to name it.
  static func isCommon(_ key: String) -> Bool { commonKeys.contains(key) || key.hasSuffix("_text") }
}
