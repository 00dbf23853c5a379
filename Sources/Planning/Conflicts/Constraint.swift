/// A constraint of the scenario that can be relaxed; the raw value is its path, `*` standing for a network among hosts.
enum Constraint: String, CaseIterable, Sendable {
  // In the order in which they are tried: what the bill prices first, what changes the hall next, what gives something up last.
  case hostsPerRack = "floor.hosts_per_rack"
  case switchesPerRack = "floor.switches_per_rack"
  case networkRacks = "floor.network_racks"
  case tiersAtMost = "*.tiers_at_most"
  case `switch` = "*.switch"
  case planes = "*.planes"
  case topology = "*.topology"
  case groupsPerPod = "*.groups_per_pod"
  case leafDown = "*.leaf.down"
  case leafUp = "*.leaf.up"
  case reservedPorts = "*.reserved_ports"
  case dimensions = "*.dimensions"
  case technologies = "*.technologies"
  case hostTechnologies = "*.host_technologies"
  case exclude = "cabling.exclude"
  case style = "cabling.style"
  case slack = "floor.slack"
  case lineModule = "scale_across.module"
  case lineTerminal = "scale_across.terminal"
  case rows = "floor.rows"
  case racksPerRow = "floor.racks_per_row"
  case keepOuts = "floor.keep_outs"
  case rackUnits = "floor.rack_units"
  case rackLoad = "floor.rack_load"
  case hostFeed = "floor.host_feed"
  case networkFeed = "floor.network_feed"
  case liquidCooling = "floor.liquid_cooling"
  case traySection = "floor.tray_section"
  case crossTrayEvery = "floor.cross_tray_every"
  case trayHeight = "floor.tray_height"
  case trayFill = "floor.tray_fill"
  case redundantFeeds = "floor.redundant_feeds"
  case validatedOnly = "cabling.validated_only"
  case lineDistance = "scale_across.distance"
  case oversubscription = "*.oversubscription"
  case growth = "build_for.hosts"
  case hosts = "hosts"

  /// What is given up when it is relaxed, beside money and watts; nothing when the cluster does all that it was to do.
  var givesUp: String? {
    switch self {
    case .hosts: "accelerators"
    case .growth: "room to grow"
    case .oversubscription: "bandwidth"
    case .redundantFeeds: "the backup of one feed by the other"
    case .validatedOnly: "the vendor's rating of the pairs"
    case .trayFill: "air in the trays"
    case .lineDistance: "the site that far away"
    case .reservedPorts: "the ports of the fabric manager"
    case .slack: "slack of the runs"
    default: nil
    }
  }

  /// Whether relaxing it puts one choice in the place of another, which may do worse elsewhere. A limit that is wider never does, and
  /// only limits are relaxed beside others to see what is left without them.
  var isChoice: Bool {
    switch self {
    case .networkRacks, .switch, .planes, .topology, .style, .lineModule, .lineTerminal: true
    default: false
    }
  }

  /// Whether relaxing it changes the hall, which no line of the bill prices.
  var changesHall: Bool {
    switch self {
    case .rows, .racksPerRow, .keepOuts, .rackUnits, .rackLoad, .hostFeed, .networkFeed, .liquidCooling, .traySection,
      .crossTrayEvery, .trayHeight:
      true
    default: false
    }
  }

  /// The path in the scenario, for a network under a key such as `scale_out`.
  func path(in network: String) -> String {
    rawValue.hasPrefix("*") ? network + rawValue.dropFirst() : rawValue
  }
}
