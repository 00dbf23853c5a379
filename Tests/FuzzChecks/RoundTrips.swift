import Diagnostics
import Documents
import Quantities

/// Documents and quantities: each is refused with a finding, or prints and reads back equal.
enum RoundTrips {
  /// Small, so that an input just below the limit is still checked quickly.
  private static let limits = Limits(nodes: 20_000)

  /// YAML with the fields of `EveryField`.
  static func yaml(_ bytes: [UInt8]) -> String? {
    guard let node = parsed(bytes, { source throws(Rejection) in try YAML.parse(source, limits: limits) }) else {
      return nil
    }
    let text = YAMLWriter.text(node)
    guard let again = try? YAML.parse(SourceFile(name: "again", text: text)) else { return "not read back: \(text)" }
    guard again.json == node.json else { return "read back otherwise: \(text)" }
    return fields(node)
  }

  private static func fields(_ node: Node) -> String? {
    let (value, findings, _) = Fields.decode(EveryField.self, from: node)
    if let lost = findings.first(where: { $0.place == nil }) { return "a finding without a place: \(lost.message)" }
    guard findings.isEmpty else { return nil }
    let printed = YAMLWriter.text(Fields.resolved(value))
    guard let again = try? YAML.parse(SourceFile(name: "again", text: printed)) else {
      return "not read back: \(printed)"
    }
    let (copy, faults, _) = Fields.decode(EveryField.self, from: again)
    if let fault = faults.first { return "\(fault.message) in \(printed)" }
    return YAMLWriter.text(Fields.resolved(copy)) == printed ? nil : "decoded otherwise: \(printed)"
  }

  /// JSON.
  static func json(_ bytes: [UInt8]) -> String? {
    guard let node = parsed(bytes, { source throws(Rejection) in try JSON.parse(source, limits: limits) }) else {
      return nil
    }
    for style in [JSONWriter.Style.compact, .pretty] {
      guard let text = try? JSONWriter.text(node.json, style: style) else { return "not finite" }
      guard let again = try? JSON.parse(SourceFile(name: "again", text: text)) else { return "not read back: \(text)" }
      guard (try? JSONWriter.text(again.json, style: style)) == text else { return "read back otherwise: \(text)" }
    }
    return nil
  }

  /// CSV; cells that would be formulas come back with an apostrophe.
  static func csv(_ bytes: [UInt8]) -> String? {
    guard let table = parsed(bytes, { source throws(Rejection) in try CSV.parse(source, limits: limits) }) else {
      return nil
    }
    let cells = ([table.header] + table.rows).map { $0.map { $0.text ?? "" } }
    var writer = CSVWriter()
    // A header of its own, since two names may differ by just the apostrophe.
    writer.row(table.header.indices.map { "c\($0)" })
    for row in cells { writer.row(row) }
    guard let written = try? writer.finish() else { return "not finite" }
    guard let source = try? SourceFile(name: "again", bytes: written), let again = try? CSV.parse(source) else {
      return "not read back: \(String(decoding: written, as: UTF8.self))"
    }
    let read = again.rows.map { $0.map { $0.text ?? "" } }
    let isEqual =
      read.count == cells.count
      && zip(read, cells).allSatisfy { zip($0, $1).allSatisfy { $0 == $1 || $0 == "'" + $1 } && $0.count == $1.count }
    return isEqual ? nil : "read back otherwise: \(String(decoding: written, as: UTF8.self))"
  }

  /// A quantity of every dimension.
  static func quantity(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return quantity(BitRate.self, text) ?? quantity(Length.self, text) ?? quantity(Money.self, text)
      ?? quantity(Power.self, text) ?? quantity(Duration.self, text) ?? quantity(Temperature.self, text)
      ?? quantity(Share.self, text) ?? quantity(EnergyPrice.self, text) ?? quantity(OpticalPower.self, text)
  }

  private static func quantity<Q: Quantity>(_ type: Q.Type, _ text: String) -> String? {
    guard let value = try? Q(parsing: text) else { return nil }
    guard value.baseValue.isFinite else { return "`\(text)` is not finite" }
    guard let again = try? Q(parsing: value.description) else { return "`\(value.description)` is not read back" }
    return again == value ? nil : "`\(text)` prints as `\(value.description)`, which is another value"
  }

  /// The document, unless it is refused as it should be: with findings.
  private static func parsed<T>(_ bytes: [UInt8], _ parse: (SourceFile) throws(Rejection) -> T) -> T? {
    do throws(Rejection) {
      return try parse(try SourceFile(name: "fuzz", bytes: bytes))
    } catch {
      return nil
    }
  }
}
