import Glibc
public import Documents
public import Quantities

/// A twinax pair of one gauge, as the catalog has it.
public struct TwinaxWireModel: Declared, Sendable, Equatable {
  /// Catalog id.
  public var id = ""
  /// What people call it.
  public var name = ""
  /// Loss that grows with the root of frequency, in decibels per meter and root gigahertz.
  public var rootLoss = 0.0
  /// Loss that grows with frequency, in decibels per meter and gigahertz.
  public var linearLoss = 0.0
  /// Delay per length.
  public var delay = DelayPerLength(secondsPerMeter: 4.4e-9)
  /// Differential impedance.
  public var impedance = Resistance(ohms: 100)
  /// Common-mode impedance; a quarter of the differential one when not known.
  public var commonImpedance: Resistance?

  /// A wire without loss.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("id", &id, "Catalog id.")
    fields.string("name", &name, "What people call it.")
    fields.number("root_loss", &rootLoss, in: 0...100, "`kc`: loss in dB per meter and root gigahertz.")
    fields.number("linear_loss", &linearLoss, in: 0...100, "`kd`: loss in dB per meter and gigahertz.")
    fields.quantity(
      "delay", &delay,
      in: DelayPerLength(secondsPerMeter: 3.34e-9)...DelayPerLength(secondsPerMeter: 4e-8), "Delay per length.")
    fields.quantity("impedance", &impedance, in: SynthesisLimits.impedance, "Differential impedance.")
    fields.quantity(
      "common_impedance", &commonImpedance, in: SynthesisLimits.commonImpedance,
      "Common-mode impedance; a quarter of the differential one by default.")
    fields.require("root_loss", "linear_loss")
  }

  /// The id that a gauge such as `28 AWG` is looked up by.
  public static func id(ofGauge gauge: String) -> String { gauge.lowercased().filter { $0 != " " } }

  /// Loss of `kc sqrt(f) + kd f` decibels per meter with the phase that makes it causal.
  public var law: LineLaw { .decibels(root: rootLoss, linear: linearLoss, perMeters: 1, delay: delay) }
}

extension LineLaw {
  /// The law of a piece whose loss is `kc sqrt(f) + kd f` decibels, `f` in gigahertz.
  static func decibels(root: Double, linear: Double, perMeters length: Double, delay: DelayPerLength) -> LineLaw {
    let nepersPerMillimeter = log(10.0) / 20 / (length * 1e3)
    return LineLaw(gamma0: 0, a1: root * nepersPerMillimeter, a2: linear * nepersPerMillimeter, delay: delay)
  }
}
