public import Numerics
public import Quantities

/// Resistance, inductance, conductance and capacitance per length of a differential pair, each with its named model.
public struct RlgcModel: Sendable, Equatable {
  /// Differential characteristic impedance where the dielectric was measured, without the conductors' loss:
  /// `sqrt(L / C)`.
  public var impedance: Resistance
  /// Resistance and internal inductance.
  public var conductor: Conductor
  /// Conductance and capacitance.
  public var dielectric: Dielectric

  /// Speed of light in meters per second.
  static let lightSpeed = 299_792_458.0

  /// Describes a pair, whose fields lie in one insulator: `L = Z sqrt(er) / c`, `C = sqrt(er) / (c Z)`.
  public init(impedance: Resistance, conductor: Conductor, dielectric: Dielectric) {
    self.impedance = impedance
    self.conductor = conductor
    self.dielectric = dielectric
  }

  /// Inductance outside of the conductors, in henries per meter.
  public var henriesPerMeter: Double { impedance.ohms * dielectric.permittivity.squareRoot() / Self.lightSpeed }
  /// Capacitance where the dielectric was measured, in farads per meter.
  public var faradsPerMeter: Double { dielectric.permittivity.squareRoot() / (Self.lightSpeed * impedance.ohms) }

  /// Whether all its models are causal.
  public var isCausal: Bool {
    conductor.roughness.isCausal && (dielectric.model == .wideband || dielectric.lossTangent == 0)
  }

  /// `R + j w L` in ohms per meter.
  public func series(hertz: Double) -> Complex {
    conductor.impedance(hertz: hertz) + Complex(0, 2 * Double.pi * hertz * henriesPerMeter)
  }

  /// `G + j w C = j w C0 e(f) / e(f0)` in siemens per meter.
  public func shunt(hertz: Double) -> Complex {
    let relative = dielectric.relativePermittivity(hertz: hertz) / dielectric.permittivity
    return Complex(0, 2 * Double.pi * hertz * faradsPerMeter) * relative
  }

  /// The propagation coefficient per meter, `sqrt((R + j w L)(G + j w C))`.
  public func propagation(hertz: Double) -> Complex {
    series(hertz: hertz).principalRoot * shunt(hertz: hertz).principalRoot
  }

  /// A line as a two-port by the telegrapher's equations.
  /// - Parameters:
  ///   - impedance: characteristic impedance of the mode; its propagation is that of the pair.
  ///   - reference: reference impedance of both ports, in ohms.
  public func twoPort(
    hertz: Double, length: Length, impedance mode: Resistance, referenceOhms reference: Double
  ) -> TwoPort {
    let ratio = mode.ohms / impedance.ohms
    return .line(
      series: series(hertz: hertz) * ratio, shunt: shunt(hertz: hertz) / ratio, meters: length.meters,
      referenceOhms: reference)
  }
}
