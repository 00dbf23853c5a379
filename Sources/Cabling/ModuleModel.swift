public import Documents
public import Quantities

/// What a module does to the signal on its way between cage and fiber.
public enum Retiming: String, Sendable, CaseIterable {
  /// Retimes both directions.
  case dsp
  /// Drives the fiber from the switch's own transmitter, unretimed.
  case lpo
  /// Retimes one direction.
  case lro
  /// Modulates amplitude and phase for long lines.
  case coherent

  /// How a link with such modules attaches.
  public var technology: Technology {
    switch self {
    case .dsp: .pluggable
    case .lpo: .lpo
    case .lro: .lro
    case .coherent: .coherent
    }
  }
}

/// The top of a module's shell.
public enum ModuleTop: String, Sendable, CaseIterable {
  /// Its own fins.
  case finned
  /// Flat, for a heat sink or cold plate that the cage brings.
  case flat
  /// A form that knows one top only.
  case none
}

/// The two families of fiber.
public enum FiberMedium: String, Sendable, CaseIterable {
  /// Single-mode.
  case singleMode = "sm"
  /// Multimode.
  case multimode = "mm"
}

/// A pluggable module as the catalog has it. What is not published is nothing.
public struct ModuleModel: Declared, Sendable {
  /// Fiber connectors of one kind on a module.
  public struct Connectors: Declared, Sendable, Hashable {
    /// `mpo-12-apc`, `lc-duplex`, ...
    public var type = ""
    /// How many.
    public var count = 1

    /// One connector of no kind.
    public init() {}
    /// Names connectors.
    public init(type: String, count: Int) {
      self.type = type
      self.count = count
    }
    /// See `Declared`.
    public mutating func declare(_ fields: Fields) {
      fields.string("type", &type, "Kind of fiber connector.")
      fields.integer("count", &count, in: 1...64, "Connectors of that kind.")
    }
  }

  /// A reach that holds on one grade of fiber.
  public struct FiberReach: Declared, Sendable {
    /// `OM3`, `OM4`, `OS2`.
    public var fiber = ""
    /// Longest link on it.
    public var reach = Length.zero

    /// No reach.
    public init() {}
    /// See `Declared`.
    public mutating func declare(_ fields: Fields) {
      fields.string("fiber", &fiber, "Grade of fiber.")
      fields.quantity("reach", &reach, "Longest link on that grade.")
    }
  }

  /// A reach that the vendor validated with certain modules at the far end.
  public struct PairReach: Declared, Sendable {
    /// Catalog ids of the far modules.
    public var far: [String] = []
    /// Forms of the far modules, when it holds for all of a form.
    public var farForms: [String] = []
    /// Longest link with them.
    public var reach = Length.zero

    /// No reach.
    public init() {}
    /// See `Declared`.
    public mutating func declare(_ fields: Fields) {
      fields.strings("far", &far, "Catalog ids of the modules at the far end.")
      fields.strings("far_forms", &farForms, "Forms of the modules at the far end.")
      fields.quantity("reach", &reach, "Longest link with them.")
    }
  }

  /// Catalog id.
  public var id = ""
  /// Who sells it.
  public var vendor = ""
  /// The vendor's name for it.
  public var model = ""
  /// Place in the reseller's list of 2025, 1 to 12.
  public var resellerRank: Int?
  /// Mechanical form with its number of ports: `osfp`, `osfp-twin`, `osfp224-twin`, `qsfp112`, ...
  public var form = ""
  /// The form as the source prints it.
  public var formFactor: String?
  /// Top of the shell; nothing when the source does not say.
  public var top: ModuleTop?
  /// Kinds of cage that take it, as catalog names such as `osfp224-twin-ihs`.
  public var cages: [String] = []
  /// `adapter` when it must not be used in switches.
  public var sides: [String] = []
  /// Rate of the whole module, one direction.
  public var speed = BitRate.zero
  /// Logical ports as sold.
  public var ports = 1
  /// Electrical lanes, one direction.
  public var electricalLanes: Int?
  /// Electrical rate of a lane.
  public var electricalLaneRate: BitRate?
  /// `2xDR4`, `SR4`, ...
  public var opticalScheme = ""
  /// Rate of one wavelength on one fiber.
  public var opticalLaneRate = BitRate.zero
  /// Whether lanes can fall back to a lower rate; nothing when not said.
  public var laneFallback: Bool?
  /// What it does to the signal.
  public var retiming = Retiming.dsp
  /// Wavelength, when there is one.
  public var wavelength: Length?
  /// Shortest and longest wavelength, when there are several.
  public var wavelengthRange: [Length] = []
  /// Band, for tunable modules.
  public var wavelengthBand: String?
  /// Family of fiber.
  public var medium = FiberMedium.singleMode
  /// Grade of fiber that the reach holds for.
  public var fiberType = ""
  /// Fibers of the whole module, both directions.
  public var fibers = 0
  /// Fiber connectors.
  public var connector = Connectors()
  /// Other connectors that it is sold with.
  public var connectorOptions: [Connectors] = []
  /// Whether a fiber splitter can divide one connector among several ports.
  public var splittable: Bool?
  /// The vendor's rated reach.
  public var reach: Length?
  /// Reach of a coherent module on a line without amplifiers.
  public var reachUnamplified: Length?
  /// A reseller's reach, kept for comparison and never used to plan.
  public var reachReseller: Length?
  /// Shortest link.
  public var minReach: Length?
  /// Reach by grade of fiber.
  public var reachOn: [FiberReach] = []
  /// Reach by far end.
  public var pairReach: [PairReach] = []
  /// Typical power.
  public var powerTypical: Power?
  /// Largest power.
  public var powerMaximum: Power?
  /// Latency of one end.
  public var latencyPerEnd: Duration?
  /// Listed price.
  public var price = Figure<Money>.unknown
  /// Year of the price.
  public var priceYear: Int?
  /// Mean time between failures.
  public var meanTimeBetweenFailures: Duration?
  /// The networks as the source prints them.
  public var fabric: String?
  /// Link protocols: `infiniband-ndr`, `ethernet`, ...
  public var fabrics: [String] = []

  /// A module of which nothing is known.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("id", &id, "Catalog id.")
    fields.string("vendor", &vendor, "Who sells it.")
    fields.string("model", &model, "The vendor's name for it.")
    fields.integer("reseller_rank", &resellerRank, in: 1...1000, "Place in the reseller's list of 2025.")
    declareShell(fields)
    declareOptics(fields)
    declareReach(fields)
    fields.quantity("power_typ", &powerTypical, "Typical power.")
    fields.quantity("power_max", &powerMaximum, "Largest power.")
    fields.quantity("latency_per_end", &latencyPerEnd, "Latency of one end.")
    fields.figure("price", &price, "Listed price.")
    fields.integer("price_year", &priceYear, in: 1990...2100, "Year of the price.")
    fields.quantity("mtbf", &meanTimeBetweenFailures, "Mean time between failures.")
    fields.string("fabric", &fabric, "The networks as the source prints them.")
    fields.strings("fabrics", &fabrics, "Link protocols that it speaks.")
  }

  private mutating func declareShell(_ fields: Fields) {
    fields.string("form", &form, "Mechanical form with its number of ports.")
    fields.string("form_factor", &formFactor, "The form as the source prints it.")
    fields.choice("heatsink", &top, "Top of the shell.")
    fields.strings("cages", &cages, "Kinds of cage that take it.")
    fields.strings("sides", &sides, "`adapter` when it must not be used in switches.")
    fields.quantity("speed", &speed, "Rate of the whole module, one direction.")
    fields.integer("ports", &ports, in: 1...64, "Logical ports as sold.")
    fields.integer("electrical_lanes", &electricalLanes, in: 1...1024, "Electrical lanes, one direction.")
    fields.quantity("electrical_lane_rate", &electricalLaneRate, "Electrical rate of a lane.")
  }

  private mutating func declareOptics(_ fields: Fields) {
    fields.string("optical_scheme", &opticalScheme, "Optical scheme, such as 2xDR4.")
    fields.quantity("optical_lane_rate", &opticalLaneRate, "Rate of one wavelength on one fiber.")
    fields.flag("lane_fallback", &laneFallback, "Whether lanes can fall back to a lower rate.")
    fields.choice("technology", &retiming, "What it does to the signal.")
    fields.quantity("wavelength", &wavelength, "Wavelength, when there is one.")
    fields.quantities("wavelength_range", &wavelengthRange, "Shortest and longest wavelength.")
    fields.string("wavelength_band", &wavelengthBand, "Band of a tunable module.")
    fields.choice("medium", &medium, "Family of fiber.")
    fields.string("fiber_type", &fiberType, "Grade of fiber that the reach holds for.")
    fields.integer("fibers", &fibers, in: 0...4096, "Fibers of the whole module, both directions.")
    fields.nested("connector", &connector, "Fiber connectors.")
    fields.list("connector_options", &connectorOptions, atMost: 8, "Other connectors that it is sold with.")
    fields.flag("splittable", &splittable, "Whether a fiber splitter can divide a connector among ports.")
  }

  private mutating func declareReach(_ fields: Fields) {
    fields.quantity("reach", &reach, "The vendor's rated reach.")
    fields.quantity(
      "reach_unamplified", &reachUnamplified, "Reach of a coherent module on a line without amplifiers.")
    fields.quantity("reach_reseller", &reachReseller, "A reseller's reach, never used to plan.")
    fields.quantity("min_reach", &minReach, "Shortest link.")
    fields.list("reach_on", &reachOn, atMost: 16, "Reach by grade of fiber.")
    fields.list("pair_reach", &pairReach, atMost: 64, "Reach by far end.")
  }
}
