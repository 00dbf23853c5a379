import Numerics

/// A piece of a differential pair at one frequency: side 1 is near, side 2 is far, each with a differential port at
/// `2 R0` and a common one at `R0 / 2`.
public struct PairNetwork: Sendable, Equatable, BitwiseCopyable {
  /// Reflection at the near side.
  public var s11: ModeMatrix
  /// From the far side to the near one.
  public var s12: ModeMatrix
  /// From the near side to the far one.
  public var s21: ModeMatrix
  /// Reflection at the far side.
  public var s22: ModeMatrix

  /// Makes a network.
  public init(s11: ModeMatrix, s12: ModeMatrix, s21: ModeMatrix, s22: ModeMatrix) {
    self.s11 = s11
    self.s12 = s12
    self.s21 = s21
    self.s22 = s22
  }

  /// A balanced network, whose modes do not mix.
  public init(differential: TwoPort, common: TwoPort) {
    s11 = ModeMatrix(differential.s11, common.s11)
    s12 = ModeMatrix(differential.s12, common.s12)
    s21 = ModeMatrix(differential.s21, common.s21)
    s22 = ModeMatrix(differential.s22, common.s22)
  }

  /// A connection of no length.
  public static let through = PairNetwork(differential: .through, common: .through)

  /// Whether every value is finite.
  public var isFinite: Bool { s11.isFinite && s12.isFinite && s21.isFinite && s22.isFinite }

  /// The network with its sides exchanged.
  public var reversed: PairNetwork { PairNetwork(s11: s22, s12: s21, s21: s12, s22: s11) }

  /// The face that a differential signal sees.
  public var differential: TwoPort { TwoPort(s11: s11.dd, s12: s12.dd, s21: s21.dd, s22: s22.dd) }

  /// Another network behind the far side, by the formulas of `TwoPort.followed(by:)` with matrices of modes in place of
  /// numbers.
  public func followed(by next: PairNetwork) -> PairNetwork {
    let between = (ModeMatrix.identity - s22 * next.s11).inverse
    let back = (ModeMatrix.identity - next.s11 * s22).inverse
    let forward = between * s21
    let backward = back * next.s12
    return PairNetwork(
      s11: s11 + s12 * (next.s11 * forward), s12: s12 * backward, s21: next.s21 * forward,
      s22: next.s22 + next.s21 * (s22 * backward))
  }

  /// A share of another network, as superposing modes of several lanes needs it.
  func adding(_ other: PairNetwork, times factor: Double) -> PairNetwork {
    PairNetwork(
      s11: s11 + other.s11 * factor, s12: s12 + other.s12 * factor, s21: s21 + other.s21 * factor,
      s22: s22 + other.s22 * factor)
  }

  /// All values times a number.
  func scaled(by factor: Double) -> PairNetwork {
    PairNetwork(s11: s11 * factor, s12: s12 * factor, s21: s21 * factor, s22: s22 * factor)
  }
}
