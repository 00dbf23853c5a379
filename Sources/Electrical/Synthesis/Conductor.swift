public import Numerics

/// The series resistance and internal inductance of a line's conductors.
public struct Conductor: Sendable, Equatable {
  /// How resistance goes over from its value at zero frequency to the skin effect.
  public enum Transition: String, Sendable, CaseIterable {
    /// `Z = Rdc + Rs (1 + j) sqrt(f)`: the W-element of circuit simulators.
    case sum
    /// `Z = sqrt(Rdc^2 + (Rs (1 + j) sqrt(f))^2)`: stays at `Rdc` until the skin effect sets in (H. Johnson, M. Graham,
    /// "High-Speed Signal Propagation", 2003, chapter 3).
    case rootOfSquares = "root-of-squares"
  }

  /// Resistance of both legs at zero frequency, in ohms per meter.
  public var dcOhmsPerMeter: Double
  /// Skin effect of both legs, in ohms per meter and square root of hertz.
  public var skinOhmsPerMeterRootHertz: Double
  /// How the two are joined.
  public var transition: Transition
  /// The surface.
  public var roughness: Roughness
  /// Resistivity in ohm meters, for the skin depth that roughness is compared with; copper of 20 degrees has 1.72e-8.
  public var resistivity: Double

  /// Resistivity of annealed copper at 20 degrees Celsius, in ohm meters (IEC 60028).
  public static let copper = 1.724e-8
  private static let vacuumPermeability = 4e-7 * Double.pi

  /// Describes conductors.
  public init(
    dcOhmsPerMeter: Double, skinOhmsPerMeterRootHertz: Double, transition: Transition = .sum,
    roughness: Roughness = .smooth, resistivity: Double = copper
  ) {
    self.dcOhmsPerMeter = dcOhmsPerMeter
    self.skinOhmsPerMeterRootHertz = skinOhmsPerMeterRootHertz
    self.transition = transition
    self.roughness = roughness
    self.resistivity = resistivity
  }

  /// Skin depth in meters: `sqrt(rho / (pi f mu0))`, 2.06 um for copper at 1 GHz.
  /// - Parameter hertz: above zero.
  public static func skinDepth(hertz: Double, resistivity: Double = copper) -> Double {
    (resistivity / (Double.pi * hertz * vacuumPermeability)).squareRoot()
  }

  /// Surface resistance of a smooth conductor over the square root of frequency, in ohms per square and root hertz:
  /// `sqrt(pi mu0 rho)`.
  public static func surfaceOhmsRootHertz(resistivity: Double = copper) -> Double {
    (Double.pi * vacuumPermeability * resistivity).squareRoot()
  }

  /// Impedance of the conductors in ohms per meter, without the inductance outside of them.
  public func impedance(hertz: Double) -> Complex {
    guard hertz > 0 else { return Complex(dcOhmsPerMeter) }
    let depth = Self.skinDepth(hertz: hertz, resistivity: resistivity)
    let skin = roughness.surface(skinDepth: depth) * (skinOhmsPerMeterRootHertz * hertz.squareRoot())
    switch transition {
    case .sum: return Complex(dcOhmsPerMeter) + skin
    case .rootOfSquares: return (Complex(dcOhmsPerMeter * dcOhmsPerMeter) + skin * skin).principalRoot
    }
  }
}
