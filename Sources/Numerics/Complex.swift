import Glibc

/// A complex number of two doubles.
@frozen
public struct Complex: Sendable, Equatable, BitwiseCopyable {
  /// Real part.
  public var real: Double
  /// Imaginary part.
  public var imaginary: Double

  /// Makes a number from its parts.
  @inlinable
  public init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// Makes a number from its magnitude and its phase in radians.
  public init(magnitude: Double, phase: Double) {
    self.init(magnitude * cos(phase), magnitude * sin(phase))
  }

  /// Zero.
  public static let zero = Complex(0)
  /// One.
  public static let one = Complex(1)
  /// The imaginary unit.
  public static let i = Complex(0, 1)

  /// The square of the magnitude.
  @inlinable
  public var squaredMagnitude: Double { real * real + imaginary * imaginary }
  /// The magnitude.
  public var magnitude: Double { hypot(real, imaginary) }
  /// The phase in radians, from minus pi to pi.
  public var phase: Double { atan2(imaginary, real) }
  /// The number with the sign of its imaginary part changed.
  @inlinable
  public var conjugate: Complex { Complex(real, -imaginary) }
  /// Whether both parts are finite.
  @inlinable
  public var isFinite: Bool { real.isFinite && imaginary.isFinite }

  /// `e` raised to the number.
  public static func exp(_ exponent: Complex) -> Complex {
    Complex(magnitude: Glibc.exp(exponent.real), phase: exponent.imaginary)
  }

  /// Sum.
  @inlinable
  public static func + (left: Complex, right: Complex) -> Complex {
    Complex(left.real + right.real, left.imaginary + right.imaginary)
  }
  /// Difference.
  @inlinable
  public static func - (left: Complex, right: Complex) -> Complex {
    Complex(left.real - right.real, left.imaginary - right.imaginary)
  }
  /// Product.
  @inlinable
  public static func * (left: Complex, right: Complex) -> Complex {
    Complex(
      left.real * right.real - left.imaginary * right.imaginary,
      left.real * right.imaginary + left.imaginary * right.real)
  }
  /// Product with a real number.
  @inlinable
  public static func * (left: Complex, right: Double) -> Complex { Complex(left.real * right, left.imaginary * right) }
  /// Product with a real number.
  @inlinable
  public static func * (left: Double, right: Complex) -> Complex { right * left }
  /// Quotient, scaled so that it overflows only where the result does (Smith, 1962).
  public static func / (left: Complex, right: Complex) -> Complex {
    if abs(right.real) >= abs(right.imaginary) {
      let ratio = right.imaginary / right.real
      let scale = 1 / (right.real + right.imaginary * ratio)
      return Complex((left.real + left.imaginary * ratio) * scale, (left.imaginary - left.real * ratio) * scale)
    }
    let ratio = right.real / right.imaginary
    let scale = 1 / (right.real * ratio + right.imaginary)
    return Complex((left.real * ratio + left.imaginary) * scale, (left.imaginary * ratio - left.real) * scale)
  }
  /// Quotient by a real number.
  @inlinable
  public static func / (left: Complex, right: Double) -> Complex { Complex(left.real / right, left.imaginary / right) }
  /// Negation.
  @inlinable
  public static prefix func - (value: Complex) -> Complex { Complex(-value.real, -value.imaginary) }
  /// Adds in place.
  @inlinable
  public static func += (left: inout Complex, right: Complex) { left = left + right }
  /// Subtracts in place.
  @inlinable
  public static func -= (left: inout Complex, right: Complex) { left = left - right }
  /// Multiplies in place.
  @inlinable
  public static func *= (left: inout Complex, right: Complex) { left = left * right }
}
