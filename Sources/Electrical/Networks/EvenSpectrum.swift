public import Numerics

/// A response at evenly spaced frequencies from zero on, as transforms need it.
public struct EvenSpectrum: Sendable, Equatable {
  /// Distance of neighbors, in hertz.
  public let stepHz: Double
  /// Values from zero frequency on.
  public let values: [Complex]
  /// Most points, so that transforms of the largest files stay within some hundred megabytes.
  private static let pointsAtMost = 1 << 18

  /// Brings a response to an even grid.
  ///
  /// What is even already and begins at zero stays as it is; of more than 262,144 points every second, third, ... is
  /// taken. Else the step is the smallest distance of two neighbors, widened where that gave more points than that, and
  /// values follow `ResponseCurve`.
  public init(frequenciesHz: [Double], values: [Complex]) {
    let steps = zip(frequenciesHz.dropFirst(), frequenciesHz).map { $0 - $1 }
    guard let last = frequenciesHz.last, last > 0, values.count == frequenciesHz.count else {
      stepHz = 1
      self.values = Array(values.prefix(1))
      return
    }
    let even = last / Double(max(1, frequenciesHz.count - 1))
    let isEven =
      frequenciesHz.first == 0
      && frequenciesHz.enumerated().allSatisfy { index, frequency in
        abs(frequency - Double(index) * even) <= 1e-6 * even
      }
    if isEven {
      let stride = (values.count - 1) / Self.pointsAtMost + 1
      stepHz = even * Double(stride)
      self.values =
        stride == 1 ? values : Swift.stride(from: 0, to: values.count, by: stride).map { values[$0] }
      return
    }
    let smallest = min(steps.min() ?? last, frequenciesHz[0] > 0 ? frequenciesHz[0] : last)
    let count = min(Self.pointsAtMost, max(2, Int(min(1e9, (last / max(smallest, last * 1e-9)).rounded()))))
    let step = last / Double(count)
    stepHz = step
    self.values = ResponseCurve(frequenciesHz: frequenciesHz, values: values).values(
      atHz: (0...count).map { Double($0) * step })
  }
}
