public import Documents
public import Quantities

/// Cages as a catalog row of a switch or host declares them.
public struct CageField: Declared, Sendable {
  /// What plugs in.
  public var type = CageType.osfp
  /// Cages of the kind; nothing where the row counts them elsewhere or they are not published.
  public var count: Int?
  /// Ports that the cage has natively, for switches.
  public var ports = 1
  /// Ports that the cage carries to the network, for hosts.
  public var portsPerCage = 1
  /// Cages in each tray of a rack-scale host.
  public var perTray: Int?
  /// Which module tops fit.
  public var heatSink: HeatSink?
  /// Largest module power.
  public var powerClass: Power?
  /// Connector of a fiber panel.
  public var connector: String?
  /// Other cages that the product is sold with.
  public var alternatives: [CageType] = []

  /// One OSFP.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.choice("type", &type, "What plugs in.")
    fields.integer("count", &count, in: 1...10_000, "Cages of the kind.")
    fields.integer("ports", &ports, in: 1...16, "Ports that the cage has natively.")
    fields.integer("ports_per_cage", &portsPerCage, in: 1...16, "Ports that the cage carries to the network.")
    fields.integer("per_tray", &perTray, in: 1...64, "Cages in each tray.")
    fields.choice("heatsink", &heatSink, "Which module tops fit.")
    fields.quantity("power_class", &powerClass, "Largest module power.")
    fields.string("connector", &connector, "Connector of a fiber panel.")
    fields.choices("alternatives", &alternatives, "Other cages that the product is sold with.")
  }

  /// The cage as networks carry it.
  /// - Parameters:
  ///   - rate: rate of the whole cage.
  ///   - laneRate: electrical lane rate; the cage's rate over its form's lanes when not known.
  public func cage(rate: BitRate, laneRate: BitRate?) -> Cage {
    Cage(
      form: type.form, heatSink: heatSink ?? type.heatSink, rate: rate,
      laneRate: laneRate ?? rate / Double(type.form.lanes), powerClass: powerClass)
  }
}
