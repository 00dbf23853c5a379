import Glibc
public import Quantities

/// The cross-section of a pair of traces, to impedance and resistance where closed forms are known.
public struct PairGeometry: Sendable, Equatable {
  /// How the traces lie.
  public enum Kind: String, Sendable, CaseIterable {
    /// Side by side between two planes.
    case stripline
    /// Side by side over one plane, under air.
    case microstrip
  }

  /// How the traces lie.
  public var kind: Kind
  /// Width of a trace.
  public var width: Length
  /// Gap between the traces.
  public var spacing: Length
  /// Thickness of the insulator: from plane to plane, or from trace to plane.
  public var height: Length
  /// Thickness of a trace.
  public var thickness: Length

  /// Describes a cross-section.
  public init(kind: Kind, width: Length, spacing: Length, height: Length, thickness: Length) {
    self.kind = kind
    self.width = width
    self.spacing = spacing
    self.height = height
    self.thickness = thickness
  }

  /// Differential and common-mode impedance.
  ///
  /// Stripline: S. Cohn, "Shielded coupled-strip transmission line", IRE Trans. MTT 3(5), 1955, exact for thin traces:
  /// `Z = (30 pi / sqrt(er)) K(k') / K(k)`, `k_odd = tanh(pi w / 2 b) coth(pi (w + s) / 2 b)`,
  /// `k_even = tanh(pi w / 2 b) tanh(pi (w + s) / 2 b)`. Microstrip: a single trace by E. Hammerstad and O. Jensen,
  /// IEEE MTT-S 1980, its coupling by National Semiconductor's AN-905: `2 Z0 (1 - 0.48 e^(-0.96 s / h))`, good to some
  /// 5 %; the even mode from `Z_even Z_odd = Z0^2`.
  public func impedances(permittivity: Double) -> (differential: Resistance, common: Resistance) {
    switch kind {
    case .stripline:
      let own = tanh(Double.pi * width.meters / (2 * height.meters))
      let both = tanh(Double.pi * (width + spacing).meters / (2 * height.meters))
      let scale = 30 * Double.pi / permittivity.squareRoot()
      return (
        Resistance(ohms: 2 * scale * Self.integralRatio(modulus: own / both)),
        Resistance(ohms: scale * Self.integralRatio(modulus: own * both) / 2)
      )
    case .microstrip:
      let single = Self.airImpedance(width / height) / effectivePermittivity(permittivity).squareRoot()
      let differential = 2 * single * (1 - 0.48 * exp(-0.96 * (spacing / height)))
      return (Resistance(ohms: differential), Resistance(ohms: single * single / differential))
    }
  }

  /// Permittivity that the wave meets: the insulator's in a stripline; in a microstrip that of Hammerstad and Jensen.
  public func effectivePermittivity(_ permittivity: Double) -> Double {
    guard kind == .microstrip else { return permittivity }
    let u = width / height
    let a =
      1 + log((pow(u, 4) + pow(u / 52, 2)) / (pow(u, 4) + 0.432)) / 49 + log(1 + pow(u / 18.1, 3)) / 18.7
    let b = 0.564 * pow((permittivity - 0.9) / (permittivity + 3), 0.053)
    return (permittivity + 1) / 2 + (permittivity - 1) / 2 * pow(1 + 10 / u, -a * b)
  }

  /// Share of the insulator's loss that the wave meets: `er (e_eff - 1) / (e_eff (er - 1))` of a microstrip (D. Pozar,
  /// "Microwave Engineering", section 3.8).
  public func lossShare(_ permittivity: Double) -> Double {
    guard kind == .microstrip, permittivity > 1 else { return 1 }
    let effective = effectivePermittivity(permittivity)
    return permittivity * (effective - 1) / (effective * (permittivity - 1))
  }

  /// Both traces' resistance with the current evenly over their outline at high frequency, `2 rho / w t` and
  /// `Rs / (w + t)`; what flows in the planes is left out, so that it is 10 to 30 % low (S. Hall, H. Heck, "Advanced
  /// Signal Integrity", 2009, chapter 5).
  public func conductor(roughness: Roughness, transition: Conductor.Transition) -> Conductor {
    Conductor(
      dcOhmsPerMeter: 2 * Conductor.copper / (width.meters * thickness.meters),
      skinOhmsPerMeterRootHertz: Conductor.surfaceOhmsRootHertz() / (width + thickness).meters,
      transition: transition, roughness: roughness)
  }

  /// `K(k') / K(k)` by the arithmetic-geometric mean: `K(k) = pi / (2 agm(1, k'))`.
  private static func integralRatio(modulus: Double) -> Double {
    let complement = max(1e-12, 1 - modulus * modulus).squareRoot()
    return mean(1, complement) / mean(1, modulus)
  }

  private static func mean(_ first: Double, _ second: Double) -> Double {
    var (arithmetic, geometric) = (first, second)
    for _ in 0..<40 where abs(arithmetic - geometric) > 1e-15 * arithmetic {
      (arithmetic, geometric) = ((arithmetic + geometric) / 2, (arithmetic * geometric).squareRoot())
    }
    return arithmetic
  }

  private static func airImpedance(_ u: Double) -> Double {
    let f = 6 + (2 * Double.pi - 6) * exp(-pow(30.666 / u, 0.7528))
    return 59.9585 * log(f / u + (1 + pow(2 / u, 2)).squareRoot())
  }
}
