import Glibc
public import Numerics
public import Quantities

/// How the roughness of a conductor's surface raises its surface impedance, as a factor `K` of that of a smooth one.
public enum Roughness: Sendable, Equatable {
  /// A smooth surface: `K = 1`.
  case smooth
  /// Hammerstad and Jensen: `K = 1 + (2 / pi) atan(1.4 (h / d)^2)`, `h` the root mean square height, `d` the skin depth
  /// (E. Hammerstad, O. Jensen, "Accurate models for microstrip computer-aided design", IEEE MTT-S 1980). Runs from 1
  /// to 2 and holds for heights below some 2 um. It multiplies the resistance alone, so that the line is not causal.
  case hammerstad(height: Length)
  /// Huray's snowballs in their causal form: `K = 1 + (3 / 2) s q / (1 + q)`, `q = (1 + j) a / d`, `a` the radius of a
  /// ball and `s` the balls' surface over the area that they stand on. With `(1 + j) / d` the resistance is raised by
  /// the factor of P. Huray et al., "Impact of copper surface texture on loss: a model that works", DesignCon 2010:
  /// `1 + (3 / 2) s / (1 + d / a + d^2 / (2 a^2))`; the complex form is that of E. Bracken, "A causal Huray model for
  /// surface roughness", DesignCon 2012.
  case huray(radius: Length, surfaceRatio: Double)

  /// The cannonballs of B. Simonovich ("Practical method for modeling conductor roughness using cubic close-packing of
  /// equal spheres", DesignCon 2015): 14 balls of radius `0.06 Rz` on a base of `36 a^2`.
  /// - Parameter peakToValley: `Rz` of the foil's treated side.
  public static func cannonball(peakToValley: Length) -> Roughness {
    .huray(radius: peakToValley * 0.06, surfaceRatio: 14 * 4 * Double.pi / 36)
  }

  /// Whether the factor leaves a causal surface impedance causal.
  public var isCausal: Bool {
    switch self {
    case .smooth, .huray: true
    case .hammerstad: false
    }
  }

  /// The surface impedance of the rough conductor over the resistance of a smooth one: `1 + j` when smooth.
  /// - Parameter skinDepth: in meters.
  public func surface(skinDepth: Double) -> Complex {
    let smooth = Complex(1, 1)
    switch self {
    case .smooth: return smooth
    case .hammerstad(let height):
      let ratio = height.meters / skinDepth
      return Complex(1 + 2 / Double.pi * atan(1.4 * ratio * ratio), 1)
    case .huray(let radius, let surfaceRatio):
      let turns = smooth * (radius.meters / skinDepth)
      return smooth * (Complex.one + 1.5 * surfaceRatio * (turns / (Complex.one + turns)))
    }
  }
}
