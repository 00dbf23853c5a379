import Glibc
public import Numerics

/// A complex response over frequency that can be asked for any frequency.
///
/// Between points magnitude and unwrapped phase are each interpolated along a straight line. What a file leaves out is
/// filled in a stated way:
///
/// - At zero frequency a response is real. Its magnitude is that of the straight line nearest to the first ten points,
///   at least zero, and at most one unless the first point exceeds one; its phase is the multiple of pi nearest to
///   where the line through the phases of those points, whose slope is the group delay, arrives.
/// - Above the last point the magnitude follows the slope of the straight line nearest to the upper half of the points,
///   never rising and never below zero; the phase follows the mean group delay of the last ten points. COM has another
///   rule there, see `TransferInterpolation`.
public struct ResponseCurve: Sendable {
  private let frequenciesHz: [Double]
  private let magnitudes: [Double]
  private let phases: [Double]
  /// Slope of the magnitude above the last point, per hertz.
  private let magnitudeSlope: Double
  /// Slope of the phase above the last point, in radians per hertz.
  private let phaseSlope: Double
  /// How many points the ends are extrapolated from.
  private static let endPoints = 10

  /// Prepares a curve.
  /// - Parameters:
  ///   - frequenciesHz: strictly rising.
  ///   - values: one a frequency; further ones are ignored.
  public init(frequenciesHz: [Double], values: [Complex]) {
    let count = min(frequenciesHz.count, values.count)
    var frequencies = Array(frequenciesHz.prefix(count))
    var magnitudes = values.prefix(count).map(\.magnitude)
    var phases = unwrappedPhases(Array(values.prefix(count)))
    if let first = frequencies.first, first > 0 {
      let start = Self.start(frequencies, magnitudes, phases)
      frequencies.insert(0, at: 0)
      magnitudes.insert(start.magnitude, at: 0)
      phases.insert(start.phase, at: 0)
    }
    let upper = count / 2
    let fit = LeastSquares.line(Array(frequencies.suffix(count - upper)), Array(magnitudes.suffix(count - upper)))
    magnitudeSlope = min(0, fit?.slope ?? 0)
    phaseSlope = LeastSquares.line(frequencies.suffix(Self.endPoints), phases.suffix(Self.endPoints))?.slope ?? 0
    self.frequenciesHz = frequencies
    self.magnitudes = magnitudes
    self.phases = phases
  }

  /// Magnitude and phase at zero frequency.
  private static func start(
    _ frequencies: [Double], _ magnitudes: [Double], _ phases: [Double]
  ) -> (magnitude: Double, phase: Double) {
    let x = Array(frequencies.prefix(endPoints))
    let magnitude = LeastSquares.line(x, Array(magnitudes.prefix(endPoints)))?.offset ?? magnitudes[0]
    let phase = LeastSquares.line(x, Array(phases.prefix(endPoints)))?.offset ?? phases[0]
    return (min(max(0, magnitude), max(1, magnitudes[0])), (phase / Double.pi).rounded() * Double.pi)
  }

  /// The response at a frequency in hertz, at least zero; zero when the curve has no points.
  public func value(atHz frequency: Double) -> Complex {
    guard let last = frequenciesHz.last, let first = frequenciesHz.first else { return .zero }
    if frequency > last { return beyond(frequency - last) }
    guard frequency > first else { return Complex(magnitude: magnitudes[0], phase: phases[0]) }
    var (low, high) = (0, frequenciesHz.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if frequenciesHz[middle] <= frequency { low = middle } else { high = middle }
    }
    let share = (frequency - frequenciesHz[low]) / (frequenciesHz[high] - frequenciesHz[low])
    return Complex(
      magnitude: magnitudes[low] + share * (magnitudes[high] - magnitudes[low]),
      phase: phases[low] + share * (phases[high] - phases[low]))
  }

  /// The response at many frequencies in hertz.
  public func values(atHz frequencies: [Double]) -> [Complex] { frequencies.map { value(atHz: $0) } }

  private func beyond(_ distance: Double) -> Complex {
    guard let magnitude = magnitudes.last, let phase = phases.last else { return .zero }
    return Complex(
      magnitude: max(0, magnitude + magnitudeSlope * distance), phase: phase + phaseSlope * distance)
  }
}

extension LeastSquares {
  fileprivate static func line(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> (offset: Double, slope: Double)? {
    line(Array(x), Array(y))
  }
}
