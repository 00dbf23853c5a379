public import Documents
public import Quantities

/// A device with its package, as the catalog has it: from the die out to the ball.
public struct PackageModel: Declared, Sendable, Equatable {
  /// A capacitance with the inductance behind it.
  public struct Section: Declared, Sendable, Equatable {
    /// Capacitance of one leg.
    public var capacitance = Capacitance.zero
    /// Inductance of one leg.
    public var inductance = Inductance.zero

    /// Nothing.
    public init() {}

    /// See `Declared`.
    public mutating func declare(_ fields: Fields) {
      fields.quantity("capacitance", &capacitance, in: SynthesisLimits.capacitance, "Capacitance of one leg, `C_d`.")
      fields.quantity("inductance", &inductance, in: SynthesisLimits.inductance, "Inductance behind it, `L_s`.")
    }
  }

  /// A line of the package.
  public struct Trace: Declared, Sendable, Equatable {
    /// Length, `z_p`.
    public var length = Length(meters: 0.012)
    /// Differential impedance, `Z_c`.
    public var impedance = Resistance(ohms: 90)

    /// 12 mm of 90 ohm.
    public init() {}

    /// See `Declared`.
    public mutating func declare(_ fields: Fields) {
      fields.quantity("length", &length, in: SynthesisLimits.length, "Length, `z_p`.")
      fields.quantity("impedance", &impedance, in: SynthesisLimits.impedance, "Differential impedance, `Z_c`.")
    }
  }

  /// Catalog id.
  public var id = ""
  /// What people call it.
  public var name = ""
  /// Sections of the die's termination, the one at the driver first.
  public var die: [Section] = []
  /// Capacitance of the bump, `C_b`.
  public var bump = Capacitance.zero
  /// Lines, the one at the die first.
  public var traces: [Trace] = []
  /// How all lines attenuate.
  public var law = LawField()
  /// Capacitance of the ball, `C_p`.
  public var ball = Capacitance.zero

  /// Nothing at all.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("id", &id, "Catalog id.")
    fields.string("name", &name, "What people call it.")
    fields.list("die", &die, atMost: 8, "Sections of the die's termination, the one at the driver first.")
    fields.quantity("bump", &bump, in: SynthesisLimits.capacitance, "Capacitance of the bump, `C_b`.")
    fields.list("traces", &traces, atMost: 8, "Lines of the package, the one at the die first.")
    fields.nested("law", &law, "How its lines attenuate, by IEEE 802.3 Annex 93A.")
    fields.quantity("ball", &ball, in: SynthesisLimits.capacitance, "Capacitance of the ball, `C_p`.")
  }

  /// The package as blocks from die to ball.
  /// - Parameter length: of the first line; its own when nothing.
  public func blocks(length: Length? = nil) -> [any ChannelBlock] {
    var blocks: [any ChannelBlock] = die.flatMap { Self.pair($0.capacitance, $0.inductance) }
    blocks += Self.pair(bump, .zero)
    for (index, trace) in traces.enumerated() {
      let own = index == 0 ? length ?? trace.length : trace.length
      blocks.append(PairLine(length: own, impedance: trace.impedance, propagation: .law(law.law)))
    }
    return blocks + Self.pair(ball, .zero)
  }

  private static func pair(_ capacitance: Capacitance, _ inductance: Inductance) -> [any ChannelBlock] {
    (capacitance > .zero ? [LumpedBlock(.shunt(capacitance))] : [])
      + (inductance > .zero ? [LumpedBlock(.series(inductance))] : [])
  }
}
