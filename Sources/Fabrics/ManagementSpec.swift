/// The out-of-band network: a low-rate port of every host and every switch, on switches with a few fast uplinks.
///
/// It is a fat tree of its own, oversubscribed by nature. An SN2201 has 48 ports of 1 Gb/s and 4 uplinks of 100 Gb/s,
/// of which two are used. Beyond as many lower switches as an upper one has ports (3,072 devices on 64 ports), a third
/// tier joins pods of them.
public struct ManagementSpec: Sendable {
  /// Name of the fabric.
  public var name = "management"
  /// Hosts that are fitted.
  public var hosts: Int
  /// Hosts that ports are kept for.
  public var builtHosts: Int
  /// Management ports of one host.
  public var portsPerHost: Int
  /// Switches that are managed: every one of the other fabrics.
  public var switches: Int
  /// Catalog id of the lower switch.
  public var leafModel: String
  /// Ports of the lower switch facing hosts and switches.
  public var leafPorts = 48
  /// Uplinks of the lower switch that are used.
  public var uplinks = 2
  /// Rate of an uplink over that of a port.
  public var uplinkRateRatio = 100.0
  /// Catalog id of the upper switch.
  public var spineModel: String
  /// Ports of the upper switch at the rate of uplinks.
  public var spinePorts: Int

  /// Bandwidth of an upper switch facing down over that facing up where a third tier is needed: 60 of 64 ports face
  /// down.
  private static let spineOversubscription = 15.0

  /// Describes a management network; ports of the lower switch are those of an SN2201.
  public init(
    hosts: Int, builtHosts: Int? = nil, portsPerHost: Int = 1, switches: Int, leafModel: String = "sn2201",
    spineModel: String, spinePorts: Int
  ) {
    self.hosts = hosts
    self.builtHosts = max(hosts, builtHosts ?? hosts)
    self.portsPerHost = portsPerHost
    self.switches = switches
    self.leafModel = leafModel
    self.spineModel = spineModel
    self.spinePorts = spinePorts
  }

  /// The same as a fabric, to be sized and built like any other; the managed switches are its reserved ports.
  public var fabric: FabricSpec {
    let taken = (Double(uplinks) * uplinkRateRatio).rounded(.up)
    let ports = taken < 1e6 ? leafPorts + Int(max(0, taken)) : Int.max
    return FabricSpec(
      name: name, tier: .management, topology: .fatTree, hosts: hosts, builtHosts: builtHosts,
      portsPerHost: portsPerHost,
      leaf: SwitchTier(
        model: leafModel, ports: ports, down: leafPorts, up: uplinks,
        oversubscription: Double(leafPorts) / max(1e-9, taken)),
      spine: SwitchTier(model: spineModel, ports: spinePorts, oversubscription: Self.spineOversubscription),
      reservedPorts: switches, linksPerCage: 1, trunkRateRatio: uplinkRateRatio)
  }
}
