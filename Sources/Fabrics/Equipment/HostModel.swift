public import Documents
public import Quantities

/// A server or rack-scale system of the catalog, decoded.
public struct HostModel: Declared, Sendable {
  /// Maker.
  public var vendor = ""
  /// Model name.
  public var model = ""
  /// Accelerators inside.
  public var accelerators = 8
  /// Catalog id of the accelerator.
  public var accelerator: String?
  /// Ports on the scale-out network.
  public var scaleOutPorts: Int?
  /// Rate of each.
  public var scaleOutPortRate: BitRate?
  /// Cages of the scale-out ports.
  public var cages: [CageField] = []
  /// Catalog id of the adapter.
  public var nic: String?
  /// Adapters inside.
  public var nics: Int?
  /// Ports on the storage network.
  public var storagePorts: Int?
  /// Rate of each.
  public var storagePortRate: BitRate?
  /// Cages of the ports on the storage network; empty when not known.
  public var storageCages: [CageField] = []
  /// Largest power.
  public var powerMaximum: Power?
  /// Average power.
  public var powerAverage: Power?
  /// Height; nothing when not published.
  public var rackUnits: Int?
  /// Mass.
  public var weight: Mass?
  /// Width; above that of a 19-inch device when the host is a rack of its own.
  public var width: Length?
  /// Depth.
  public var depth: Length?
  /// Height of a host that is a rack of its own.
  public var height: Length?
  /// `air`, `liquid`, `liquid + air`.
  public var cooling: String?
  /// Trays that are servers of their own in a rack-scale host.
  public var computeTrays: Int?
  /// Listed price.
  public var price: Figure<Money> = .unknown

  /// An unknown host of eight accelerators.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("vendor", &vendor, "Maker.")
    fields.string("model", &model, "Model name.")
    fields.integer("accelerators", &accelerators, in: 1...10_000, "Accelerators inside.")
    fields.identifier("accelerator", &accelerator, kind: "accelerator", "Catalog id of the accelerator.")
    fields.integer("scaleout_ports", &scaleOutPorts, in: 1...10_000, "Ports on the scale-out network.")
    fields.quantity("scaleout_port_rate", &scaleOutPortRate, "Rate of each, one direction.")
    fields.list("cages", &cages, atMost: 64, "Cages of the scale-out ports.")
    fields.identifier("nic", &nic, kind: "nic", "Catalog id of the adapter.")
    fields.integer("nics", &nics, in: 1...10_000, "Adapters inside.")
    fields.integer("storage_ports", &storagePorts, in: 1...10_000, "Ports on the storage network.")
    fields.quantity("storage_port_rate", &storagePortRate, "Rate of each.")
    fields.list("storage_cages", &storageCages, atMost: 16, "Cages of these ports.")
    fields.quantity("power_max", &powerMaximum, "Largest power.")
    fields.quantity("power_avg", &powerAverage, "Average power.")
    fields.integer("rack_units", &rackUnits, in: 1...100, "Height in rack units.")
    fields.quantity("weight", &weight, "Mass.")
    fields.quantity("width", &width, "Width.")
    fields.quantity("depth", &depth, "Depth.")
    fields.quantity("height", &height, "Height of a host that is a rack of its own.")
    fields.string("cooling", &cooling, "air, liquid, or liquid + air.")
    fields.integer("compute_trays", &computeTrays, in: 1...100, "Trays that are servers of their own.")
    fields.figure("price", &price, "Listed price.")
  }

  /// Whether the host is a rack of its own: rack-scale systems hold at least 32 accelerators.
  public var isRack: Bool { accelerators >= 32 }
  /// Whether it needs liquid.
  public var needsLiquid: Bool { cooling?.hasPrefix("liquid") ?? false }
}
