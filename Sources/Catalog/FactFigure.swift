public import Diagnostics
import Documents
public import Quantities

/// The figure of a fact as a typed value, with what it rests on.
public struct FactFigure<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// What it rests on, in the words of the row; of the user's own row where that changed the figure.
  public var basis: String
  /// How far it can be trusted.
  public var confidence: Confidence

  init(_ value: Value, _ row: CatalogRow) {
    self.value = value
    let changed = row.fieldConfidence.first { $0.field == Self.key }
    basis = changed?.confidence.text ?? row.node["value"]?.text ?? row.provenance.summary
    confidence = row.confidence(of: Self.key)
  }

  /// The key of a fact that holds its figure.
  static var key: String { "quantity" }
}

extension Catalog {
  /// The figure of a fact that is a quantity, such as `12 W`.
  /// - Throws: `HG1401` when no row has the id, a finding when its figure is missing, negative or of another unit.
  public func factQuantity<Q: Quantity & Sendable>(_ id: String) throws(Rejection) -> FactFigure<Q> {
    try factFigure(id) { (reader: FactQuantity<Q>) in reader.value }
  }

  /// The figure of a fact that is a pure number, such as `1.8`.
  /// - Throws: `HG1401` when no row has the id, a finding when its figure is missing, negative or no number.
  public func factNumber(_ id: String) throws(Rejection) -> FactFigure<Double> {
    try factFigure(id) { (reader: FactNumber) in reader.value }
  }

  /// The figure of a fact that is a count, such as `8`.
  /// - Throws: `HG1401` when no row has the id, a finding when its figure is missing or no count of at least 1.
  public func factCount(_ id: String) throws(Rejection) -> FactFigure<Int> {
    try factFigure(id) { (reader: FactCount) in reader.value }
  }

  private func factFigure<Reader: Declared, Value: Sendable>(
    _ id: String, _ value: (Reader) -> Value?
  ) throws(Rejection) -> FactFigure<Value> {
    let row = try row("fact", id)
    let (reader, findings) = row.view(Reader.self)
    if findings.hasErrors { throw Rejection(findings) }
    guard let value = value(reader) else {
      throw Rejection(
        Finding(
          .contradictoryRow, .error, "the fact `\(id)` has no figure, and planning needs one", at: row.place,
          help: ["give it a `quantity`"], subject: id))
    }
    return FactFigure(value, row)
  }
}

/// Readers of the one field that holds the figure of a fact.
private struct FactQuantity<Q: Quantity>: Declared {
  var value: Q?

  mutating func declare(_ fields: Fields) {
    fields.quantity("quantity", &value, in: .zero...Q(baseValue: 1e12), "The figure with its unit.")
  }
}

private struct FactNumber: Declared {
  var value: Double?

  mutating func declare(_ fields: Fields) {
    fields.number("quantity", &value, in: 0...1_000_000, "The figure, a pure number.")
  }
}

private struct FactCount: Declared {
  var value: Int?

  mutating func declare(_ fields: Fields) {
    fields.integer("quantity", &value, in: 1...1_000_000, "The figure, a count.")
  }
}
