public import Documents
public import Quantities

/// A twinax cable, as a specification gives it.
public struct CableSpec: Declared, Sendable {
  /// What the report and `scale` call it.
  public var name: String?
  /// Gauge, or the id of a wire of the catalog.
  public var gauge = "28 AWG"
  /// Length.
  public var length = Length(meters: 1)
  /// Differential impedance; the wire's by default.
  public var impedance: Resistance?
  /// Whether `scale` may change its length.
  public var isScalable = false
  /// Coupling with neighboring lanes.
  public var coupling: CouplingField?

  /// 1 m of 28 AWG.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("name", &name, "What the report and `scale` call it.")
    fields.string("gauge", &gauge, "Gauge such as `28 AWG`, or the id of a row of kind `twinax-wire`.")
    fields.quantity("length", &length, in: SynthesisLimits.length, "Length.")
    fields.quantity(
      "impedance", &impedance, in: SynthesisLimits.impedance, "Differential impedance; the wire's by default.")
    fields.flag("scalable", &isScalable, "Whether `scale` may change its length.")
    fields.nested("crosstalk", &coupling, "Coupling with neighboring lanes.")
  }
}

/// A pair of vias, as a specification gives it.
public struct ViaSpec: Declared, Sendable {
  /// The via; half a millimeter through common laminate by default.
  public var via = Via(
    barrel: Length(meters: 1e-3), stub: .zero, impedance: Resistance(ohms: 85),
    dielectric: Dielectric(permittivity: 3.7, lossTangent: 0.005), pad: Capacitance(farads: 2e-14))

  /// A drilled-back via of 1 mm.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.quantity("length", &via.barrel, in: SynthesisLimits.length, "Barrel that the signal runs through.")
    fields.quantity(
      "stub", &via.stub, in: .zero...Length(meters: 0.1),
      "Barrel beyond the layer where the signal leaves: an open stub with its null at c / (4 l sqrt(er)).")
    fields.quantity(
      "impedance", &via.impedance, in: SynthesisLimits.impedance, "Differential impedance of barrel and stub.")
    fields.number(
      "permittivity", &via.dielectric.permittivity, in: SynthesisLimits.permittivity,
      "Relative permittivity around the barrel.")
    fields.number("loss_tangent", &via.dielectric.lossTangent, in: SynthesisLimits.lossTangent, "Loss tangent.")
    fields.quantity("pad", &via.pad, in: SynthesisLimits.capacitance, "Capacitance of the pad at each side, one leg.")
  }
}

/// An open stub, as a specification gives it.
public struct StubSpec: Declared, Sendable {
  /// The stub.
  public var stub = OpenStub(
    length: Length(meters: 1e-3), impedance: Resistance(ohms: 85),
    dielectric: Dielectric(permittivity: 3.7, lossTangent: 0.005))

  /// 1 mm.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.quantity("length", &stub.length, in: SynthesisLimits.length, "Length.")
    fields.quantity("impedance", &stub.impedance, in: SynthesisLimits.impedance, "Differential impedance.")
    fields.number(
      "permittivity", &stub.dielectric.permittivity, in: SynthesisLimits.permittivity, "Relative permittivity.")
    fields.number("loss_tangent", &stub.dielectric.lossTangent, in: SynthesisLimits.lossTangent, "Loss tangent.")
  }
}

/// A connector of the catalog in a channel.
public struct ConnectorSpec: Declared, Sendable {
  /// Row of the catalog.
  public var model = ""

  /// No connector.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.identifier("model", &model, kind: "connector", "Connector of the catalog.")
    fields.require("model")
  }
}

/// A package of the catalog in a channel.
public struct PackageSpec: Declared, Sendable {
  /// Row of the catalog.
  public var model = ""
  /// Length of its first line; the row's by default.
  public var length: Length?
  /// Whether the ball comes first, as at the far end.
  public var isReversed = false

  /// No package.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.identifier("model", &model, kind: "package", "Package of the catalog.")
    fields.quantity("length", &length, in: SynthesisLimits.length, "Length of its first line; the row's by default.")
    fields.flag("reversed", &isReversed, "Ball first, as at the far end.")
    fields.require("model")
  }
}

/// A lumped element or a blocking capacitor, as a specification gives it.
public struct CapacitorSpec: Declared, Sendable {
  /// The capacitor in each leg.
  public var capacitor = BlockingCapacitor(capacitance: Capacitance(farads: 1e-7))
  /// Capacitance of its pads to ground, each side of one leg.
  public var pad = Capacitance.zero

  /// 100 nF.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.quantity(
      "capacitance", &capacitor.capacitance, in: SynthesisLimits.blockingCapacitance, "Capacitance in each leg.")
    fields.quantity("inductance", &capacitor.inductance, in: SynthesisLimits.inductance, "Inductance in each leg.")
    fields.quantity("pad", &pad, in: SynthesisLimits.capacitance, "Pads to ground, each side of one leg.")
  }
}

/// A capacitance from each leg to ground.
public struct PadSpec: Declared, Sendable {
  /// Capacitance.
  public var capacitance = Capacitance(farads: 3e-14)

  /// 30 fF.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.quantity("capacitance", &capacitance, in: SynthesisLimits.capacitance, "Capacitance of one leg to ground.")
  }
}

/// An inductance in each leg.
public struct InductorSpec: Declared, Sendable {
  /// Inductance.
  public var inductance = Inductance(henries: 5e-11)

  /// 50 pH.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.quantity("inductance", &inductance, in: SynthesisLimits.inductance, "Inductance in each leg.")
  }
}

/// Legs of unequal length.
public struct SkewSpec: Declared, Sendable {
  /// How much later the plus leg arrives.
  public var delay = Duration(seconds: 1e-12)

  /// 1 ps.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.quantity(
      "delay", &delay, in: .zero...Duration(seconds: 1e-9), "How much later the plus leg arrives.")
  }
}

/// A four-port from a file.
public struct MeasuredSpec: Declared, Sendable {
  /// Touchstone file, relative to the specification.
  public var file = ""
  /// How its ports are numbered; as detected by default.
  public var order: PortOrder?
  /// Whether its far side comes first.
  public var isReversed = false

  /// No file.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("file", &file, "Touchstone file of four ports; a relative path begins at the specification's folder.")
    fields.choice("order", &order, "How its ports are numbered; as detected by default.")
    fields.flag("reversed", &isReversed, "Far side first.")
    fields.require("file")
  }
}

/// One block of a channel: exactly one of its keys is given.
public struct BlockSpec: Declared, Sendable {
  /// A piece of line.
  public var line: LineSpec?
  /// A twinax cable.
  public var cable: CableSpec?
  /// A pair of vias.
  public var via: ViaSpec?
  /// A connector.
  public var connector: ConnectorSpec?
  /// A package.
  public var package: PackageSpec?
  /// A blocking capacitor.
  public var capacitor: CapacitorSpec?
  /// A capacitance to ground.
  public var pad: PadSpec?
  /// A series inductance.
  public var inductor: InductorSpec?
  /// An open stub.
  public var stub: StubSpec?
  /// Legs of unequal length.
  public var skew: SkewSpec?
  /// A file.
  public var measured: MeasuredSpec?

  /// No block.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.nested("line", &line, "A piece of line on a board.")
    fields.nested("cable", &cable, "A twinax cable.")
    fields.nested("via", &via, "A pair of vias.")
    fields.nested("connector", &connector, "A connector of the catalog.")
    fields.nested("package", &package, "A package of the catalog, from die to ball.")
    fields.nested("capacitor", &capacitor, "A blocking capacitor in each leg.")
    fields.nested("pad", &pad, "A capacitance from each leg to ground.")
    fields.nested("inductor", &inductor, "An inductance in each leg.")
    fields.nested("stub", &stub, "An open stub.")
    fields.nested("skew", &skew, "Legs of unequal length.")
    fields.nested("measured", &measured, "A four-port from a Touchstone file.")
    let given = keys
    guard given.count != 1 else { return }
    fields.finding(
      .blockChoice, key: given.dropFirst().first ?? "line",
      message: given.isEmpty
        ? "a block has none of the known kinds" : "a block has several kinds: " + given.joined(separator: ", "),
      help: ["write one kind for each item of the list: `- line: {...}`"])
  }

  /// The kinds that were given.
  var keys: [String] {
    [
      ("line", line != nil), ("cable", cable != nil), ("via", via != nil), ("connector", connector != nil),
      ("package", package != nil), ("capacitor", capacitor != nil), ("pad", pad != nil), ("inductor", inductor != nil),
      ("stub", stub != nil), ("skew", skew != nil), ("measured", measured != nil),
    ].filter(\.1).map(\.0)
  }
}
