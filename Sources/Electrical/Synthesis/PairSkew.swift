import Glibc
import Numerics
public import Quantities

/// Legs of unequal length at the reference impedance, not coupled with each other: a differential wave loses
/// `|cos(pi f dt)|` and turns into a common one by `|sin(pi f dt)|`.
public struct PairSkew: ChannelBlock, Equatable {
  /// How much longer the plus leg takes; negative when the minus leg does.
  public var delay: Duration

  /// Describes a skew.
  public init(delay: Duration) { self.delay = delay }

  /// See `ChannelBlock`.
  public func network(at point: SynthesisPoint) -> PairNetwork {
    let angle = 2 * Double.pi * point.hertz * abs(delay.seconds)
    let late = Complex(magnitude: 1, phase: -angle)
    let (same, mixed) = ((Complex.one + late) * 0.5, (late - Complex.one) * (delay.seconds < 0 ? -0.5 : 0.5))
    let crossing = ModeMatrix(dd: same, dc: mixed, cd: mixed, cc: same)
    let none = ModeMatrix(.zero, .zero)
    return PairNetwork(s11: none, s12: crossing, s21: crossing, s22: none)
  }
}
