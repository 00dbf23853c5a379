public import Documents
public import Quantities

/// A published or compiled statement that fits no other kind, in the words of its source.
public struct Fact: Declared, Sendable {
  /// One column of a statement that has several.
  public struct Column: Declared, Sendable {
    /// The column.
    public var column = ""
    /// What stands there.
    public var value = ""

    /// An empty column.
    public init() {}

    /// See `Declared`.
    public mutating func declare(_ fields: Fields) {
      fields.string("column", &column, "The column.")
      fields.string("value", &value, "What stands there.")
      fields.require("column", "value")
    }
  }

  /// Which compilation it belongs to: `economics`, `reliability`, `capacity`, `designs`, `sources`.
  public var document = ""
  /// The heading under which it stands.
  public var topic = ""
  /// What it is about.
  public var item = ""
  /// What it says; nothing when the item says it all.
  public var value: String?
  /// The same column by column, where there are several.
  public var columns: [Column] = []
  /// The value alone with its unit, where it is one quantity.
  public var quantity: String?
  /// Which of several contradicting figures the catalog uses.
  public var use: String?
  /// One in twenty is below, for a lead time.
  public var p5: Duration?
  /// The median, for a lead time.
  public var p50: Duration?
  /// One in twenty is above, for a lead time.
  public var p95: Duration?

  /// An empty row.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("document", &document, "Which compilation it belongs to.")
    fields.string("topic", &topic, "The heading under which it stands.")
    fields.string("item", &item, "What it is about.")
    fields.string("value", &value, "What it says.")
    fields.list("values", &columns, atMost: 100, "The same column by column.")
    fields.string("quantity", &quantity, "The value alone with its unit, where it is one quantity.")
    fields.string("use", &use, "Which of several contradicting figures the catalog uses.")
    fields.quantity("p5", &p5, "Lead time: one in twenty is below.")
    fields.quantity("p50", &p50, "Lead time: the median.")
    fields.quantity("p95", &p95, "Lead time: one in twenty is above.")
    fields.require("document", "topic", "item")
  }
}
