import Numerics
public import Quantities

/// A piece of line that hangs from the pair and ends open, as the unused end of a via does: its first null lies at
/// `c / (4 l sqrt(er))`.
public struct OpenStub: ChannelBlock, Equatable {
  /// Length.
  public var length: Length
  /// Differential characteristic impedance; the common one is a quarter.
  public var impedance: Resistance
  /// The insulator around it, whose loss keeps the null finite.
  public var dielectric: Dielectric

  /// Describes a stub.
  public init(length: Length, impedance: Resistance, dielectric: Dielectric) {
    self.length = length
    self.impedance = impedance
    self.dielectric = dielectric
  }

  /// See `ChannelBlock`. `Y = tanh(g l) / Zc`, with `g = j w sqrt(e(f)) / c` and `Zc` falling as `1 / sqrt(e(f))`.
  public func network(at point: SynthesisPoint) -> PairNetwork {
    let root = dielectric.relativePermittivity(hertz: point.hertz).principalRoot
    let angle = Complex(0, 2 * Double.pi * point.hertz * length.meters / RlgcModel.lightSpeed) * root
    let (rising, falling) = (Complex.exp(angle), Complex.exp(-angle))
    let slope = root / dielectric.permittivity.squareRoot()
    func mode(_ impedance: Double, _ reference: Double) -> TwoPort {
      .shunt((rising - falling) * slope / impedance, over: rising + falling, referenceOhms: reference)
    }
    return PairNetwork(
      differential: mode(impedance.ohms, point.differentialOhms),
      common: mode(impedance.ohms / 4, point.commonOhms))
  }

  /// Frequency of the first null, `c / (4 l sqrt(er))`.
  public var firstNull: Frequency {
    Frequency(hertz: RlgcModel.lightSpeed / (4 * length.meters * dielectric.permittivity.squareRoot()))
  }

  /// See `ChannelBlock`.
  public var isCausal: Bool { dielectric.model == .wideband || dielectric.lossTangent == 0 }
}
