public import Cabling
public import Documents
public import Quantities

/// How links are cabled.
public struct CablingSection: Declared, Sendable {
  /// Cords from port to port, or trunks between panels.
  public var style = CablingStyle.cords
  /// Whether only vendor-rated pairs may be used.
  public var validatedOnly = true
  /// Parts that must not be used.
  public var exclude: [String] = []
  /// Spare modules and cables as a share of the used ones.
  public var spares = Share(fraction: 0.02)
  /// Spare switches as a share of the used ones.
  public var spareSwitches = Share(fraction: 0.01)

  /// Cords, vendor-rated pairs, 2 % spares.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.choice("style", &style, "Cords from port to port, or trunks between patch panels.")
    fields.flag("validated_only", &validatedOnly, "Whether only pairs that the vendor rates may be used.")
    fields.strings("exclude", &exclude, atMost: 1000, "Catalog ids of parts that must not be used.")
    fields.quantity(
      "spares", &spares, in: Share(fraction: 0)...Share(fraction: 1),
      "Spare modules and cables as a share of the used ones.")
    fields.quantity(
      "spare_switches", &spareSwitches, in: Share(fraction: 0)...Share(fraction: 1),
      "Spare switches as a share of the used ones.")
  }
}
