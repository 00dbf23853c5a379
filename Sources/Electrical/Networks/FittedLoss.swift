import Glibc
import Numerics
public import Quantities

/// Insertion loss as a smooth curve, and how far the channel strays from it (IEEE 802.3 clauses 93A.3 and 93A.4).
///
/// `IL(f) = a0 + a1 sqrt(f) + a2 f + a4 f^2` in decibels, `f` in GHz: least squares over a range of frequencies, each
/// point weighted by the magnitude of the transmission, so that what arrives strongly is met best.
public struct FittedLoss: Sendable, Equatable {
  /// Coefficients `a0`, `a1`, `a2`, `a4`, in dB and powers of GHz.
  public let coefficients: [Double]
  /// Frequencies of the fit, in hertz.
  public let frequenciesHz: [Double]
  /// Insertion loss deviation, loss less fitted loss, in decibels, one a frequency.
  public let deviationDecibels: [Double]

  /// Fits the loss of a sweep.
  /// - Parameters:
  ///   - from: lowest frequency that counts.
  ///   - to: highest frequency that counts.
  /// - Returns: nothing when fewer than eight points with finite loss are in the range.
  public init?(_ sweep: TwoPortSweep, from: Frequency, to: Frequency) {
    // Half a millionth of slack: files round their frequencies.
    let chosen = zip(sweep.frequenciesHz, sweep.transmission).filter { frequency, value in
      frequency >= from.hertz * (1 - 5e-7) && frequency <= to.hertz * (1 + 5e-7) && value.squaredMagnitude > 0
    }
    guard chosen.count >= 8 else { return nil }
    let gigahertz = chosen.map { $0.0 / 1e9 }
    let weights = chosen.map(\.1.magnitude)
    let losses = chosen.map { TwoPortSweep.loss($0.1) }
    let terms = gigahertz.map(Self.terms)
    let columns = (0..<4).map { term in zip(terms, weights).map { $0[term] * $1 } }
    guard let fitted = LeastSquares.solve(columns: columns, target: zip(losses, weights).map { $0 * $1 }) else {
      return nil
    }
    coefficients = fitted
    frequenciesHz = chosen.map(\.0)
    deviationDecibels = zip(losses, terms).map { loss, terms in
      loss - zip(fitted, terms).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// The fitted loss at a frequency.
  public func loss(at frequency: Frequency) -> Decibels {
    let terms = Self.terms(frequency.hertz / 1e9)
    return Decibels(decibels: zip(coefficients, terms).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// Root of the mean square of the deviation, unweighted.
  public var deviation: Decibels {
    let power = deviationDecibels.reduce(0) { $0 + $1 * $1 } / Double(deviationDecibels.count)
    return Decibels(decibels: power.squareRoot())
  }

  /// Figure of merit of the deviation, `FOM_ILD = sqrt(1/N sum W(f) ILD(f)^2)` with
  /// `W(f) = sinc^2(f / fb) / (1 + (f / ft)^4) / (1 + (f / fr)^8)` (clause 93A.4).
  public func figureOfMerit(_ weighting: LinkWeighting) -> Decibels {
    let power = zip(frequenciesHz, deviationDecibels).reduce(0) { sum, point in
      sum + weighting.share(hertz: point.0) * point.1 * point.1
    }
    return Decibels(decibels: (power / Double(frequenciesHz.count)).squareRoot())
  }

  private static func terms(_ gigahertz: Double) -> [Double] {
    [1, gigahertz.squareRoot(), gigahertz, gigahertz * gigahertz]
  }
}
