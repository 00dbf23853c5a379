public import Catalog
public import Documents

/// A catalog row with its decoded value: what planning takes instead of ids.
public struct CatalogPart<Model: Declared & Sendable>: Sendable {
  /// Catalog id.
  public let id: String
  /// The decoded row.
  public let model: Model
  /// The row, for its source and confidence.
  public let row: CatalogRow

  /// Joins a row and its value.
  public init(id: String, model: Model, row: CatalogRow) {
    self.id = id
    self.model = model
    self.row = row
  }
}
