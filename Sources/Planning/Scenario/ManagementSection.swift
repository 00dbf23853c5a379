public import Documents

/// Out-of-band management: one low-rate port of every host and switch.
public struct ManagementSection: Declared, Sendable {
  /// Catalog id of the switch.
  public var `switch`: String? = "sn2201"
  /// Catalog id of the switch that joins several of them.
  public var spine: String? = "sn4600c"
  /// Management ports of one host.
  public var portsPerHost = 1

  /// SN2201 joined by SN4600C, one port a host.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.identifier("switch", &`switch`, kind: "switch", "Catalog id of the management switch.")
    fields.identifier(
      "spine", &spine, kind: "switch", "Catalog id of the switch that joins several management switches.")
    fields.integer("ports_per_host", &portsPerHost, in: 1...64, "Management ports of one host.")
  }
}
