public import Diagnostics
public import Documents

/// What the owner of a kind contributes: how its rows are checked and described.
///
/// The catalog does not know the types of other targets, so each of them hands over its kinds:
///
///     RowKind("switch", "Switch boxes and chips", SwitchModel.self)
public struct RowKind: Sendable {
  /// The kind as catalog files name it.
  public let name: String
  /// What its rows are, for lists.
  public let summary: String
  /// The JSON Schema of a file of this kind, for editors.
  public let schema: @Sendable () -> JSONValue
  /// Every finding about a row by itself.
  public let check: @Sendable (CatalogRow) -> [Finding]

  /// Declares a kind by the type that its rows decode to.
  public init<T: Declared & Sendable>(_ name: String, _ summary: String, _ type: T.Type) {
    self.init(
      name, summary, schema: { Self.fileSchema(of: type, kind: name, summary: summary) },
      check: { $0.decode(type).findings })
  }

  /// Declares a kind by hand.
  public init(
    _ name: String, _ summary: String, schema: @escaping @Sendable () -> JSONValue,
    check: @escaping @Sendable (CatalogRow) -> [Finding]
  ) {
    self.name = name
    self.summary = summary
    self.schema = schema
    self.check = check
  }

  /// The kinds that this target owns.
  public static let owned: [RowKind] = [
    RowKind("price-estimate", "Ranged planning prices for what has no public price", PriceEstimate.self),
    RowKind("standard", "Standards and agreements by technology and layer", Standard.self),
    RowKind("supplier", "Makers, their products and whom they depend on", Supplier.self),
    RowKind("shipment", "Published market figures", Shipment.self),
    RowKind("reference-design", "Published fabrics with their counts", ReferenceDesign.self),
    RowKind("fact", "Prices, energy, reliability and supply as statements", Fact.self),
  ]

  // MARK: Schema

  /// The schema of a whole file: `kind` and `rows`, with the keys that every row has added to those of the type.
  private static func fileSchema<T: Declared & Sendable>(of type: T.Type, kind: String, summary: String) -> JSONValue {
    var row = Fields.schema(type, title: kind)
    var properties = row["properties"] ?? .object([])
    for member in commonProperties.members where properties[member.key] == nil {
      properties.set(member.key, member.value)
    }
    row.set("properties", properties)
    row.set("patternProperties", ["_text$": ["description": "The words of the source for the field of that name."]])
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .string(summary), "type": "object",
      "properties": [
        "kind": ["const": .string(kind), "description": "What the rows are."],
        "rows": ["type": "array", "items": row, "description": "The rows."],
      ],
      "required": ["kind", "rows"], "additionalProperties": false,
    ]
  }

  private static let commonProperties: JSONValue = [
    "id": [
      "type": "string", "pattern": "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$",
      "description": "Names the row within its kind.",
    ],
    "extends": ["type": "string", "description": "The row of this kind whose fields are copied."],
    "source": [
      "type": "object",
      "properties": [
        "title": ["type": "string", "description": "The document, as its publisher titles it."],
        "url": ["type": "string", "description": "A stable address."],
        "year": ["type": "integer", "description": "The year of the document."],
        "date": ["type": "string", "description": "The date, where it matters."],
      ],
      "required": ["title"], "additionalProperties": false, "description": "Where the figures are from.",
    ],
    "confidence": [
      "enum": ["published", "derived", "estimate"], "description": "How far the figures can be trusted.",
    ],
    "field_confidence": [
      "type": "object", "additionalProperties": ["type": "string"],
      "description": "The same for single fields, where it differs.",
    ],
    "notes": ["type": "string", "description": "What else the source says."],
  ]
}
