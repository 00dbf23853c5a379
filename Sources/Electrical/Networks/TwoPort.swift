public import Numerics

/// The scattering parameters of a two-port at one frequency, both ports at one reference impedance.
@frozen
public struct TwoPort: Sendable, Equatable, BitwiseCopyable {
  /// Reflection at port 1.
  public var s11: Complex
  /// From port 2 to port 1.
  public var s12: Complex
  /// From port 1 to port 2.
  public var s21: Complex
  /// Reflection at port 2.
  public var s22: Complex

  /// Makes a two-port.
  @inlinable
  public init(s11: Complex, s12: Complex, s21: Complex, s22: Complex) {
    self.s11 = s11
    self.s12 = s12
    self.s21 = s21
    self.s22 = s22
  }

  /// A connection of no length.
  public static let through = TwoPort(s11: .zero, s12: .one, s21: .one, s22: .zero)

  /// The two-port with its ports exchanged.
  @inlinable
  public var reversed: TwoPort { TwoPort(s11: s22, s12: s21, s21: s12, s22: s11) }

  /// Another two-port behind port 2: `D = 1 - a22 b11`, `s21 = a21 b21 / D`, `s11 = a11 + a12 a21 b11 / D` and so on.
  ///
  /// No inverse of `s21` is taken, so that deep nulls stay exact.
  public func followed(by next: TwoPort) -> TwoPort {
    let scale = Complex.one / (Complex.one - s22 * next.s11)
    let forward = s21 * scale
    let backward = next.s12 * scale
    return TwoPort(
      s11: s11 + s12 * next.s11 * forward, s12: s12 * backward, s21: forward * next.s21,
      s22: next.s22 + next.s21 * s22 * backward)
  }
}

/// A two-port over frequency, both ports at one reference impedance: the differential face of a channel.
public struct TwoPortSweep: Sendable, Equatable {
  /// Frequencies in hertz, rising.
  public var frequenciesHz: [Double]
  /// Reference impedance of both ports, in ohms; 100 for a differential pair of 50 ohm lines.
  public var referenceOhms: Double
  /// One two-port a frequency.
  public var values: [TwoPort]

  /// Makes a sweep.
  /// - Returns: nothing when there is not one value for each frequency.
  public init?(frequenciesHz: [Double], referenceOhms: Double, values: [TwoPort]) {
    guard frequenciesHz.count == values.count else { return nil }
    self.frequenciesHz = frequenciesHz
    self.referenceOhms = referenceOhms
    self.values = values
  }
}
