public import Documents
public import Quantities

/// What a cable of the catalog is.
public enum CableKind: String, Sendable, CaseIterable {
  /// Passive copper with fixed ends.
  case dac
  /// Copper with linear redrivers.
  case acc
  /// Copper with retimers.
  case aec
  /// Optical cable with fixed ends.
  case aoc
  /// Twinax pairs of a rack's own backplane.
  case cartridge
  /// Bare fiber by the meter.
  case fiber
  /// Cord between two fiber connectors.
  case fiberCord = "fiber-cord"
  /// Cord from one fiber connector to several.
  case fiberSplitter = "fiber-splitter"
  /// Many fibers between two panels.
  case trunk

  /// How a link on a cable with fixed ends attaches; nothing for fiber, where the modules decide.
  public var technology: Technology? {
    switch self {
    case .dac: .copper
    case .acc: .acc
    case .aec: .aec
    case .aoc: .aoc
    case .cartridge: .backplane
    case .fiber, .fiberCord, .fiberSplitter, .trunk: nil
    }
  }
}

/// A cable as the catalog has it. What is not published is nothing.
public struct CableModel: Declared, Sendable {
  /// One end of a cable: how many plugs it has and where they fit.
  public struct End: Declared, Sendable {
    /// Module form or fiber connector.
    public var form = ""
    /// Plugs at this end: 2 for the tails of a 1:2 splitter.
    public var count = 1
    /// Logical ports of one plug.
    public var ports = 1
    /// Kinds of cage that take the plug; empty for fiber connectors.
    public var cages: [String] = []
    /// Forms that it is also sold with.
    public var alternatives: [String] = []

    /// One plug of no form.
    public init() {}
    /// See `Declared`.
    public mutating func declare(_ fields: Fields) {
      fields.string("form", &form, "Module form or fiber connector.")
      fields.integer("count", &count, in: 1...1024, "Plugs at this end.")
      fields.integer("ports", &ports, in: 1...1024, "Logical ports of one plug.")
      fields.strings("cages", &cages, "Kinds of cage that take the plug.")
      fields.strings("alternatives", &alternatives, "Forms that it is also sold with.")
    }
  }

  /// The thinner form in which the short lengths are sold.
  public struct ThinnerForm: Declared, Sendable {
    /// Wire gauge.
    public var gauge: String?
    /// Longest length in this form.
    public var maxLength: Length?
    /// Outer diameter.
    public var diameter: Length?
    /// Mass per length.
    public var density: LinearDensity?
    /// Smallest bend radius.
    public var bendRadius: Length?

    /// Nothing known.
    public init() {}
    /// See `Declared`.
    public mutating func declare(_ fields: Fields) {
      fields.string("awg", &gauge, "Wire gauge.")
      fields.quantity("max_length", &maxLength, "Longest length in this form.")
      fields.quantity("diameter", &diameter, "Outer diameter.")
      fields.quantity("mass_per_m", &density, "Mass per length.")
      fields.quantity("bend_radius", &bendRadius, "Smallest bend radius.")
    }
  }

  /// The tails of a splitter.
  public struct Tails: Declared, Sendable {
    /// How many.
    public var count = 1
    /// Outer diameter of one.
    public var diameter: Length?
    /// Mass per length of one.
    public var density: LinearDensity?

    /// One tail.
    public init() {}
    /// See `Declared`.
    public mutating func declare(_ fields: Fields) {
      fields.integer("count", &count, in: 1...64, "How many.")
      fields.quantity("diameter", &diameter, "Outer diameter of one.")
      fields.quantity("mass_per_m", &density, "Mass per length of one.")
    }
  }

  /// Catalog id.
  public var id = ""
  /// Who sells it.
  public var vendor = ""
  /// The vendor's name for it.
  public var model = ""
  /// What it is.
  public var cableKind = CableKind.dac
  /// What it is, as the source prints it.
  public var kindText: String?
  /// Rate of the whole cable, one direction; nothing for fiber.
  public var speed: BitRate?
  /// Electrical rate of one lane; nothing for fiber and where it does not matter.
  public var laneRate: BitRate?
  /// Its two ends, the wider one first.
  public var ends: [End] = []
  /// Family of fiber.
  public var medium: FiberMedium?
  /// Grade of fiber.
  public var fiberType: String?
  /// `B` when it swaps the order of the fibers, `A` when it does not; nothing when not said.
  public var polarity: String?
  /// Lengths that are sold, rising; empty when cut to measure.
  public var lengths: [Length] = []
  /// Longest length.
  public var maxLength: Length?
  /// Wire gauge.
  public var gauge: String?
  /// Power of one plug.
  public var powerPerEnd: Power?
  /// Delay per length.
  public var latencyPerMeter: DelayPerLength?
  /// Delay that does not grow with length, both ends.
  public var latencyFixed: Duration?
  /// Price before length.
  public var priceBase: Money?
  /// Price per length; for bare fiber, per fiber.
  public var pricePerMeter: PricePerLength?
  /// Attenuation of the fiber.
  public var attenuation: Attenuation?
  /// Mean time between failures.
  public var meanTimeBetweenFailures: Duration?
  /// Fibers inside.
  public var fibers: Int?
  /// Outer diameter.
  public var diameter: Length?
  /// Mass per length.
  public var density: LinearDensity?
  /// Smallest bend radius.
  public var bendRadius: Length?
  /// The thinner form of the short lengths.
  public var thinnerForm: ThinnerForm?
  /// The tails of a splitter.
  public var tails: Tails?
  /// Pairs in one cartridge of a backplane.
  public var pairsPerCartridge: Int?
  /// Link protocols that it is offered for; empty for any.
  public var fabrics: [String] = []
  /// Year since which it is no longer sold.
  public var discontinued: Int?

  /// A cable of which nothing is known.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("id", &id, "Catalog id.")
    fields.string("vendor", &vendor, "Who sells it.")
    fields.string("model", &model, "The vendor's name for it.")
    fields.choice("technology", &cableKind, "What it is.")
    fields.string("kind", &kindText, "What it is, as the source prints it.")
    fields.quantity("speed", &speed, "Rate of the whole cable, one direction.")
    fields.quantity("lane_rate", &laneRate, "Electrical rate of one lane.")
    fields.list("ends", &ends, atMost: 2, "Its two ends.")
    fields.strings("fabrics", &fabrics, "Link protocols that it is offered for; all when left out.")
    fields.integer("discontinued", &discontinued, in: 1990...2100, "Year since which it is no longer sold.")
    declareFiber(fields)
    declareFigures(fields)
    declareSize(fields)
  }

  private mutating func declareFiber(_ fields: Fields) {
    fields.choice("medium", &medium, "Family of fiber.")
    fields.string("fiber_type", &fiberType, "Grade of fiber.")
    fields.string("polarity", &polarity, "`B` when it swaps the order of the fibers, `A` when not.")
    fields.quantity("attenuation", &attenuation, "Attenuation of the fiber.")
    fields.integer("fibers", &fibers, in: 1...100_000, "Fibers inside.")
    fields.integer("pairs_per_cartridge", &pairsPerCartridge, in: 1...100_000, "Pairs in one backplane cartridge.")
  }

  private mutating func declareFigures(_ fields: Fields) {
    fields.quantities("lengths", &lengths, "Lengths that are sold.")
    fields.quantity("max_length", &maxLength, "Longest length.")
    fields.string("awg", &gauge, "Wire gauge.")
    fields.quantity("power_per_end", &powerPerEnd, "Power of one plug.")
    fields.quantity("latency_per_m", &latencyPerMeter, "Delay per length.")
    fields.quantity("latency_fixed", &latencyFixed, "Delay that does not grow with length, both ends.")
    fields.quantity("price_base", &priceBase, "Price before length.")
    fields.quantity("price_per_m", &pricePerMeter, "Price per length; for bare fiber, per fiber.")
    fields.quantity("mtbf", &meanTimeBetweenFailures, "Mean time between failures.")
  }

  private mutating func declareSize(_ fields: Fields) {
    fields.quantity("diameter", &diameter, "Outer diameter.")
    fields.quantity("mass_per_m", &density, "Mass per length.")
    fields.quantity("bend_radius", &bendRadius, "Smallest bend radius.")
    fields.nested("thinner_form", &thinnerForm, "The thinner form of the short lengths.")
    fields.nested("tails", &tails, "The tails of a splitter.")
  }
}
