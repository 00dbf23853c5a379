import Numerics
public import Quantities

/// A lumped element between two differential ports, its value given for one single-ended line.
public enum LumpedElement: Sendable, Equatable {
  /// A capacitance from each line to ground (equation 93A-8): `s11 = -j w R0 C / (2 + j w R0 C)`, `s21 = 2 / (2 + j w R0 C)`.
  case shunt(Capacitance)
  /// An inductance in each line: `s11 = j w L / (2 R0 + j w L)`, `s21 = 2 R0 / (2 R0 + j w L)`.
  case series(Inductance)

  /// The element as a two-port.
  /// - Parameters:
  ///   - gigahertz: frequency.
  ///   - reference: differential reference impedance `2 R0`, in ohms.
  public func twoPort(gigahertz: Double, referenceOhms reference: Double) -> TwoPort {
    let radians = 2 * Double.pi * gigahertz * 1e9
    let resistance = reference / 2
    switch self {
    case .shunt(let capacitance):
      let admittance = Complex(0, radians * capacitance.farads * resistance)
      let scale = Complex.one / (Complex(2) + admittance)
      return TwoPort(s11: -admittance * scale, s12: 2 * scale, s21: 2 * scale, s22: -admittance * scale)
    case .series(let inductance):
      let impedance = Complex(0, radians * inductance.henries)
      let scale = Complex.one / (Complex(2 * resistance) + impedance)
      let transmission = 2 * resistance * scale
      return TwoPort(s11: impedance * scale, s12: transmission, s21: transmission, s22: impedance * scale)
    }
  }
}
