public import Documents
public import Quantities

/// How strongly each neighboring lane couples, as files give it.
public struct CouplingField: Declared, Sendable, Equatable {
  /// Crosstalk of one neighbor at the near end of a long piece.
  public var nearEnd = Decibels(decibels: -46)
  /// Crosstalk of one neighbor at the far end, relative to the lane's own transmission.
  public var farEnd = Decibels(decibels: -46)
  /// Where the far end's was measured.
  public var frequency = Frequency(hertz: 26.5625e9)

  /// Half a percent each.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.quantity(
      "next", &nearEnd, in: SynthesisLimits.coupling, "Crosstalk of one neighbor at the near end, once it saturates.")
    fields.quantity(
      "fext", &farEnd, in: SynthesisLimits.coupling,
      "Crosstalk of one neighbor at the far end, relative to the lane's own transmission.")
    fields.quantity("at", &frequency, in: SynthesisLimits.frequency, "Frequency of `fext`, below which it falls.")
  }

  /// The coupling.
  public var coupling: LaneCoupling { LaneCoupling(nearEnd: nearEnd, farEnd: farEnd, at: frequency) }
}

/// A mated connector of a channel, as the catalog has it: a piece of line between two capacitances.
public struct ConnectorModel: Declared, Sendable, Equatable {
  /// Catalog id.
  public var id = ""
  /// What people call it.
  public var name = ""
  /// Length of the signal's path.
  public var length = Length(meters: 0.02)
  /// Differential impedance of the path.
  public var impedance = Resistance(ohms: 100)
  /// Delay per length of the path.
  public var delay = DelayPerLength(secondsPerMeter: 5.5e-9)
  /// Loss of the mated pair that grows with the root of frequency, in decibels per root gigahertz.
  public var rootLoss = 0.0
  /// Loss of the mated pair that grows with frequency, in decibels per gigahertz.
  public var linearLoss = 0.0
  /// Capacitance of one leg where it meets the board.
  public var capacitance = Capacitance.zero
  /// Coupling with neighboring lanes.
  public var coupling: CouplingField?

  /// A line of 100 ohm without loss.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("id", &id, "Catalog id.")
    fields.string("name", &name, "What people call it.")
    fields.quantity("length", &length, in: SynthesisLimits.length, "Length of the signal's path.")
    fields.quantity("impedance", &impedance, in: SynthesisLimits.impedance, "Differential impedance of the path.")
    fields.quantity(
      "delay", &delay,
      in: DelayPerLength(secondsPerMeter: 3.34e-9)...DelayPerLength(secondsPerMeter: 4e-8),
      "Delay per length of the path.")
    fields.number("root_loss", &rootLoss, in: 0...10, "Loss of the mated pair in dB per root gigahertz.")
    fields.number("linear_loss", &linearLoss, in: 0...10, "Loss of the mated pair in dB per gigahertz.")
    fields.quantity(
      "capacitance", &capacitance, in: SynthesisLimits.capacitance, "Capacitance of one leg where it meets the board.")
    fields.nested("crosstalk", &coupling, "Coupling with neighboring lanes.")
  }

  /// The connector as blocks, either way round.
  public var blocks: [any ChannelBlock] {
    let law = LineLaw.decibels(root: rootLoss, linear: linearLoss, perMeters: length.meters, delay: delay)
    let line = PairLine(
      length: length, impedance: impedance, propagation: .law(law), coupling: coupling?.coupling)
    let end: [any ChannelBlock] = capacitance > .zero ? [LumpedBlock(.shunt(capacitance))] : []
    return end + [line] + end
  }
}
