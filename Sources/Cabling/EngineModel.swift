public import Documents
public import Quantities

/// What a row of kind `engine` is.
public enum EngineKind: String, Sendable, CaseIterable {
  /// Co-packaged engine.
  case cpo
  /// Near-package engine.
  case npo
  /// Optical I/O chiplet in the accelerator's package.
  case oio
  /// Module on the board, away from the panel.
  case obo
  /// Foundry platform, not a part.
  case platform
  /// External laser source.
  case laser

  /// How a box with such engines attaches; nothing for what is no engine.
  public var technology: Technology? {
    switch self {
    case .cpo: .cpo
    case .npo, .obo: .npo
    case .oio: .oio
    case .platform, .laser: nil
    }
  }
}

/// An optical engine or external laser as the catalog has it. What is not published is nothing.
public struct EngineModel: Declared, Sendable {
  /// Catalog id.
  public var id = ""
  /// Who makes it.
  public var vendor = ""
  /// The maker's name for it.
  public var model = ""
  /// What it is.
  public var engineKind = EngineKind.cpo
  /// What it is, as the source prints it.
  public var kindText: String?
  /// Rate of one engine, one direction.
  public var rate: BitRate?
  /// Rate of one optical lane.
  public var laneRate: BitRate?
  /// Optical lanes, one direction.
  public var lanes: Int?
  /// Optical scheme; parallel single-mode lanes (`DR`) when not said.
  public var opticalScheme: String?
  /// Outputs of a laser source.
  public var outputs: Int?
  /// Modulator.
  public var modulator: String?
  /// Processes of its dies.
  public var process: String?
  /// How it is mounted.
  public var package: String?
  /// Where its light comes from.
  public var laser: String?
  /// Power of the engine alone per 1.6 Tb/s.
  public var enginePower: Power?
  /// Power of its lasers per 1.6 Tb/s.
  public var laserPower: Power?
  /// Engines in one replaceable assembly.
  public var enginesPerAssembly: Int?
  /// Energy per bit.
  public var energyPerBit: EnergyPerBit?
  /// Power per 1.6 Tb/s, lasers included.
  public var powerPer1600G: Power?
  /// Rated reach.
  public var reach: Length?
  /// Year of announcement.
  public var announced: Int?
  /// Row of the supplier table.
  public var supplier: String?

  /// An engine of which nothing is known.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("id", &id, "Catalog id.")
    fields.string("vendor", &vendor, "Who makes it.")
    fields.string("model", &model, "The maker's name for it.")
    fields.choice("technology", &engineKind, "What it is.")
    fields.string("kind", &kindText, "What it is, as the source prints it.")
    fields.quantity("rate", &rate, "Rate of one engine, one direction.")
    fields.quantity("lane_rate", &laneRate, "Rate of one optical lane.")
    fields.integer("lanes", &lanes, in: 1...100_000, "Optical lanes, one direction.")
    fields.string("optical_scheme", &opticalScheme, "Optical scheme; parallel single-mode lanes when not said.")
    fields.integer("outputs", &outputs, in: 1...100_000, "Outputs of a laser source.")
    declareMaking(fields)
    fields.quantity("engine_power", &enginePower, "Power of the engine alone per 1.6 Tb/s.")
    fields.quantity("laser_power", &laserPower, "Power of its lasers per 1.6 Tb/s.")
    fields.quantity("energy_per_bit", &energyPerBit, "Energy per bit.")
    fields.quantity("power_per_1600g", &powerPer1600G, "Power per 1.6 Tb/s, lasers included.")
    fields.quantity("reach", &reach, "Rated reach.")
    fields.integer("announced", &announced, in: 1990...2100, "Year of announcement.")
    fields.string("supplier", &supplier, "Row of the supplier table.")
  }

  private mutating func declareMaking(_ fields: Fields) {
    fields.string("modulator", &modulator, "Modulator.")
    fields.string("process", &process, "Processes of its dies.")
    fields.string("package", &package, "How it is mounted.")
    fields.string("laser", &laser, "Where its light comes from.")
    fields.integer("engines_per_assembly", &enginesPerAssembly, in: 1...1024, "Engines in one assembly.")
  }

  /// Power of one engine with its share of the lasers: `power per 1.6 Tb/s x rate / 1.6 Tb/s`; nothing when unknown.
  public var powerWithLasers: Power? {
    guard let powerPer1600G, let rate else { return nil }
    return powerPer1600G * (rate.bitsPerSecond / 1.6e12)
  }
}
