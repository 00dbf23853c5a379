import Diagnostics
public import Documents
import Quantities

/// What must hold for every input of a parser: it is refused with a located finding, or it prints and reads back equal.
///
/// Shared by the fuzzing executables and by the replay of their corpus. Each check returns what is wrong, or nothing.
public enum RoundTrips {
  /// Small, so that an input just below the limit is still checked quickly.
  private static let limits = Limits(nodes: 20_000)

  /// YAML with the fields of `EveryField`.
  public static func yaml(_ bytes: [UInt8]) -> String? {
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
  public static func json(_ bytes: [UInt8]) -> String? {
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
  public static func csv(_ bytes: [UInt8]) -> String? {
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
  public static func quantity(_ bytes: [UInt8]) -> String? {
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

/// One field of every kind.
public struct EveryField: Declared {
  /// What a choice may be.
  public enum Color: String, CaseIterable, Sendable {
    /// The first.
    case red
    /// The second.
    case green
  }

  /// Inner fields.
  public struct Inner: Declared {
    private var count = 1
    private var rate = BitRate(baseValue: 4e11)
    /// The defaults.
    public init() {}
    /// See `Declared`.
    public mutating func declare(_ fields: Fields) {
      fields.integer("count", &count, in: -5...1_000_000, "A count.")
      fields.quantity("rate", &rate, "A rate.")
    }
  }

  private var name = ""
  private var note: String?
  private var id: String?
  private var share = 0.5
  private var flag = false
  private var pitch = Length(meters: 1)
  private var price = Figure<Money>.unknown
  private var color = Color.red
  private var colors: [Color] = []
  private var labels: [String] = []
  private var ports: [Int] = []
  private var inner = Inner()
  private var spare: Inner?
  private var rows: [Inner] = []
  private var zones: [(key: String, value: Inner)] = []

  /// The defaults.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("name", &name, "A text.")
    fields.string("note", &note, "A text or none.")
    fields.identifier("id", &id, kind: "switch", "An id.")
    fields.number("share", &share, in: -1e300...1e300, "A number.")
    fields.flag("flag", &flag, "A flag.")
    fields.quantity("pitch", &pitch, in: Length(meters: -1e9)...Length(meters: 1e9), "A length.")
    fields.figure("price", &price, "A figure.")
    fields.choice("color", &color, "A choice.")
    fields.choices("colors", &colors, "Choices.")
    fields.strings("labels", &labels, "Texts.")
    fields.integers("ports", &ports, in: Int.min...Int.max, "Numbers.")
    fields.nested("inner", &inner, "Inner fields.")
    fields.nested("spare", &spare, "Inner fields or none.")
    fields.list("rows", &rows, atMost: 100, "A list.")
    fields.entries("zones", &zones, atMost: 100, "Free keys.")
  }
}
