import Glibc
public import Numerics
public import Quantities

extension TwoPortSweep {
  /// Transmission from port 1 to port 2 over frequency.
  public var transmission: [Complex] { values.map(\.s21) }
  /// Reflection at port 1 over frequency.
  public var nearReflection: [Complex] { values.map(\.s11) }
  /// Reflection at port 2 over frequency.
  public var farReflection: [Complex] { values.map(\.s22) }

  /// Insertion loss over frequency, `-20 log10 |S21|`, in decibels; infinite at a null.
  public var insertionLossDecibels: [Double] { transmission.map(Self.loss) }
  /// Return loss of port 1 over frequency, `-20 log10 |S11|`, in decibels.
  public var nearReturnLossDecibels: [Double] { nearReflection.map(Self.loss) }
  /// Return loss of port 2 over frequency, `-20 log10 |S22|`, in decibels.
  public var farReturnLossDecibels: [Double] { farReflection.map(Self.loss) }

  /// `-20 log10` of a magnitude.
  static func loss(_ value: Complex) -> Double { -10 * log10(value.squaredMagnitude) }

  /// Insertion loss at a frequency, interpolated as `ResponseCurve` states.
  /// - Returns: nothing above the last point.
  public func insertionLoss(at frequency: Frequency) -> Decibels? {
    guard let last = frequenciesHz.last, frequency.hertz <= last, frequency.hertz >= 0 else { return nil }
    let curve = ResponseCurve(frequenciesHz: frequenciesHz, values: transmission)
    return Decibels(decibels: Self.loss(curve.value(atHz: frequency.hertz)))
  }

  /// Group delay over frequency, `-(1 / 2 pi) d phase / d f` by central differences of the unwrapped phase, in seconds;
  /// one-sided at both ends.
  public var groupDelaysSeconds: [Double] {
    let phases = unwrappedPhases(transmission)
    guard phases.count > 1 else { return phases.map { _ in 0 } }
    return phases.indices.map { index in
      let (low, high) = (max(0, index - 1), min(phases.count - 1, index + 1))
      let (before, after) = (frequenciesHz[index] - frequenciesHz[low], frequenciesHz[high] - frequenciesHz[index])
      let slopes = (
        before: before > 0 ? (phases[index] - phases[low]) / before : 0,
        after: after > 0 ? (phases[high] - phases[index]) / after : 0
      )
      // Weighted so that a parabola's slope is exact on uneven grids too.
      let slope = (slopes.before * after + slopes.after * before) / (before + after)
      let isInner = before > 0 && after > 0
      return -(isInner ? slope : slopes.before + slopes.after) / (2 * Double.pi)
    }
  }

  /// Delay of the channel: the median group delay of the points that lose less than 40 dB; nothing when all lose more.
  public var delay: Duration? {
    let losses = insertionLossDecibels
    let delays = zip(groupDelaysSeconds, losses).filter { $0.1 < 40 }.map(\.0).sorted()
    return delays.isEmpty ? nil : Duration(seconds: delays[delays.count / 2])
  }

  /// The sweep seen from its other port.
  public var reversed: TwoPortSweep {
    var other = self
    other.values = values.map(\.reversed)
    return other
  }

  /// Reflection at port 1 when port 2 ends in something that reflects: `s11 + s12 s21 r / (1 - s22 r)`.
  /// - Parameter load: reflection of what stands at port 2 in the sweep's reference, one a frequency; missing ones are
  ///   matched.
  public func reflection(terminatedBy load: [Complex]) -> [Complex] {
    values.enumerated().map { index, two in
      let end = index < load.count ? load[index] : .zero
      return two.s11 + two.s12 * two.s21 * end / (Complex.one - two.s22 * end)
    }
  }
}
