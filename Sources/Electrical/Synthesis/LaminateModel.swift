public import Documents
public import Quantities

/// The numbers of the standard's frequency law, as files give them.
public struct LawField: Declared, Sendable, Equatable {
  /// Loss at zero frequency, `g0`, in nepers per millimeter.
  public var gamma0 = 0.0
  /// Skin effect, `a1`.
  public var a1 = 0.0
  /// Dielectric loss, `a2`.
  public var a2 = 0.0
  /// Delay, `tau`.
  public var delay = DelayPerLength(secondsPerMeter: 5.79e-9)

  /// A line without loss.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.number("gamma0", &gamma0, in: 0...1, "Loss at zero frequency, in nepers per millimeter.")
    fields.number("a1", &a1, in: 0...1, "Skin effect, in nepers per millimeter and root gigahertz.")
    fields.number("a2", &a2, in: 0...1, "Dielectric loss, in nepers per millimeter and gigahertz.")
    fields.quantity(
      "delay", &delay,
      in: DelayPerLength(secondsPerMeter: 3.34e-9)...DelayPerLength(secondsPerMeter: 4e-8), "Delay per length.")
  }

  /// The law.
  public var law: LineLaw { LineLaw(gamma0: gamma0, a1: a1, a2: a2, delay: delay) }
}

/// A laminate with its copper, as the catalog has it.
public struct LaminateModel: Declared, Sendable, Equatable {
  /// Catalog id.
  public var id = ""
  /// What people call it.
  public var name = ""
  /// Where lines on it were published.
  public var line: String?
  /// How its lines attenuate.
  public var law = LawField()
  /// Relative permittivity that follows from the delay.
  public var permittivity: Double?
  /// Loss tangent that follows from `a2`.
  public var lossTangent: Double?

  /// A laminate of which nothing is known.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("id", &id, "Catalog id.")
    fields.string("name", &name, "What people call it.")
    fields.string("line", &line, "The line whose numbers these are.")
    fields.nested("law", &law, "How its lines attenuate, by IEEE 802.3 Annex 93A.")
    fields.number("permittivity", &permittivity, in: 1...20, "Relative permittivity that follows from the delay.")
    fields.number("loss_tangent", &lossTangent, in: 0...0.1, "Loss tangent that follows from `a2`.")
    fields.require("law")
  }
}
