import Glibc
public import Numerics
public import Quantities

/// How a transmission line's propagation depends on frequency, by the law of IEEE 802.3 Annex 93A.
///
/// `g(f) = g0 + a1 (1 + j) sqrt(f) + f (a2 (1 - j (2/pi) ln f) + j 2 pi tau)`, `f` in GHz, `g` per millimeter, and
/// `g(0) = g0` (equations 93A-9 and 93A-10).
public struct LineLaw: Sendable, Equatable {
  /// Loss at zero frequency, `g0`, in nepers per millimeter.
  public var lossPerMillimeter: Double
  /// Skin effect, `a1`, in square root of nanoseconds per millimeter.
  public var skinPerMillimeter: Double
  /// Dielectric loss, `a2`, in nanoseconds per millimeter.
  public var dielectricPerMillimeter: Double
  /// Delay, `tau`.
  public var delay: DelayPerLength

  /// Makes a law from the four numbers of a COM table.
  public init(gamma0: Double, a1: Double, a2: Double, delay: DelayPerLength) {
    lossPerMillimeter = gamma0
    skinPerMillimeter = a1
    dielectricPerMillimeter = a2
    self.delay = delay
  }

  /// The propagation coefficient per millimeter at a frequency in gigahertz.
  public func propagation(gigahertz f: Double) -> Complex {
    guard f > 0 else { return Complex(lossPerMillimeter) }
    let skin = skinPerMillimeter * f.squareRoot()
    let nanosecondsPerMillimeter = delay.secondsPerMeter * 1e6
    return Complex(
      lossPerMillimeter + skin + f * dielectricPerMillimeter,
      skin + f * (2 * Double.pi * nanosecondsPerMillimeter - dielectricPerMillimeter * 2 / Double.pi * log(f)))
  }
}
