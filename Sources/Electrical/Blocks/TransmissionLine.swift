import Numerics
public import Quantities

/// A uniform line of one length.
public struct TransmissionLine: Sendable, Equatable {
  /// Length.
  public var length: Length
  /// Differential characteristic impedance, `Zc`.
  public var impedance: Resistance
  /// How propagation depends on frequency.
  public var law: LineLaw

  /// Describes a line.
  public init(length: Length, impedance: Resistance, law: LineLaw) {
    self.length = length
    self.impedance = impedance
    self.law = law
  }

  /// The line as a two-port (equations 93A-11 to 93A-14): `rho = (Zc - Z) / (Zc + Z)`,
  /// `s11 = rho (1 - e^(-2 g z)) / (1 - rho^2 e^(-2 g z))`, `s21 = (1 - rho^2) e^(-g z) / (1 - rho^2 e^(-2 g z))`.
  /// - Parameters:
  ///   - gigahertz: frequency.
  ///   - reference: differential reference impedance `Z = 2 R0`, in ohms.
  public func twoPort(gigahertz: Double, referenceOhms reference: Double) -> TwoPort {
    let rho = (impedance.ohms - reference) / (impedance.ohms + reference)
    let exponent = law.propagation(gigahertz: gigahertz) * (-length.meters * 1e3)
    let once = Complex.exp(exponent)
    let twice = once * once
    let scale = Complex.one / (Complex.one - rho * rho * twice)
    let reflection = rho * (Complex.one - twice) * scale
    let transmission = (1 - rho * rho) * once * scale
    return TwoPort(s11: reflection, s12: transmission, s21: transmission, s22: reflection)
  }
}
