public import Diagnostics

/// Where each field of a decoded value came from, by path: `scale_out.switch`, `tiers[2].count`.
public struct SourceMap: Sendable {
  private var places: [String: Place] = [:]

  /// Catalog ids that the document names, in its order.
  public private(set) var references: [Reference] = []

  /// A field that names a catalog row.
  public struct Reference: Sendable, Hashable {
    /// The field.
    public let path: String
    /// What kind of row it names.
    public let kind: String
    /// The id.
    public let id: String
  }

  /// An empty map.
  public init() {}

  /// Notes that a field names a catalog row.
  public mutating func refer(from path: String, to id: String, kind: String) {
    references.append(Reference(path: path, kind: kind, id: id))
  }

  /// Where a field stands. A field left at its default has the place of the mapping that would hold it.
  public func place(_ path: String) -> Place? {
    var path = path[...]
    while true {
      if let place = places[String(path)] { return place }
      guard !path.isEmpty else { return nil }
      guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else {
        path = ""
        continue
      }
      path = path[..<cut]
    }
  }

  /// Whether the file sets the field itself.
  public func isSet(_ path: String) -> Bool { places[path] != nil }

  /// Notes the place of a field.
  public mutating func set(_ path: String, _ place: Place) { places[path] = place }

  /// Takes over all places of another map, which win over those here.
  public mutating func merge(_ other: SourceMap) {
    places.merge(other.places) { $1 }
    references += other.references
  }
}
