import Catalog
public import Documents
public import Quantities

/// How a vendor measured a power figure.
public enum PowerBasis: String, Sendable, CaseIterable {
  /// All ports with passive cables: the box alone.
  case passive
  /// All ports with active cables or modules.
  case active
  /// `Typical`, without saying what was plugged in.
  case typical
  /// At load, optics not included.
  case loaded
  /// The bare chip.
  case chip
  /// The whole system.
  case system
  /// Not stated.
  case unstated
}

/// One way to break out the ports of a switch.
public struct RadixOption: Declared, Sendable, Hashable {
  /// Logical ports.
  public var ports = 1
  /// Rate of each.
  public var rate = BitRate(bitsPerSecond: 0)

  /// Nothing.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.integer("ports", &ports, in: 1...100_000, "Logical ports.")
    fields.quantity("rate", &rate, "Rate of each, one direction.")
  }
}

/// So many parts of one catalog id inside a box.
public struct PartsInside: Declared, Sendable, Hashable {
  /// Catalog id.
  public var id: String?
  /// How many.
  public var count = 0

  /// None.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.identifier("id", &id, kind: "engine", "Catalog id of the part.")
    fields.integer("count", &count, in: 0...100_000, "How many are inside.")
  }
}

/// A switch of the catalog, decoded: box, chip, scale-up switch or optical circuit switch.
public struct SwitchModel: Declared, Sendable {
  /// Maker.
  public var vendor = ""
  /// Model name.
  public var model = ""
  /// `box`, `chassis`, `asic`, `scale-up`, `ocs`, or what else the row says.
  public var kind = ""
  /// Protocols that it speaks: `infiniband-ndr`, `ethernet`.
  public var fabrics: [String] = []
  /// Capacity, one direction.
  public var capacity: BitRate?
  /// Ports at the native rate.
  public var ports: Int?
  /// Native rate of a port.
  public var portRate: BitRate?
  /// Cages on the panel.
  public var cages: Int?
  /// The kind of cage.
  public var cage: CageField?
  /// Cages that differ from `cage`.
  public var cageGroups: [CageGroup] = []
  /// Rate of an electrical lane.
  public var laneRate: BitRate?
  /// Ports by kind, for a switch whose cages are of several kinds.
  public var portGroups: [PortGroup] = []
  /// Ways to break out the ports.
  public var radixOptions: [RadixOption] = []
  /// `pluggable`, `co-packaged`, `passive circuit`.
  public var optics: String?
  /// Port-to-port latency.
  public var latency: Duration?
  /// Typical power.
  public var powerTypical: Power?
  /// How it was measured.
  public var powerTypicalBasis: PowerBasis?
  /// Largest power.
  public var powerMaximum: Power?
  /// How it was measured.
  public var powerMaximumBasis: PowerBasis?
  /// Height.
  public var rackUnits: Int?
  /// Mass.
  public var weight: Mass?
  /// `air`, `liquid`, `liquid + air`.
  public var cooling: String?
  /// Listed price.
  public var price: Figure<Money> = .unknown
  /// Independent switches in one box, each with its share of the ports.
  public var independentSwitches = 1
  /// The pluggable sibling of a co-packaged box.
  public var variantOf: String?
  /// How many siblings one co-packaged box stands for.
  public var variantMultiple = 1
  /// Optical engines inside.
  public var engines: PartsInside?
  /// External laser modules.
  public var lasers: PartsInside?

  /// An unknown switch.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("vendor", &vendor, "Maker.")
    fields.string("model", &model, "Model name.")
    fields.string("kind", &kind, "box, chassis, asic, scale-up or ocs.")
    fields.strings("fabrics", &fabrics, "Protocols that it speaks.")
    fields.quantity("capacity", &capacity, "Capacity, one direction.")
    fields.integer("ports", &ports, in: 1...100_000, "Ports at the native rate.")
    fields.quantity("port_rate", &portRate, "Native rate of a port.")
    fields.integer("cages", &cages, in: 1...100_000, "Cages on the panel.")
    fields.nested("cage", &cage, "The kind of cage.")
    fields.list("cage_groups", &cageGroups, atMost: Self.cageGroupsAtMost, "Cages that differ from `cage`.")
    checkCageGroups(fields)
    fields.quantity("lane_rate", &laneRate, "Rate of an electrical lane.")
    fields.list("port_groups", &portGroups, atMost: 64, "Ports of a switch whose cages are of several kinds.")
    fields.list("radix_options", &radixOptions, atMost: 64, "Ways to break out the ports.")
    fields.string("optics", &optics, "pluggable, co-packaged or passive circuit.")
    fields.quantity("latency", &latency, "Port-to-port latency.")
    fields.quantity("power_typ", &powerTypical, "Typical power.")
    fields.choice("power_typ_basis", &powerTypicalBasis, "How it was measured.")
    fields.quantity("power_max", &powerMaximum, "Largest power.")
    fields.choice("power_max_basis", &powerMaximumBasis, "How it was measured.")
    fields.integer("rack_units", &rackUnits, in: 1...100, "Height in rack units.")
    fields.quantity("weight", &weight, "Mass.")
    fields.string("cooling", &cooling, "air, liquid, or liquid + air.")
    fields.figure("price", &price, "Listed price.")
    fields.integer("independent_switches", &independentSwitches, in: 1...64, "Independent switches in one box.")
    fields.identifier("variant_of", &variantOf, kind: "switch", "The pluggable sibling.")
    fields.integer("variant_multiple", &variantMultiple, in: 1...64, "Siblings that one box stands for.")
    fields.nested("engines", &engines, "Optical engines inside.")
    fields.nested("lasers", &lasers, "External laser modules.")
    declareWhatPlanningDoesNotUse(fields)
  }

  /// Facts that other commands show; they are declared so that a misspelt key is found.
  private func declareWhatPlanningDoesNotUse(_ fields: Fields) {
    var asic: String?
    fields.string("asic", &asic, "The switch chip.")
    var fabric: String?
    fields.string("fabric", &fabric, "The network family, as the vendor names it.")
    var announced: Int?
    fields.integer("announced", &announced, in: 1990...2100, "Year of announcement.")
    var portsPerSwitch: Int?
    fields.integer("ports_per_switch", &portsPerSwitch, in: 1...100_000, "Ports of each independent switch.")
    var supplier: String?
    fields.identifier("supplier", &supplier, kind: "supplier", "Who makes it.")
  }

  /// Kinds of cages of one panel that may differ from the common one.
  public static let cageGroupsAtMost = 3

  /// Groups of cages must have room on the panel, and no cage may be in two of them.
  private func checkCageGroups(_ fields: Fields) {
    guard !cageGroups.isEmpty else { return }
    let grouped = cageGroups.reduce(0) { $0 + $1.count }
    let numbers = cageGroups.flatMap(\.numbers)
    let all = cages ?? 0
    if cage == nil || grouped > all || numbers.contains(where: { $0 > all }) || Set(numbers).count < numbers.count {
      fields.finding(
        .contradictoryRow, key: "cage_groups",
        message: "the groups of cages do not lie apart on a panel of \(all) cages with a common kind",
        help: ["give `cage` and `cages`, and each cage number to one group at most"])
    }
  }

  /// Whether it has cages or fiber ports that something can be plugged into.
  public var isBox: Bool { kind == "box" || kind == "chassis" }
  /// Whether optics are inside the box.
  public var isCopackaged: Bool { optics == "co-packaged" }
  /// Whether it is an optical circuit switch, into which nothing but fiber is plugged.
  public var isCircuitSwitch: Bool { kind == "ocs" }
  /// Whether it needs liquid.
  public var needsLiquid: Bool { cooling?.hasPrefix("liquid") ?? false }

  /// Logical ports at a rate, and how many share a cage; nothing when the switch cannot be broken out so.
  ///
  /// A box of several independent switches counts as one of them. A rate that no `radix_options` row lists is refused: what is
  /// between two options is not sold.
  public func ports(at rate: BitRate) -> (ports: Int, portsPerCage: Int)? {
    let native = portRate.flatMap { native in ports.map { (rate: native, ports: $0) } }
    let options = radixOptions.map { (rate: $0.rate, ports: $0.ports) } + (native.map { [$0] } ?? [])
    guard let option = options.first(where: { $0.rate == rate }) else { return nil }
    let boxCages = cages ?? option.ports
    let perCage = max(1, option.ports / max(1, boxCages))
    return (option.ports / independentSwitches, perCage)
  }

  /// The rates that the switch can be broken out to, fastest first.
  public var rates: [BitRate] {
    var rates = Set(radixOptions.map(\.rate))
    if let portRate { rates.insert(portRate) }
    return rates.sorted(by: >)
  }
}

/// Ports of one kind on a switch whose cages are of several kinds.
public struct PortGroup: Declared, Sendable {
  /// Logical ports.
  public var ports = 1
  /// Rate of each.
  public var rate = BitRate(bitsPerSecond: 0)
  /// Cages that hold them.
  public var cages = 1
  /// The kind of cage.
  public var cage = CageType.rj45
  /// `network` or `fabric`, for switches of a scheduled fabric.
  public var facing: String?

  /// Nothing.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.integer("ports", &ports, in: 1...100_000, "Logical ports.")
    fields.quantity("rate", &rate, "Rate of each.")
    fields.integer("cages", &cages, in: 1...100_000, "Cages that hold them.")
    fields.choice("cage", &cage, "The kind of cage.")
    fields.string("facing", &facing, "network or fabric, for switches of a scheduled fabric.")
  }
}
