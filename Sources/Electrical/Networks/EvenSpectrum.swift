public import Numerics

/// A response at evenly spaced frequencies from zero on, as transforms need it.
public struct EvenSpectrum: Sendable, Equatable {
  /// Distance of neighbors, in hertz.
  public let stepHz: Double
  /// Values from zero frequency on.
  public let values: [Complex]
  /// Most points of a grid that is made here.
  private static let pointsAtMost = 1 << 18

  /// Brings a response to an even grid.
  ///
  /// What is even already and begins at zero stays as it is. Else the step is the smallest distance of two neighbors, widened where
  /// that gave more than 262,144 points, and values follow `ResponseCurve`.
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
      stepHz = even
      self.values = values
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
