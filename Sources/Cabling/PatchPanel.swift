public import Documents
public import Quantities

/// Patch panels and the cassettes that go into them, as the catalog has them (kind `panel`).
public struct PatchPanel: Declared, Sendable {
  /// Catalog id of the panel, also its id in the price table.
  public var panel = ""
  /// Who makes it.
  public var vendor = ""
  /// The maker's name for it.
  public var model = ""
  /// Id of the cassette or adapter plate in the price table.
  public var cassette = ""
  /// Multi-fiber connectors of one cassette.
  public var connectorsPerCassette = 1
  /// Cassettes in one panel.
  public var cassettesPerPanel = 1
  /// Height in rack units.
  public var rackUnits = 1
  /// Mass of the panel without cassettes; nothing when unknown.
  public var mass: Mass?
  /// Mass of one cassette; nothing when unknown.
  public var cassetteMass: Mass?

  /// A panel of which nothing is known.
  public init() {}

  /// Describes a panel of one unit.
  public init(panel: String, cassette: String, connectorsPerCassette: Int, cassettesPerPanel: Int) {
    self.panel = panel
    self.cassette = cassette
    self.connectorsPerCassette = max(1, connectorsPerCassette)
    self.cassettesPerPanel = max(1, cassettesPerPanel)
  }

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("id", &panel, "Catalog id.")
    fields.string("vendor", &vendor, "Who makes it.")
    fields.string("model", &model, "The maker's name for it.")
    fields.integer("rack_units", &rackUnits, in: 1...100, "Height.")
    fields.integer("cassettes", &cassettesPerPanel, in: 1...1000, "Cassettes in one panel.")
    fields.identifier("cassette", &cassette, kind: "price-estimate", "Id of the cassette in the price table.")
    fields.integer(
      "connectors_per_cassette", &connectorsPerCassette, in: 1...1000, "Multi-fiber connectors of one cassette.")
    fields.quantity("weight", &mass, "Weight without cassettes.")
    fields.quantity("cassette_weight", &cassetteMass, "Weight of one cassette.")
    fields.require("id", "rack_units", "cassettes", "cassette", "connectors_per_cassette")
  }
}
