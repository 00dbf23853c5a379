import Glibc
public import Numerics
public import Quantities

/// The permittivity of an insulator over frequency.
public struct Dielectric: Sendable, Equatable {
  /// How loss depends on frequency.
  public enum Model: String, Sendable, CaseIterable {
    /// Wideband Debye: poles spread evenly over the logarithm of frequency from 10 kHz to 10 THz, causal.
    case wideband
    /// The same permittivity and loss tangent at every frequency, which no causal material has.
    case constant
  }

  /// Relative permittivity at `frequency`.
  public var permittivity: Double
  /// Loss tangent at `frequency`.
  public var lossTangent: Double
  /// Where both were measured.
  public var frequency: Frequency
  /// How loss depends on frequency.
  public var model: Model
  /// The last pole of the wideband model, in hertz.
  var lastPole = 1e13
  private static let firstPole = 1e4

  /// Describes an insulator.
  /// - Parameters:
  ///   - permittivity: relative, at least 1.
  ///   - lossTangent: at least 0.
  public init(
    permittivity: Double, lossTangent: Double, frequency: Frequency = Frequency(hertz: 1e10),
    model: Model = .wideband
  ) {
    self.permittivity = permittivity
    self.lossTangent = lossTangent
    self.frequency = frequency
    self.model = model
  }

  /// Relative permittivity at a frequency; its imaginary part is not positive.
  ///
  /// Wideband: `e(f) = e_inf + k ln((f2 + j f) / (f1 + j f))`, with `e_inf` and `k` such that permittivity and loss
  /// tangent are met where they were measured (A. Djordjevic, R. Biljic, V. Likar-Smiljanic, T. Sarkar, "Wideband
  /// frequency-domain characterization of FR-4 and time-domain causality", IEEE Trans. EMC 43(4), 2001; C. Svensson, G.
  /// Dermer, IEEE Trans. Adv. Packaging 24(2), 2001).
  public func relativePermittivity(hertz: Double) -> Complex {
    switch model {
    case .constant: return Complex(permittivity, -permittivity * lossTangent)
    case .wideband:
      let measured = spread(frequency.hertz)
      let strength = -permittivity * lossTangent / measured.imaginary
      return Complex(permittivity - strength * measured.real) + strength * spread(hertz)
    }
  }

  /// `ln((f2 + j f) / (f1 + j f))`.
  private func spread(_ hertz: Double) -> Complex {
    Complex(
      log(hypot(lastPole, hertz) / hypot(Self.firstPole, hertz)),
      atan2(hertz, lastPole) - atan2(hertz, Self.firstPole))
  }
}
