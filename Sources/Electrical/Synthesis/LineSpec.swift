public import Documents
public import Quantities

/// The roughness of a foil, as a specification gives it.
public struct RoughnessSpec: Declared, Sendable, Equatable {
  /// Which model.
  public enum Kind: String, Sendable, CaseIterable {
    /// No roughness.
    case smooth
    /// Hammerstad and Jensen.
    case hammerstad
    /// Huray's snowballs.
    case huray
    /// Simonovich's cannonballs.
    case cannonball
  }

  /// Which model.
  public var kind = Kind.smooth
  /// Root mean square height for `hammerstad`, peak to valley for `cannonball`, radius of a ball for `huray`.
  public var height = Length(meters: 1e-6)
  /// Surface of the balls over the area that they stand on, for `huray`.
  public var surfaceRatio = 1.0

  /// A smooth foil.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.choice("model", &kind, "How roughness raises resistance; `hammerstad` is not causal.")
    fields.quantity(
      "height", &height, in: Length(meters: 1e-9)...Length(meters: 1e-4),
      "Root mean square height for `hammerstad`, peak to valley for `cannonball`, radius of a ball for `huray`.")
    fields.number(
      "surface_ratio", &surfaceRatio, in: 0...100, "Surface of the balls over the area below them, for `huray`.")
  }

  /// The model.
  public var roughness: Roughness {
    switch kind {
    case .smooth: .smooth
    case .hammerstad: .hammerstad(height: height)
    case .huray: .huray(radius: height, surfaceRatio: surfaceRatio)
    case .cannonball: .cannonball(peakToValley: height)
    }
  }
}

/// The cross-section of a pair, as a specification gives it.
public struct GeometrySpec: Declared, Sendable, Equatable {
  /// The cross-section.
  public var geometry = PairGeometry(
    kind: .stripline, width: Length(meters: 1.3e-4), spacing: Length(meters: 2e-4), height: Length(meters: 3e-4),
    thickness: Length(meters: 1.7e-5))

  private static let size = Length(meters: 1e-6)...Length(meters: 0.01)

  /// A stripline of some 100 ohm.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.choice("kind", &geometry.kind, "How the traces lie: `stripline` between planes, `microstrip` over one.")
    fields.quantity("width", &geometry.width, in: Self.size, "Width of a trace.")
    fields.quantity("spacing", &geometry.spacing, in: Self.size, "Gap between the traces.")
    fields.quantity(
      "height", &geometry.height, in: Self.size, "Insulator from plane to plane, or from trace to plane.")
    fields.quantity("thickness", &geometry.thickness, in: Self.size, "Thickness of a trace.")
  }
}

/// Resistance, inductance, conductance and capacitance of a line, as a specification gives them.
public struct RlgcSpec: Declared, Sendable, Equatable {
  /// Relative permittivity.
  public var permittivity = 3.5
  /// Loss tangent.
  public var lossTangent = 0.005
  /// Where both were measured.
  public var frequency = Frequency(hertz: 1e10)
  /// How loss depends on frequency.
  public var dielectric = Dielectric.Model.wideband
  /// Resistance of both legs at zero frequency, in ohms per meter; from the cross-section when not given.
  public var resistance: Double?
  /// Skin effect of both legs, in ohms per meter and root gigahertz; from the cross-section when not given.
  public var skin: Double?
  /// How the two are joined.
  public var transition = Conductor.Transition.sum
  /// The foil.
  public var roughness = RoughnessSpec()
  /// The cross-section.
  public var geometry: GeometrySpec?

  /// An insulator of permittivity 3.5.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.number("permittivity", &permittivity, in: SynthesisLimits.permittivity, "Relative permittivity.")
    fields.number("loss_tangent", &lossTangent, in: SynthesisLimits.lossTangent, "Loss tangent.")
    fields.quantity("at", &frequency, in: SynthesisLimits.frequency, "Frequency at which both were measured.")
    fields.choice(
      "dielectric", &dielectric, "`wideband` (Djordjevic and Sarkar), or `constant` loss, which is not causal.")
    fields.number(
      "resistance", &resistance, in: 0...1e6,
      "Resistance of both legs at zero frequency, in ohm per meter; from the cross-section by default.")
    fields.number(
      "skin", &skin, in: 0...1e6,
      "Skin effect of both legs, in ohm per meter and root gigahertz; from the cross-section by default.")
    fields.choice("transition", &transition, "How resistance goes over into the skin effect.")
    fields.nested("roughness", &roughness, "The foil.")
    fields.nested("geometry", &geometry, "Cross-section, from which impedance and resistance follow.")
  }

  /// The model and the common-mode impedance that goes with it.
  /// - Parameter given: impedance that the line states; nothing for that of the cross-section, 100 ohm without one.
  public func model(impedance given: Resistance?) -> (model: RlgcModel, common: Resistance) {
    let section = geometry?.geometry
    let computed = section?.impedances(permittivity: permittivity)
    let impedance = given ?? computed?.differential ?? Resistance(ohms: 100)
    let traces = section?.conductor(roughness: roughness.roughness, transition: transition)
    let conductor = Conductor(
      dcOhmsPerMeter: resistance ?? traces?.dcOhmsPerMeter ?? 0,
      skinOhmsPerMeterRootHertz: skin.map { $0 / 1e9.squareRoot() } ?? traces?.skinOhmsPerMeterRootHertz ?? 0,
      transition: transition, roughness: roughness.roughness)
    let insulator = Dielectric(
      permittivity: section?.effectivePermittivity(permittivity) ?? permittivity,
      lossTangent: lossTangent * (section?.lossShare(permittivity) ?? 1), frequency: frequency, model: dielectric)
    let common = computed.map { $0.common * (impedance / $0.differential) } ?? impedance / 4
    return (RlgcModel(impedance: impedance, conductor: conductor, dielectric: insulator), common)
  }
}

/// A piece of line, as a specification gives it.
public struct LineSpec: Declared, Sendable {
  /// How the line of a laminate is modeled.
  public enum Model: String, Sendable, CaseIterable {
    /// By the frequency law of the standard.
    case law
    /// By resistance, inductance, conductance and capacitance fitted to that law.
    case rlgc
  }

  /// What the report and `scale` call it.
  public var name: String?
  /// Length.
  public var length = Length(meters: 0.1)
  /// Differential impedance; 100 ohm by default, or that of the cross-section.
  public var impedance: Resistance?
  /// Common-mode impedance; a quarter of the differential one by default, or that of the cross-section.
  public var commonImpedance: Resistance?
  /// Laminate of the catalog.
  public var material: String?
  /// How the laminate's law is modeled.
  public var model = Model.law
  /// The law by numbers, in place of a laminate.
  public var law: LawField?
  /// Resistance and so on, in place of a laminate.
  public var rlgc: RlgcSpec?
  /// Whether `scale` may change its length.
  public var isScalable = true
  /// Coupling with neighboring lanes.
  public var coupling: CouplingField?

  /// 100 mm.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("name", &name, "What the report and `scale` call it.")
    fields.quantity("length", &length, in: SynthesisLimits.length, "Length.")
    fields.quantity(
      "impedance", &impedance, in: SynthesisLimits.impedance,
      "Differential impedance; 100 ohm by default, or that of the cross-section.")
    fields.quantity(
      "common_impedance", &commonImpedance, in: SynthesisLimits.commonImpedance,
      "Common-mode impedance; a quarter of the differential one by default, or that of the cross-section.")
    fields.identifier("material", &material, kind: "laminate", "Laminate of the catalog.")
    fields.choice(
      "model", &model, "The laminate's law itself, or resistance, inductance, conductance and capacitance fitted to it."
    )
    fields.nested("law", &law, "The law by numbers, in place of a laminate.")
    fields.nested("rlgc", &rlgc, "Resistance, inductance, conductance and capacitance, in place of a laminate.")
    fields.flag("scalable", &isScalable, "Whether `scale` may change its length.")
    fields.nested("crosstalk", &coupling, "Coupling with neighboring lanes.")
    let given = [("material", material != nil), ("law", law != nil), ("rlgc", rlgc != nil)].filter(\.1).map(\.0)
    guard given.count != 1 else { return }
    fields.finding(
      .lineWithoutModel, key: given.last ?? "length",
      message: given.isEmpty
        ? "a line says nothing about how it attenuates"
        : "a line says how it attenuates in several ways: " + given.joined(separator: ", "),
      help: ["give one of `material`, `law` and `rlgc`"])
  }
}
