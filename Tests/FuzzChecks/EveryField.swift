public import Documents
import Quantities

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
