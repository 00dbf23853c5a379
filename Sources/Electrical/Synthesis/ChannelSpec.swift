public import Documents
public import Quantities

/// Which frequencies are computed.
public struct GridSpec: Declared, Sendable {
  /// Distance from point to point.
  public var step = Frequency(hertz: 4e7)
  /// Last point; the first is zero.
  public var stop = Frequency(hertz: 6e10)

  /// Zero to 60 GHz in steps of 40 MHz.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.quantity("step", &step, in: SynthesisLimits.frequency, "Distance from point to point.")
    fields.quantity("stop", &stop, in: SynthesisLimits.frequency, "Last frequency; the first is zero.")
    let points = stop / step
    if points < 1 || points > Double(SynthesisLimits.points) {
      fields.finding(
        .gridSize, key: "step", message: "steps of \(step) up to \(stop) are \(points < 1 ? "no grid" : "too many")",
        help: ["a grid has from 2 to \(SynthesisLimits.points + 1) points"])
    }
  }

  /// The points in hertz. The last may stop short of `stop` where the step does not divide it.
  public var frequenciesHz: [Double] {
    let count = min(Double(SynthesisLimits.points), max(1, stop / step) * (1 + 1e-12))
    return (0...Int(count)).map { Double($0) * step.hertz }
  }
}

/// A loss that the lengths of lines are scaled to.
public struct ScaleSpec: Declared, Sendable {
  /// Insertion loss.
  public var loss = Decibels(decibels: 28)
  /// Where it is met.
  public var frequency = Frequency(hertz: 26.5625e9)
  /// The line or cable whose length changes; all scalable ones when nothing.
  public var block: String?

  /// 28 dB at 26.5625 GHz.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.quantity(
      "loss", &loss, in: Decibels(decibels: 0.01)...Decibels(decibels: 200), "Insertion loss of a differential wave.")
    fields.quantity("at", &frequency, in: SynthesisLimits.frequency, "Frequency at which it is met.")
    fields.string("block", &block, "Name of the line or cable whose length changes; all scalable ones by default.")
    fields.require("loss")
  }
}

/// Lanes beside the victim.
public struct CrosstalkSpec: Declared, Sendable {
  /// How many.
  public var aggressors = 1

  /// One.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.integer("aggressors", &aggressors, in: 0...8, "Lanes beside the victim, each coupling alike.")
  }
}

/// A channel to synthesize, as people write it.
public struct ChannelSpec: Declared, Sendable {
  /// What it is called.
  public var name = "channel"
  /// Frequencies.
  public var frequency = GridSpec()
  /// Single-ended reference impedance.
  public var reference = Resistance(ohms: 50)
  /// Blocks from near to far.
  public var blocks: [BlockSpec] = []
  /// A loss to meet.
  public var scale: ScaleSpec?
  /// Lanes beside the victim.
  public var crosstalk = CrosstalkSpec()

  /// No blocks.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("name", &name, "What it is called.")
    fields.nested("frequency", &frequency, "Frequencies that are computed.")
    fields.quantity(
      "reference", &reference, in: Resistance(ohms: 10)...Resistance(ohms: 200),
      "Single-ended reference impedance of every port.")
    fields.list("blocks", &blocks, atMost: SynthesisLimits.blocks, "Blocks from near to far, one kind each.")
    fields.nested("scale", &scale, "A loss that the lengths of lines are scaled to.")
    fields.nested("crosstalk", &crosstalk, "Lanes beside the victim.")
    fields.require("blocks")
    let points = Double(frequency.frequenciesHz.count)
    let ports = Double(4 * (crosstalk.aggressors + 1))
    if points * ports * ports > Double(SynthesisLimits.values) {
      fields.finding(
        .gridSize, key: "frequency", message: "\(Int(points)) frequencies of \(Int(ports)) ports are too many numbers",
        help: ["take a wider step or fewer aggressors"])
    }
  }
}
