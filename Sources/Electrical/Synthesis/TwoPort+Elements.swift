import Numerics

extension Complex {
  /// The square root whose real part is not negative.
  var principalRoot: Complex { Complex(magnitude: magnitude.squareRoot(), phase: phase / 2) }
}

extension TwoPort {
  /// An impedance in series: `s11 = Z / (Z + 2 Zr)`, `s21 = 2 Zr / (Z + 2 Zr)`.
  static func series(_ impedance: Complex, referenceOhms reference: Double) -> TwoPort {
    let scale = Complex.one / (impedance + Complex(2 * reference))
    let transmission = 2 * reference * scale
    return TwoPort(s11: impedance * scale, s12: transmission, s21: transmission, s22: impedance * scale)
  }

  /// An admittance to ground, as a quotient so that it may be infinite: `s11 = -Zr n / (2 d + Zr n)`,
  /// `s21 = 2 d / (2 d + Zr n)` for `Y = n / d`.
  static func shunt(_ numerator: Complex, over denominator: Complex, referenceOhms reference: Double) -> TwoPort {
    let scale = Complex.one / (2 * denominator + reference * numerator)
    let reflection = -reference * numerator * scale
    let transmission = 2 * denominator * scale
    return TwoPort(s11: reflection, s12: transmission, s21: transmission, s22: reflection)
  }

  /// A uniform line from the solution of the telegrapher's equations: with `g = sqrt(Z' Y')`, `Zc = sqrt(Z' / Y')` and
  /// `rho = (Zc - Zr) / (Zc + Zr)` the same form as equations 93A-11 to 93A-14, with a complex `rho`.
  /// - Parameters:
  ///   - series: impedance per meter `Z'`.
  ///   - shunt: admittance per meter `Y'`; zero is taken as a resistor of the line's length.
  static func line(series: Complex, shunt: Complex, meters: Double, referenceOhms reference: Double) -> TwoPort {
    guard shunt != .zero else { return .series(series * meters, referenceOhms: reference) }
    let propagation = series.principalRoot * shunt.principalRoot
    let characteristic = series.principalRoot / shunt.principalRoot
    let rho = (characteristic - Complex(reference)) / (characteristic + Complex(reference))
    let once = Complex.exp(propagation * -meters)
    let squared = rho * rho
    let twice = once * once
    let scale = Complex.one / (Complex.one - squared * twice)
    let reflection = rho * (Complex.one - twice) * scale
    let transmission = (Complex.one - squared) * once * scale
    return TwoPort(s11: reflection, s12: transmission, s21: transmission, s22: reflection)
  }

  /// Both transmissions turned by a phase in radians, which neither adds nor takes energy.
  func delayed(radians: Double) -> TwoPort {
    let turn = Complex(magnitude: 1, phase: -radians)
    return TwoPort(s11: s11, s12: s12 * turn, s21: s21 * turn, s22: s22)
  }
}
