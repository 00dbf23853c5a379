import Glibc
import Numerics
public import Quantities

/// An RLGC model made to match a frequency law, and how well it does.
public struct RlgcFit: Sendable, Equatable {
  /// The model.
  public var model: RlgcModel
  /// Largest difference in attenuation over the band, in decibels per meter.
  public var worstDecibelsPerMeter: Double
}

extension RlgcModel {
  /// The model whose attenuation comes nearest to that of the standard's law from 50 MHz to 60 GHz, with its delay at
  /// 10 GHz.
  ///
  /// Unknowns are resistance at zero frequency, skin effect, loss tangent and the last pole of the wideband dielectric.
  /// Attenuation is nearly linear in the first three, so that a few steps of Gauss and Newton find them; the pole is
  /// the best of a row.
  /// - Returns: nothing for a law that is faster than light or does not attenuate as a passive line.
  public static func fitted(to law: LineLaw, impedance: Resistance) -> RlgcFit? {
    guard law.delay.secondsPerMeter * lightSpeed >= 1, law.skinPerMillimeter >= 0, law.dielectricPerMillimeter >= 0
    else {
      return nil
    }
    let fits = [1e12, 2e12, 5e12, 1e13, 1e14].compactMap { pole in
      LawFit(law: law, impedance: impedance, lastPole: pole).solved()
    }
    return fits.min { $0.worstDecibelsPerMeter < $1.worstDecibelsPerMeter }
  }
}

/// The steps of one fit.
private struct LawFit {
  /// Resistance at zero frequency, skin effect, loss tangent.
  typealias Unknowns = [Double]

  private static let decibelsPerNeper = 20 / log(10.0)
  private static let steps = 8
  /// From 50 MHz to 60 GHz, evenly in the square root, where attenuation is nearly straight.
  private static let gigahertz = (0...120).map { index in
    let root = 0.05.squareRoot() + Double(index) / 120 * (60.0.squareRoot() - 0.05.squareRoot())
    return root * root
  }

  let law: LineLaw
  let impedance: Resistance
  let lastPole: Double
  private let target: [Double]

  init(law: LineLaw, impedance: Resistance, lastPole: Double) {
    self.law = law
    self.impedance = impedance
    self.lastPole = lastPole
    target = Self.gigahertz.map { law.propagation(gigahertz: $0).real * 1e3 * Self.decibelsPerNeper }
  }

  func solved() -> RlgcFit? {
    var permittivity = pow(law.delay.secondsPerMeter * RlgcModel.lightSpeed, 2)
    var unknowns = guess(permittivity)
    for _ in 0..<Self.steps {
      let current = model(unknowns, permittivity)
      let ratio = law.propagation(gigahertz: 10).imaginary * 1e3 / current.propagation(hertz: 1e10).imaginary
      permittivity *= ratio * ratio
      guard let step = step(from: unknowns, permittivity) else { return nil }
      unknowns = zip(unknowns, step).map { max(0, $0 + $1) }
    }
    let fit = model(unknowns, permittivity)
    let worst = zip(attenuation(fit), target).map { abs($0 - $1) }.max() ?? 0
    return permittivity >= 1 && worst.isFinite ? RlgcFit(model: fit, worstDecibelsPerMeter: worst) : nil
  }

  /// The approximation for small loss: `R / 2 Z + w tan(d) sqrt(er) / 2 c`.
  private func guess(_ permittivity: Double) -> Unknowns {
    [
      2 * impedance.ohms * law.lossPerMillimeter * 1e3,
      2 * impedance.ohms * law.skinPerMillimeter * 1e3 / 1e9.squareRoot(),
      law.dielectricPerMillimeter * 1e3 / 1e9 * RlgcModel.lightSpeed / (Double.pi * permittivity.squareRoot()),
    ]
  }

  private func model(_ unknowns: Unknowns, _ permittivity: Double) -> RlgcModel {
    var dielectric = Dielectric(permittivity: permittivity, lossTangent: unknowns[2])
    dielectric.lastPole = lastPole
    return RlgcModel(
      impedance: impedance,
      conductor: Conductor(dcOhmsPerMeter: unknowns[0], skinOhmsPerMeterRootHertz: unknowns[1]), dielectric: dielectric)
  }

  private func attenuation(_ model: RlgcModel) -> [Double] {
    Self.gigahertz.map { model.propagation(hertz: $0 * 1e9).real * Self.decibelsPerNeper }
  }

  private func step(from unknowns: Unknowns, _ permittivity: Double) -> Unknowns? {
    let present = attenuation(model(unknowns, permittivity))
    let widths = [0.1, 1e-5, 1e-4]
    let columns = unknowns.indices.map { index in
      var moved = unknowns
      moved[index] += widths[index]
      return zip(attenuation(model(moved, permittivity)), present).map { ($0 - $1) / widths[index] }
    }
    return LeastSquares.solve(columns: columns, target: zip(target, present).map { $0 - $1 })
  }
}
