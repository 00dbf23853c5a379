import Glibc
import Numerics

extension Touchstone {
  /// How a complex number is written as two.
  public enum NumberFormat: String, Sendable, CaseIterable {
    /// Real and imaginary part.
    case realImaginary = "RI"
    /// Magnitude, and angle in degrees.
    case magnitudeAngle = "MA"
    /// Magnitude in decibels, `20 log10`, and angle in degrees.
    case decibelAngle = "DB"

    /// The number that two stand for.
    func value(_ first: Double, _ second: Double) -> Complex {
      switch self {
      case .realImaginary: Complex(first, second)
      case .magnitudeAngle: Complex(magnitude: first, phase: second * (.pi / 180))
      case .decibelAngle: Complex(magnitude: pow(10, first / 20), phase: second * (.pi / 180))
      }
    }

    /// The two that stand for a number. Decibels end at -400: zero has no logarithm.
    func pair(_ value: Complex) -> (Double, Double) {
      switch self {
      case .realImaginary: (value.real, value.imaginary)
      case .magnitudeAngle: (value.magnitude, value.phase * (180 / .pi))
      case .decibelAngle: (max(-400, 20 * log10(value.magnitude)), value.phase * (180 / .pi))
      }
    }
  }
}
