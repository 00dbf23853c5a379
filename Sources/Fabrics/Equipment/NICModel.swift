public import Documents
public import Quantities

/// A network adapter of the catalog, decoded.
public struct NICModel: Declared, Sendable {
  /// Maker.
  public var vendor = ""
  /// Model name.
  public var model = ""
  /// `NIC`, `SuperNIC`, `DPU`.
  public var kind = ""
  /// Ports.
  public var ports = 1
  /// Rate of each.
  public var portRate: BitRate?
  /// Rate of an electrical lane.
  public var laneRate: BitRate?
  /// Kinds of cage that it is sold with.
  public var cages: [CageType] = []
  /// Which module tops fit.
  public var heatSink: HeatSink?
  /// Protocols that it speaks.
  public var fabrics: [String] = []
  /// Typical power, without the module.
  public var powerTypical: Power?
  /// Largest power, without the module.
  public var powerMaximum: Power?
  /// Latency.
  public var latency: Duration?

  /// An unknown adapter.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("vendor", &vendor, "Maker.")
    fields.string("model", &model, "Model name.")
    fields.string("kind", &kind, "NIC, SuperNIC or DPU.")
    fields.integer("ports", &ports, in: 1...64, "Ports.")
    fields.quantity("port_rate", &portRate, "Rate of each, one direction.")
    fields.quantity("lane_rate", &laneRate, "Rate of an electrical lane.")
    fields.choices("cages", &cages, "Kinds of cage that it is sold with.")
    fields.choice("heatsink", &heatSink, "Which module tops fit.")
    fields.strings("fabrics", &fabrics, "Protocols that it speaks.")
    fields.quantity("power_typ", &powerTypical, "Typical power, without the module.")
    fields.quantity("power_max", &powerMaximum, "Largest power, without the module.")
    fields.quantity("latency", &latency, "Latency.")
    var pcie: String?
    fields.string("pcie", &pcie, "PCI Express generation and width.")
    var announced: Int?
    fields.integer("announced", &announced, in: 1990...2100, "Year of announcement.")
  }
}
