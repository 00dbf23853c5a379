public import Documents

/// A maker with one product, and the rows that it depends on.
public struct Supplier: Declared, Sendable {
  /// The company.
  public var maker = ""
  /// The class of the part, for example `laser`.
  public var partClass = ""
  /// The product.
  public var product: String?
  /// What it does in the chain.
  public var role: String?
  /// Ids of suppliers whose part is in this one.
  public var dependsOn: [String] = []
  /// Those of `dependsOn` that a source states; the others are by judgment.
  public var dependsPublished: [String] = []
  /// Where it is made.
  public var region: String?

  /// An empty row.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("maker", &maker, "The company.")
    fields.string("part_class", &partClass, "The class of the part.")
    fields.string("product", &product, "The product.")
    fields.string("role", &role, "What it does in the chain.")
    fields.strings("depends_on", &dependsOn, "Ids of suppliers whose part is in this one.")
    fields.strings("depends_published", &dependsPublished, "Those of `depends_on` that a source states.")
    fields.string("region", &region, "Where it is made.")
    fields.require("maker", "part_class")
    for id in dependsPublished where !dependsOn.contains(id) {
      fields.finding(
        .contradictoryRow, key: "depends_published", message: "`\(id)` is not in `depends_on`",
        help: ["every edge that a source states is an edge: add it to `depends_on`"])
    }
  }
}
