import Numerics

/// A transfer function over all frequencies, from its values at some.
///
/// Magnitude and unwrapped phase are interpolated along straight lines. Below the first point the magnitude follows a
/// straight fit to the first ten points and the phase reaches the nearest multiple of pi at zero; above the last one
/// the magnitude goes in a straight line to where a fit to the upper half would be at the end of the grid, never
/// rising, and the phase keeps the slope that it has between the last two points.
///
/// `ResponseCurve`, which everything but COM asks, lets the magnitude fall from the last point with the slope of that fit and keeps the
/// mean delay of the last ten points. That rule is not used here because the references are not met with it: at the same settings the
/// figure of merit of the Annex 93A references moves by up to 0.017 dB, where 0.01 dB is allowed, and COM of those of Annex 178A by
/// 0.50 dB, where 0.2 dB is. Nor can `ResponseCurve` follow this one, since files have no end of a grid.
///
/// With `followsTrend` a file that does not begin at zero is continued as the COM script does: the first ten phases are replaced by
/// the mean group delay of the first fifty steps, carried on to zero, whatever the phase there; the end follows that of the last fifty-one.
struct TransferInterpolation {
  /// Points that the trend towards zero is taken from.
  private static let lowPoints = 10

  private var frequencies: [Double]
  private var magnitudes: [Double]
  private var phases: [Double]

  /// Prepares the interpolation.
  /// - Parameters:
  ///   - frequencies: at least two, rising, in any unit.
  ///   - values: one each.
  ///   - end: the highest frequency that will be asked for.
  ///   - followsTrend: whether phases of a file that does not begin at zero follow mean group delays.
  init(frequencies: [Double], values: [Complex], end: Double, followsTrend: Bool = false) {
    self.frequencies = frequencies
    magnitudes = values.map(\.magnitude)
    phases = unwrappedPhases(values)
    let trends = followsTrend && (frequencies.first ?? 0) > 0 ? straightenStart() : nil
    extendUpwards(to: end, slope: trends?.last ?? Self.slope(frequencies.suffix(2), phases.suffix(2)))
    extendToZero(slope: trends?.first)
  }

  /// Replaces the first phases by their trend, and returns the slopes of both ends.
  private mutating func straightenStart() -> (first: Double, last: Double)? {
    guard frequencies.count > Self.lowPoints else { return nil }
    let slopes = Self.slopes(frequencies[...], phases[...])
    let (first, last) = (Self.trend(slopes.prefix(50)), Self.trend(slopes.suffix(51)))
    for k in stride(from: Self.lowPoints - 1, through: 0, by: -1) {
      phases[k] = phases[k + 1] - first * (frequencies[k + 1] - frequencies[k])
    }
    return (first, last)
  }

  private mutating func extendUpwards(to end: Double, slope: Double) {
    guard let last = frequencies.last, let lastMagnitude = magnitudes.last, let lastPhase = phases.last, end > last
    else { return }
    let middle = frequencies.count / 2
    let fit = LeastSquares.line(Array(frequencies[middle...]), Array(magnitudes[middle...]))
    let atEnd = fit.map { $0.offset + $0.slope * end } ?? lastMagnitude
    magnitudes.append(min(max(0, atEnd), lastMagnitude))
    phases.append(lastPhase + slope * (end - last))
    frequencies.append(end)
  }

  private mutating func extendToZero(slope trend: Double?) {
    guard let first = frequencies.first, let firstPhase = phases.first, first > 0 else { return }
    let count = min(Self.lowPoints, frequencies.count)
    let fit = LeastSquares.line(Array(frequencies.prefix(count)), Array(magnitudes.prefix(count)))
    let slope = trend ?? Self.slope(frequencies.prefix(count), phases.prefix(count))
    let straight = firstPhase - slope * first
    let atZero = trend == nil ? (straight / Double.pi).rounded() * Double.pi : straight
    frequencies.insert(0, at: 0)
    magnitudes.insert(max(0, fit?.offset ?? magnitudes[0]), at: 0)
    phases.insert(atZero, at: 0)
  }

  /// Values at `0, step, 2 step, ...`.
  func values(count: Int, step: Double) -> [Complex] {
    [Complex](unsafeUninitializedCapacity: count) { buffer, initialized in
      var segment = 0
      var first = 0
      while first < count {
        while segment < frequencies.count - 2, frequencies[segment + 1] < Double(first) * step { segment += 1 }
        var end = count
        if segment < frequencies.count - 2 {
          end = Int(min(Double(count), (frequencies[segment + 1] / step).rounded(.down) + 1))
        }
        end = max(end, first + 1)
        fill(buffer, first..<end, step: step, along: segment)
        first = end
      }
      initialized = count
    }
  }

  /// Values of neighbors along one straight line.
  private func fill(
    _ buffer: UnsafeMutableBufferPointer<Complex>, _ points: Range<Int>, step: Double, along segment: Int
  ) {
    let width = frequencies[segment + 1] - frequencies[segment]
    let from = Double(points.lowerBound) * step - frequencies[segment]
    let rise = (magnitudes[segment + 1] - magnitudes[segment]) / width
    let turn = (phases[segment + 1] - phases[segment]) / width
    let (magnitude, phase) = (magnitudes[segment] + rise * from, phases[segment] + turn * from)
    func place(_ k: Int, _ phasor: Complex) {
      buffer[points.lowerBound &+ k] = max(0, magnitude + Double(k) * step * rise) * phasor
    }
    // Setting up a run is worth while for many points only.
    if points.count > 32 {
      PhasorRun(start: phase, step: step * turn).forEach(points.count) { place($0, $1) }
    } else {
      for k in 0..<points.count { place(k, Complex(magnitude: 1, phase: phase + Double(k) * step * turn)) }
    }
  }

  /// Whether the phase falls with frequency on the whole, as it must behind a delay; if not, points are too far apart
  /// for the delay.
  var isCausal: Bool { (phases.last ?? 0) <= (phases.first ?? 0) }

  /// The median of the slopes between neighbors, which a few bad points do not move.
  private static func slope(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> Double {
    let sorted = slopes(x, y).sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  private static func slopes(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> [Double] {
    zip(zip(x.dropFirst(), x), zip(y.dropFirst(), y)).map { ($1.0 - $1.1) / ($0.0 - $0.1) }
  }

  /// The mean of those values that lie within one standard deviation of their median.
  private static func trend(_ values: ArraySlice<Double>) -> Double {
    let sorted = values.sorted()
    guard sorted.count > 1 else { return sorted.first ?? 0 }
    let median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    let mean = sorted.reduce(0, +) / Double(sorted.count)
    let variance = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted.count - 1)
    let near = sorted.filter { abs($0 - median) < variance.squareRoot() }
    return near.isEmpty ? median : near.reduce(0, +) / Double(near.count)
  }
}
