public import Numerics

/// How the differential and the common wave of a pair turn into each other at one frequency: rows go out, columns come
/// in.
public struct ModeMatrix: Sendable, Equatable, BitwiseCopyable {
  /// Differential out, differential in.
  public var dd: Complex
  /// Differential out, common in.
  public var dc: Complex
  /// Common out, differential in.
  public var cd: Complex
  /// Common out, common in.
  public var cc: Complex

  /// Makes a matrix row by row.
  public init(dd: Complex, dc: Complex, cd: Complex, cc: Complex) {
    self.dd = dd
    self.dc = dc
    self.cd = cd
    self.cc = cc
  }

  /// Modes that do not mix.
  init(_ differential: Complex, _ common: Complex) {
    self.init(dd: differential, dc: .zero, cd: .zero, cc: common)
  }

  static let identity = ModeMatrix(.one, .one)

  var isFinite: Bool { dd.isFinite && dc.isFinite && cd.isFinite && cc.isFinite }

  /// The inverse by Cramer's rule; not finite for a singular matrix.
  var inverse: ModeMatrix {
    let scale = Complex.one / (dd * cc - dc * cd)
    return ModeMatrix(dd: cc * scale, dc: -dc * scale, cd: -cd * scale, cc: dd * scale)
  }

  static func + (left: ModeMatrix, right: ModeMatrix) -> ModeMatrix {
    ModeMatrix(dd: left.dd + right.dd, dc: left.dc + right.dc, cd: left.cd + right.cd, cc: left.cc + right.cc)
  }
  static func - (left: ModeMatrix, right: ModeMatrix) -> ModeMatrix { left + right * -1 }
  static func * (left: ModeMatrix, right: Double) -> ModeMatrix {
    ModeMatrix(dd: left.dd * right, dc: left.dc * right, cd: left.cd * right, cc: left.cc * right)
  }
  static func * (left: ModeMatrix, right: ModeMatrix) -> ModeMatrix {
    ModeMatrix(
      dd: left.dd * right.dd + left.dc * right.cd, dc: left.dd * right.dc + left.dc * right.cc,
      cd: left.cd * right.dd + left.cc * right.cd, cc: left.cd * right.dc + left.cc * right.cc)
  }
}
