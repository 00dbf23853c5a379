public import Documents

/// One layer of a technology, and which standard covers it.
public struct Standard: Declared, Sendable {
  /// How binding a standard is.
  public enum Status: String, CaseIterable, Sendable {
    /// Published by a standards body or consortium.
    case published
    /// In work.
    case draft
    /// A multi-source agreement.
    case agreement = "MSA"
    /// One maker's own.
    case proprietary
    /// No standard found.
    case none
    /// The technology does not have this layer.
    case notApplicable = "not applicable"
  }

  /// The technology, for example `LPO`.
  public var technology = ""
  /// The layer, for example `optical`.
  public var layer = ""
  /// The document.
  public var standard: String?
  /// Who publishes it.
  public var bodies: [String] = []
  /// How binding it is.
  public var status = Status.none
  /// When it was published, as `2025`, `2025-03` or `2025-03-12`.
  public var date: String?
  /// The names in `makers`, counted: a lower bound, no census.
  public var makersCount: Int?
  /// Makers that the source names.
  public var makers: [String] = []
  /// What works with what.
  public var interoperability: String?

  /// An empty row.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("technology", &technology, "The technology, for example `LPO`.")
    fields.string("layer", &layer, "The layer, for example `optical`.")
    fields.string("standard", &standard, "The document.")
    fields.strings("bodies", &bodies, "Who publishes it.")
    fields.choice("status", &status, "How binding it is.")
    fields.string("date", &date, "When it was published.")
    fields.integer("makers_count", &makersCount, in: 0...100_000, "How many makers the source names: a lower bound.")
    fields.strings("makers", &makers, "Makers that the source names.")
    fields.string("interoperability", &interoperability, "What works with what.")
    fields.require("technology", "layer", "status")
  }
}
