import Glibc
import Numerics
public import Quantities

/// The eye at the sampling instant, from the density of noise and interference that COM is computed with.
///
/// With `A_s` half the distance of neighboring levels and `y` the amplitude that noise exceeds with the given probability, the height is
/// `EH = 2 (A_s - y)` and the vertical closure `VEC = 20 log10(A_s / (EH / 2))`, as scripts for 120G.5 and for the module interfaces of
/// Annex 178A have them. A clause measures both behind a reference receiver of its own with an instrument; this is not that.
public struct ModuleEye: Sendable, Equatable {
  /// Eye height; zero where the eye is closed.
  public var height: Voltage
  /// Vertical eye closure; nothing where the eye is closed.
  public var closure: Decibels?
  /// Probability at which the eye is taken.
  public var errorRatio: Double
  /// Whether the method has been checked against reference results; it has not.
  public var isValidated: Bool { false }

  /// Whether the eye is as open as a clause asks.
  public func meets(_ limit: ComEyeLimit) -> Bool {
    height >= limit.height && closure.map { $0 <= limit.closure } ?? false
  }
}

extension ComCaseResult {
  /// The eye at a probability.
  public func eye(errorRatio: Double) -> ModuleEye {
    let open = signal.volts + density.quantile(errorRatio)
    guard open > 0 else { return ModuleEye(height: .zero, closure: nil, errorRatio: errorRatio) }
    return ModuleEye(
      height: Voltage(volts: 2 * open), closure: Decibels(decibels: 20 * log10(signal.volts / open)),
      errorRatio: errorRatio)
  }
}
